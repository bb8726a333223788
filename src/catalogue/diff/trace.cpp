#include "catalogue/diff/trace.h"

#include <algorithm>
#include <optional>
#include <span>

#include "catalogue/diff/edit_script.h"
#include "catalogue/diff/pairing.h"

namespace zs::catalogue::diff {
namespace {

constexpr std::size_t kNearest = 12;
constexpr double kEnough = 0.5;  // of the newer text
constexpr double kNearlyAsMuch = 0.15;

struct Origin {
    std::uint32_t before = 0;
    Overlap overlap;
    double kept = 0;
};

/// Among those that have the words, the one that has them in their order; of equals, the one that the entry
/// before came from: what was split stands together. `meter` has taken the entry, whose grams are `numbers`.
std::optional<Origin> origin_of(TextIndex const& before, TextIndex::Entry const& entry,
                                std::span<std::uint32_t const> numbers, OverlapMeter& meter,
                                std::optional<std::uint32_t> last) {
    std::vector<Origin> origins;
    auto const equal = before.with(entry.key);
    if (!equal.empty()) origins.push_back({equal.front(), {1, 1, 1}, 1});
    double most = origins.empty() ? kEnough : 1;
    for (auto const& near : before.near(numbers, kNearest)) {
        auto const& old = before.entries()[near.entry];
        if (old.key == entry.key) continue;
        origins.push_back({near.entry, meter.over(before.numbered(near.entry)), 0});
        most = std::max(most, origins.back().overlap.after_share);
    }
    std::optional<Origin> best;
    for (auto& origin : origins) {
        if (origin.overlap.after_share < std::max(kEnough, most - kNearlyAsMuch)) continue;
        if (origin.kept == 0) origin.kept = kept_share(entry.key, before.entries()[origin.before].key);
        bool const goes_on = equal.empty() && best && origin.kept == best->kept && origin.before == last;
        if (!best || origin.kept > best->kept || goes_on) best = origin;
    }
    return best;
}

}  // namespace

Trace trace(Catalogue const& before, Catalogue const& after) {
    TextIndex const old_index(before);
    TextIndex const new_index(after, TextIndex::Use::laid_over);
    Trace out;
    std::vector<std::vector<std::uint8_t>> covered;
    for (std::size_t i = 0; i < old_index.entries().size(); ++i) {
        auto const& entry = old_index.entries()[i];
        out.wholes.push_back(
            {static_cast<int>(i) + 1, entry.standing.in->name, entry.standing.item->number, {}, 0});
        covered.emplace_back(entry.text.size);
    }
    OverlapMeter meter(old_index.gram_count());
    std::optional<std::uint32_t> last;
    for (std::size_t j = 0; j < new_index.entries().size(); ++j) {
        auto const& entry = new_index.entries()[j];
        TracedItem item{static_cast<int>(j) + 1, entry.standing.in->name, entry.standing.item->number};
        item.text = entry.standing.item->text;
        auto const numbers = old_index.numbers_of(entry.text);
        meter.take({entry.text.size, numbers});
        if (auto const origin = origin_of(old_index, entry, numbers, meter, last)) {
            last = origin->before;
            item.before_text = old_index.entries()[origin->before].standing.item->text;
            auto& whole = out.wholes[origin->before];
            item.before = whole.before;
            item.before_list = whole.list;
            item.before_number = whole.number;
            item.after_share = origin->overlap.after_share;
            item.before_share = origin->overlap.before_share;
            whole.parts.push_back(item.after);
            meter.mark_common(old_index.numbered(origin->before), covered[origin->before]);
        }
        out.items.push_back(std::move(item));
    }
    for (std::size_t i = 0; i < covered.size(); ++i) {
        auto const marked = std::count(covered[i].begin(), covered[i].end(), 1);
        if (!covered[i].empty())
            out.wholes[i].share = static_cast<double>(marked) / static_cast<double>(covered[i].size());
    }
    return out;
}

}  // namespace zs::catalogue::diff
