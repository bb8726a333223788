#include "catalogue/diff/compare.h"

#include <algorithm>
#include <map>

namespace zs::catalogue::diff {
namespace {

SideItem side_item(TextIndex const& index, std::uint32_t at) {
    auto const& standing = index.entries()[at].standing;
    auto const& item = *standing.item;
    return {static_cast<int>(at) + 1, standing.in->name, item.number, item.level1, item.level2, item.text,
            item.text_digest,         item.source};
}

Side side_of(Catalogue const& catalogue, std::size_t items) {
    return {catalogue.title, catalogue.jurisdiction, catalogue.issued_on, static_cast<int>(items)};
}

/// Of each item of the base, the items of the local catalogue that have its text or parts of it.
struct Found {
    std::vector<std::uint32_t> items;
    double likeness = 0;
    bool equal = false;
    bool merged = false;
};

ChangeKind kind_of(Found const& found) {
    if (found.items.empty()) return ChangeKind::withdrawn;
    if (found.items.size() > 1) return ChangeKind::split;
    if (found.merged) return ChangeKind::merged;
    return found.equal ? ChangeKind::unchanged : ChangeKind::reworded;
}

ComparedCell cell_of(Item const& base, Found const& found, TextIndex const& local) {
    ComparedCell cell;
    cell.kind = kind_of(found);
    cell.likeness = found.likeness;
    if (!found.items.empty()) cell.number = local.entries()[found.items.front()].standing.item->number;
    std::vector<Limit> limits;
    for (auto const item : found.items) {
        auto const& own = local.entries()[item].standing.item->limits;
        limits.insert(limits.end(), own.begin(), own.end());
    }
    // What is merged has the limits of its neighbours too: only what went is told.
    cell.limits = limit_changes(base.limits, limits);
    if (found.merged)
        std::erase_if(cell.limits, [](auto const& c) { return c.kind == LimitChangeKind::added; });
    return cell;
}

void count(Counts& counts, ComparedCell const& cell) {
    switch (cell.kind) {
        case ChangeKind::unchanged:
        case ChangeKind::moved: ++counts.unchanged; break;
        case ChangeKind::reworded: ++counts.reworded; break;
        case ChangeKind::split: ++counts.split; break;
        case ChangeKind::merged: ++counts.merged; break;
        case ChangeKind::added: ++counts.added; break;
        case ChangeKind::withdrawn: ++counts.withdrawn; break;
    }
    for (auto const& limit : cell.limits) {
        switch (limit.kind) {
            case LimitChangeKind::tightened: ++counts.limits_tightened; break;
            case LimitChangeKind::loosened: ++counts.limits_loosened; break;
            case LimitChangeKind::added: ++counts.limits_added; break;
            case LimitChangeKind::gone: ++counts.limits_gone; break;
            case LimitChangeKind::changed: ++counts.limits_changed; break;
        }
    }
}

bool is_same_limit(Limit const& a, Limit const& b) {
    return a.quote == b.quote && a.subject == b.subject && a.comparator == b.comparator &&
           a.value == b.value && a.unit == b.unit && a.date == b.date;
}

/// What the local catalogues make of one limit of the base.
LimitSpread spread_of(Limit const& limit, ComparedRow const& row, int local_count) {
    std::map<std::string, int> counts;
    int with_item = local_count;
    for (auto const& cell : row.cells) {
        if (cell.kind == ChangeKind::withdrawn) {
            --with_item;
            continue;
        }
        for (auto const& change : cell.limits) {
            if (!change.before || !is_same_limit(*change.before, limit)) continue;
            ++counts[change.after ? describe(*change.after) : std::string()];
        }
    }
    LimitSpread spread{limit, {}};
    for (auto const& [text, number] : counts)
        spread.values.push_back({text, number});
    std::stable_sort(spread.values.begin(), spread.values.end(),
                     [](LimitValue const& a, LimitValue const& b) { return a.count > b.count; });
    int others = 0;
    for (auto const& value : spread.values)
        others += value.count;
    spread.values.insert(spread.values.begin(), {describe(limit), std::max(0, with_item - others)});
    return spread;
}

}  // namespace

Laid lay_over(TextIndex const& base, Catalogue const& local_catalogue, std::string name) {
    TextIndex const local(local_catalogue, TextIndex::Use::laid_over);
    auto const pairing = pair_items(base, local);
    std::vector<Found> found(base.entries().size());
    std::vector<bool> used(local.entries().size());
    for (auto const& pair : pairing.pairs) {
        auto& one = found[pair.before];
        one.items.push_back(pair.after);
        one.likeness = pair.likeness;
        one.equal = base.entries()[pair.before].key == local.entries()[pair.after].key;
        used[pair.after] = true;
    }
    for (auto const* links : {&pairing.splits, &pairing.merges}) {
        for (auto const& link : *links) {
            auto& one = found[link.before];
            one.merged = one.items.empty() && links == &pairing.merges;
            one.items.push_back(link.after);
            one.likeness = std::max(one.likeness, link.likeness);
            used[link.after] = true;
        }
    }
    Laid laid;
    laid.local.name = std::move(name);
    laid.local.side = side_of(local_catalogue, local.entries().size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        laid.cells.push_back(cell_of(*base.entries()[i].standing.item, found[i], local));
        count(laid.local.counts, laid.cells.back());
    }
    for (std::uint32_t j = 0; j < used.size(); ++j) {
        if (used[j]) continue;
        ++laid.local.counts.added;
        laid.local.added.push_back(side_item(local, j));
    }
    return laid;
}

Comparison compare(Catalogue const& base_catalogue, TextIndex const& base, std::vector<Laid> laid) {
    Comparison out;
    out.base = side_of(base_catalogue, base.entries().size());
    for (std::uint32_t i = 0; i < base.entries().size(); ++i)
        out.rows.push_back({side_item(base, i)});
    for (std::size_t local = 0; local < laid.size(); ++local) {
        out.locals.push_back(std::move(laid[local].local));
        for (std::size_t i = 0; i < out.rows.size(); ++i) {
            auto& cell = laid[local].cells[i];
            if (cell.kind == ChangeKind::unchanged) ++out.rows[i].unchanged;
            if (cell.kind == ChangeKind::withdrawn) ++out.rows[i].withdrawn;
            if (cell.kind == ChangeKind::unchanged && cell.limits.empty()) continue;
            cell.local = static_cast<int>(local);
            out.rows[i].cells.push_back(std::move(cell));
        }
    }
    for (std::size_t i = 0; i < out.rows.size(); ++i) {
        for (auto const& limit : base.entries()[i].standing.item->limits) {
            auto spread = spread_of(limit, out.rows[i], static_cast<int>(laid.size()));
            if (spread.values.size() > 1) out.rows[i].limits.push_back(std::move(spread));
        }
    }
    return out;
}

}  // namespace zs::catalogue::diff
