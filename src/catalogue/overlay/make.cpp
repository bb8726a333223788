#include <algorithm>

#include "base/digest.h"
#include "catalogue/diff/moves.h"
#include "catalogue/diff/pairing.h"
#include "catalogue/overlay/aspects.h"
#include "catalogue/overlay/described.h"
#include "json/encode.h"

namespace zs::catalogue::overlay {
namespace {

using diff::Link;
using diff::Standing;

Particulars particulars_of(Catalogue const& c) {
    return {c.title, c.jurisdiction, c.issuer, c.document_number, c.issued_on};
}

std::vector<ListHead> heads_of(Catalogue const& c) {
    std::vector<ListHead> out;
    for (auto const& list : c.lists)
        out.push_back({list.name, list.kind, list.declared_count});
    return out;
}

Rest rest_of(Catalogue const& c) {
    return {c.material_requests, c.plan, c.findings};
}

template <class T>
std::optional<T> if_other(T const& base, T const& local) {
    if (json::encode(base) == json::encode(local)) return std::nullopt;
    return local;
}

/// For each local item where it stands.
std::vector<Position> positions_of(std::vector<Standing> const& items) {
    std::vector<Position> out;
    for (auto const& item : items) {
        bool const next = !out.empty() && out.back().list == static_cast<int>(item.list);
        out.push_back({static_cast<int>(item.list), next ? out.back().index + 1 : 0});
    }
    return out;
}

/// Pairs that keep list and order: what is left when moved items are taken out and put in again.
std::vector<bool> stays(std::vector<Standing> const& base, std::vector<Standing> const& local,
                        std::vector<Link> const& pairs) {
    std::vector<std::size_t> same_list;
    std::vector<std::uint32_t> order;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (base[pairs[i].before].list != local[pairs[i].after].list) continue;
        same_list.push_back(i);
        order.push_back(pairs[i].before);
    }
    auto const rising = diff::in_longest_rise(order);
    std::vector<bool> out(pairs.size());
    for (std::size_t i = 0; i < same_list.size(); ++i)
        out[same_list[i]] = rising[i];
    return out;
}

Change withdrawal(ItemKey const& key, Item const& item) {
    Change change{ChangeKind::withdraw, key};
    change.was = aspect_of(item, ChangeKind::replace_text);
    return change;
}

void add_aspects(ItemKey const& key, Item const& base, Item const& local, std::vector<Change>& out) {
    for (auto const kind : kAspects) {
        auto const was = aspect_of(base, kind);
        auto const now = aspect_of(local, kind);
        if (!same(was, now)) out.push_back({kind, key, was, now, std::nullopt, std::nullopt});
    }
}

}  // namespace

std::string base_digest(Catalogue const& base) {
    std::string form;
    for (auto const& list : base.lists) {
        form += json::encode(list.name);
        for (auto const& item : list.items) {
            for (auto const* part : {&item.number, &item.level1, &item.text, &item.units_text})
                form += json::encode(*part);
            form += json::encode(item.level2) + "\n";
        }
    }
    return sm3_label(form);
}

Overlay make(Catalogue const& base, Catalogue const& local) {
    diff::TextIndex const base_index(base);
    diff::TextIndex const local_index(local, diff::TextIndex::Use::laid_over);
    auto const pairs = diff::pair_items(base_index, local_index).pairs;
    auto const base_items = diff::standing_items(base);
    auto const local_items = diff::standing_items(local);
    auto const keys = keys_of(base);
    auto const positions = positions_of(local_items);
    auto const staying = stays(base_items, local_items, pairs);

    Overlay out;
    out.base_title = base.title;
    out.base_digest = base_digest(base);
    out.particulars = if_other(particulars_of(base), particulars_of(local));
    out.lists = if_other(heads_of(base), heads_of(local));
    out.rest = if_other(rest_of(base), rest_of(local));
    std::vector<std::size_t> pair_of_base(base_items.size(), pairs.size());
    std::vector<std::size_t> pair_of_local(local_items.size(), pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i)
        pair_of_base[pairs[i].before] = pair_of_local[pairs[i].after] = i;
    for (std::size_t i = 0; i < base_items.size(); ++i) {
        auto const pair = pair_of_base[i];
        if (pair == pairs.size()) {
            out.changes.push_back(withdrawal(keys[i], *base_items[i].item));
        } else {
            add_aspects(keys[i], *base_items[i].item, *local_items[pairs[pair].after].item, out.changes);
        }
    }
    for (std::size_t j = 0; j < local_items.size(); ++j) {
        auto const pair = pair_of_local[j];
        if (pair == pairs.size()) {
            out.changes.push_back({ChangeKind::add, std::nullopt, std::nullopt, std::nullopt, positions[j],
                                   *local_items[j].item});
        } else if (!staying[pair]) {
            out.changes.push_back({ChangeKind::move, keys[pairs[pair].before], std::nullopt, std::nullopt,
                                   positions[j], std::nullopt});
        }
    }
    return out;
}

}  // namespace zs::catalogue::overlay
