#include "catalogue/diff/trace.h"

#include <algorithm>

#include "catalogue/diff/pairing.h"

namespace zs::catalogue::diff {
namespace {

constexpr std::size_t kNearest = 12;
constexpr double kEnough = 0.5;  // of the newer text

struct Origin {
    std::uint32_t before = 0;
    Overlap overlap;
};

std::optional<Origin> origin_of(TextIndex const& before, TextIndex::Entry const& entry) {
    std::optional<Origin> best;
    auto const consider = [&](std::uint32_t candidate) {
        auto const o = overlap(before.entries()[candidate].text, entry.text);
        bool const better =
            !best || o.after_share > best->overlap.after_share ||
            (o.after_share == best->overlap.after_share && o.before_share > best->overlap.before_share);
        if (better) best = Origin{candidate, o};
    };
    for (auto const equal :
         before.with(entry.key).first(std::min<std::size_t>(before.with(entry.key).size(), 1)))
        consider(equal);
    for (auto const& near : before.near(entry.text, kNearest))
        consider(near.entry);
    if (best && best->overlap.after_share < kEnough) best.reset();
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
    for (std::size_t j = 0; j < new_index.entries().size(); ++j) {
        auto const& entry = new_index.entries()[j];
        TracedItem item{static_cast<int>(j) + 1, entry.standing.in->name, entry.standing.item->number};
        if (auto const origin = origin_of(old_index, entry)) {
            auto& whole = out.wholes[origin->before];
            item.before = whole.before;
            item.before_list = whole.list;
            item.before_number = whole.number;
            item.after_share = origin->overlap.after_share;
            item.before_share = origin->overlap.before_share;
            whole.parts.push_back(item.after);
            mark_common(old_index.entries()[origin->before].text, entry.text, covered[origin->before]);
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
