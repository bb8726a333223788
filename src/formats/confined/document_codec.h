#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"

namespace zs::formats {

/// The answer of the reading child, a compact binary form for this process pair only:
/// "ZSD1", 0 and a Document, or 1 and an Error. Integers are LEB128; texts are length and UTF-8; a Place is a
/// byte that says which fields follow.
std::string encode_answer(Result<documents::Document> const& answer);

/// Trusts nothing: every length, count, enumerator, span and text is checked against the bytes that are there
/// and the limits. Error{internal} when the bytes are no answer.
Result<documents::Document> decode_answer(std::string_view bytes, Limits const& limits);

}  // namespace zs::formats
