#pragma once

#include <map>
#include <utility>

#include "documents/document.h"

namespace zs::formats {

struct DecodedText;

/// A kind of remark as the user is told of it; `message` has a {} for how often it was met.
template <class Remark>
struct NoticeText {
    Remark kind;
    char const* code;
    char const* message;
};

void add_notice(documents::Document& document, char const* code, char const* message, int count,
                documents::Place const& first);

/// One notice for each kind that was met, in the order of the texts, at the place it was met first.
template <class Remark, std::size_t N>
void add_notices(NoticeText<Remark> const (&texts)[N],
                 std::map<Remark, std::pair<int, documents::Place>> const& remarks,
                 documents::Document& document) {
    for (auto const& text : texts) {
        auto found = remarks.find(text.kind);
        if (found == remarks.end()) continue;
        add_notice(document, text.code, text.message, found->second.first, found->second.second);
    }
}

/// What a file's letters need to be told of: that their encoding was guessed (`guessed` has a {} for its
/// name), and how many were damaged, first at `damaged_at`.
void add_encoding_notices(DecodedText const& decoded, char const* guessed, documents::Place const& damaged_at,
                          documents::Document& document);

}  // namespace zs::formats
