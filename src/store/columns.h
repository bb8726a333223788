#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "json/codec.h"

/// Columns that hold JSON or the name of an enumerator: `cursor.read(item.number, json_into(item.methods))`.
namespace zs::store {

template <class T>
struct JsonReceiver {
    T& out;
    void receive(std::string_view text) const {
        auto decoded = json::decode<T>(text, json::UnknownKeys::ignore);
        ENSURE(decoded.ok());  // only we write these columns
        out = decoded.take();
    }
};

template <class T>
JsonReceiver<T> json_into(T& out) {
    return {out};
}

template <class E>
struct WordReceiver {
    E& out;
    void receive(std::string_view text) const {
        auto value = json::enum_value<E>(text);
        ENSURE(value.has_value());
        out = *value;
    }
};

template <class E>
WordReceiver<E> word_into(E& out) {
    return {out};
}

template <class E>
std::string_view word(E value) {
    return json::enum_name(value);
}

}  // namespace zs::store
