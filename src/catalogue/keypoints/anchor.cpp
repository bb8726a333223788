#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "base/text.h"
#include "catalogue/keypoints/keypoints.h"

namespace zs::catalogue::keypoints {
namespace {

constexpr double kEnough = 0.22;       // cosine
constexpr double kClearlyMore = 0.02;  // than the second
constexpr int kTitleCounts = 3;

using Weights = std::map<std::uint64_t, double>;

/// Neighbouring characters, how often each pair stands there; marks count for nothing.
void add_pairs(std::string_view text, double times, Weights& out) {
    char32_t last = 0;
    for (char32_t const c : to_utf32(text)) {
        if (!is_cjk(c) && !is_digit(c) && c != U'%') continue;
        if (last != 0) out[(static_cast<std::uint64_t>(last) << 32U) | c] += times;
        last = c;
    }
}

Weights pairs_of(KeyPoint const& point) {
    Weights out;
    add_pairs(point.title, kTitleCounts, out);
    for (auto const& check : point.checks)
        add_pairs(check, 1, out);
    for (auto const& limit : point.limits)
        add_pairs(limit.subject, 1, out);
    return out;
}

/// The key points of an edition, ready to be asked.
class Index {
  public:
    explicit Index(Edition const& edition) : edition_(&edition), points_(edition.all()) {
        std::vector<Weights> all;
        for (auto const* point : points_)
            all.push_back(pairs_of(*point));
        for (auto const& weights : all) {
            for (auto const& [pair, times] : weights)
                rarity_[pair] += 1;
        }
        for (auto& [pair, count] : rarity_)
            count = std::log(1 + static_cast<double>(points_.size()) / count);
        for (std::size_t i = 0; i < all.size(); ++i)
            add(i, all[i]);
    }

    [[nodiscard]] Edition const* edition() const { return edition_; }

    /// The nearest with its likeness; `second` is that of the next.
    [[nodiscard]] Anchor nearest(Item const& item, double& second) const {
        std::vector<double> scores(points_.size());
        Weights weights;
        add_pairs(item.text, 1, weights);
        double length = 0;
        for (auto const& [pair, times] : weights) {
            auto const rare = rarity_.find(pair);
            if (rare == rarity_.end()) continue;
            double const weight = std::sqrt(times) * rare->second;
            length += weight * weight;
            for (auto const& [point, own] : holding_.at(pair))
                scores[point] += weight * own;
        }
        Anchor best;
        second = 0;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            double const score = length > 0 ? scores[i] / std::sqrt(length) : 0;
            if (score > best.likeness) {
                second = best.likeness;
                best = {points_[i], score};
            } else {
                second = std::max(second, score);
            }
        }
        return best;
    }

  private:
    void add(std::size_t point, Weights const& weights) {
        double length = 0;
        for (auto const& [pair, times] : weights)
            length += times * rarity_[pair] * rarity_[pair];
        for (auto const& [pair, times] : weights)
            holding_[pair].emplace_back(point, std::sqrt(times) * rarity_[pair] / std::sqrt(length));
    }

    Edition const* edition_;
    std::vector<KeyPoint const*> points_;
    std::unordered_map<std::uint64_t, double> rarity_;
    std::unordered_map<std::uint64_t, std::vector<std::pair<std::size_t, double>>> holding_;
};

std::vector<Index> const& indexes() {
    static auto const kIndexes = [] {
        std::vector<Index> out;
        for (auto const& edition : editions())
            out.emplace_back(edition);
        return out;
    }();
    return kIndexes;
}

struct Tried {
    Anchored anchored;
    double total = 0;
};

Tried anchor_in(Index const& index, Catalogue const& catalogue) {
    Tried out;
    out.anchored.edition = index.edition();
    std::size_t found = 0;
    for (auto const& list : catalogue.lists) {
        for (auto const& item : list.items) {
            double second = 0;
            auto const nearest = index.nearest(item, second);
            out.total += nearest.likeness;
            bool const clear = nearest.likeness >= kEnough && nearest.likeness - second >= kClearlyMore;
            out.anchored.items.push_back(clear ? std::optional(nearest) : std::nullopt);
            found += clear ? 1 : 0;
        }
    }
    if (!out.anchored.items.empty())
        out.anchored.share = static_cast<double>(found) / static_cast<double>(out.anchored.items.size());
    return out;
}

}  // namespace

Anchored anchor(Catalogue const& catalogue) {
    Tried best;
    for (auto const& index : indexes()) {
        auto tried = anchor_in(index, catalogue);
        if (best.anchored.edition == nullptr || tried.total >= best.total) best = std::move(tried);
    }
    return std::move(best.anchored);
}

}  // namespace zs::catalogue::keypoints
