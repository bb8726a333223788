#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"

/// What the indicators of the two national versions ask for, in short: data/keypoints. And which of them an
/// item of a local catalogue takes up.
namespace zs::catalogue::keypoints {

struct KeyPoint {
    std::string number;
    std::string level1;
    std::string title;  ///< at most 16 characters
    Effect effect = Effect::none;
    std::optional<std::vector<std::string>> from_2019;
    std::vector<std::string> checks;
    std::vector<Limit> limits;
};

struct Edition {
    std::string schema;
    std::string version;
    std::string source;
    std::optional<std::vector<std::string>> added;
    std::optional<std::vector<std::string>> dropped;
    std::vector<KeyPoint> indicators;
    std::vector<KeyPoint> additional;

    [[nodiscard]] std::vector<KeyPoint const*> all() const;
};

/// Oldest first.
std::span<Edition const> editions();

/// The key point an item takes up, by its wording.
struct Anchor {
    KeyPoint const* point = nullptr;
    double likeness = 0;
};

struct Anchored {
    Edition const* edition = nullptr;          ///< the one the catalogue is nearer to
    std::vector<std::optional<Anchor>> items;  ///< through all lists, in order
    double share = 0;                          ///< of the items that have one

    /// Most of the items take up the national indicators.
    [[nodiscard]] bool is_national() const { return share >= 0.6; }
};

/// Pure and deterministic. Words that few key points have in common count most; where two are nearly as near,
/// there is none.
Anchored anchor(Catalogue const& catalogue);

/// An indicator of the newer version and those of the older that it continues; none where it is new. Without
/// a newer one: dropped.
struct Step {
    KeyPoint const* after = nullptr;
    std::vector<KeyPoint const*> before;
};
std::vector<Step> steps();

}  // namespace zs::catalogue::keypoints
