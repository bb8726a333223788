#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/columns.h"
#include "store/submission.h"

namespace zs::store {

ZS_WIRE(EvidenceLink, evidence_id, part, title, file_name, digest, size_bytes, reading, mark, since, until,
        withdrawn);

template <class E>
std::optional<E> optional_word(std::optional<std::string> const& text) {
    if (!text) return std::nullopt;
    E out{};
    word_into(out).receive(*text);
    return out;
}

template <class E>
std::optional<std::string_view> word_or_null(std::optional<E> value) {
    return value ? std::optional(word(*value)) : std::nullopt;
}

}  // namespace zs::store
