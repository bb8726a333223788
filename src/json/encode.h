#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "json/traits.h"
#include "json/write.h"

/// Described structs to JSON text, without a tree in between: lists of thousands of rows are written straight
/// out.
namespace zs::json {

template <class T>
void append_json(std::string& out, T const& value);

namespace detail {

template <class Member>
constexpr auto make_key() {
    constexpr std::size_t length = std::string_view(Member::name).size();
    std::array<char, length + 4> key{',', '"'};
    for (std::size_t i = 0; i < length; ++i)
        key[i + 2] = Member::name[i];
    key[length + 2] = '"';
    key[length + 3] = ':';
    return key;
}

template <class T>
void append_struct(std::string& out, T const& value) {
    out += '{';
    bool first = true;
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
        using Member = decltype(member);
        static constexpr auto key = make_key<Member>();
        auto const& field = value.*Member::pointer;
        using Field = std::remove_cvref_t<decltype(field)>;
        if constexpr (IsOptional<Field>::value && omits_absent<T>()) {
            if (!field) return;
        }
        std::size_t const skip = first ? 1 : 0;
        out.append(key.data() + skip, key.size() - skip);
        first = false;
        append_json(out, field);
    });
    out += '}';
}

template <class T>
void append_map(std::string& out, T const& map) {
    char before = '{';
    for (auto const& [key, value] : map) {
        out += before;
        before = ',';
        append_string(out, key);
        out += ':';
        append_json(out, value);
    }
    if (before == '{') out += '{';
    out += '}';
}

}  // namespace detail

template <class T>
void append_json(std::string& out, T const& value) {
    if constexpr (std::is_same_v<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::is_integral_v<T>) {
        append_integer(out, static_cast<std::int64_t>(value));
    } else if constexpr (IsId<T>::value) {
        append_integer(out, value.value);
    } else if constexpr (std::is_floating_point_v<T>) {
        append_number(out, static_cast<double>(value));
    } else if constexpr (std::is_convertible_v<T const&, std::string_view>) {
        append_string(out, value);
    } else if constexpr (IsOptional<T>::value) {
        value ? append_json(out, *value) : void(out += "null");
    } else if constexpr (IsVector<T>::value) {
        char before = '[';
        for (auto const& element : value) {
            out += before;
            before = ',';
            append_json(out, element);
        }
        if (before == '[') out += '[';
        out += ']';
    } else if constexpr (IsMap<T>::value) {
        detail::append_map(out, value);
    } else if constexpr (DescribedEnum<T>) {
        append_string(out, enum_name(value));
    } else {
        static_assert(Described<T>, "describe the type with ZS_WIRE");
        detail::append_struct(out, value);
    }
}

template <class T>
std::string encode(T const& value) {
    std::string out;
    append_json(out, value);
    return out;
}

}  // namespace zs::json
