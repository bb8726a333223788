#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "catalogue/diff/compared_text.h"

namespace zs::catalogue::diff {

/// Which characters of two texts stand in both, in any order: those in three characters in a row that both
/// have. Shares are of each text, 0.0–1.0.
struct Overlap {
    double before_share = 0;
    double after_share = 0;
    double likeness = 0;  ///< of the two texts as wholes: common characters by all characters
};

/// A text made ready to be laid over many others.
struct Grammed {
    std::size_t size = 0;
    std::vector<Gram> grams;
};
Grammed grammed(ComparedText const& text);

Overlap overlap(Grammed const& before, Grammed const& after);

/// Marks (sets to 1) the characters of `text` that stand in `other` too; `marks` has text.size elements.
void mark_common(Grammed const& text, Grammed const& other, std::span<std::uint8_t> marks);

}  // namespace zs::catalogue::diff
