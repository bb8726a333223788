#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zs::catalogue::diff {

enum class EditKind { equal, removed, inserted };

/// A run of characters. Texts are the documents' own, not the compared form; where both have them, the newer
/// wording is given.
struct Edit {
    EditKind kind = EditKind::equal;
    std::string text;
};

/// How `before` becomes `after`, character by character, with as few and as long common runs as make sense to
/// a reader. White space and the width of punctuation make no difference. Texts whose lengths multiply to
/// more than 16 million characters are compared at their ends only.
std::vector<Edit> edit_script(std::string_view before, std::string_view after);

/// Which characters of `before` stay, as an edit script of the compared forms sees it: 1 or 0 for each.
/// Unlike an overlap it takes order and place into account: a phrase that comes twice stays once.
std::vector<std::uint8_t> kept_characters(std::u32string_view before, std::u32string_view after);

/// The share of `part` that stands in `whole` in its own order, 0.0–1.0: what an overlap cannot tell. Of
/// compared forms.
double kept_share(std::u32string_view part, std::u32string_view whole);

}  // namespace zs::catalogue::diff
