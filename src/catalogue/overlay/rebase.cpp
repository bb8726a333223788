#include "catalogue/overlay/rebase.h"

#include <algorithm>
#include <map>
#include <utility>

#include "catalogue/diff/compared_text.h"
#include "catalogue/diff/moves.h"
#include "catalogue/diff/pairing.h"
#include "catalogue/overlay/aspects.h"
#include "catalogue/overlay/described.h"
#include "json/encode.h"

namespace zs::catalogue::overlay {
namespace {

constexpr double kMuchAlike = 0.6;
constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

/// An item of the result while it is made: of the new base, or added here (`added`: which change).
struct Placed {
    Item item;
    std::size_t new_base = kNobody;
    std::size_t added = kNobody;
};

std::string message_of(ConflictKind kind, Prefer prefer) {
    std::string const done = prefer == Prefer::local ? "已保留本地的改动" : "已采用新版的内容";
    switch (kind) {
        case ConflictKind::changed_on_both_sides: return "本地和新版都改了这里，" + done + "，请核对。";
        case ConflictKind::withdrawn_in_base:
            return "新版已删除这一条，本地的改动没有了着落，请确认是否作为本地新增保留。";
        case ConflictKind::split_in_base:
            return "新版把这一条拆分或者合并了，本地的改动请对照新的条目重新确定。";
        case ConflictKind::withdrawn_here: return "本地已删除、新版又改写了这一条，" + done + "，请核对。";
        case ConflictKind::added_on_both_sides:
            return "新版新增的一条与本地新增的很相近，两条都在，请决定留哪一条。";
    }
    return {};
}

bool same_for_reader(Aspect const& a, Aspect const& b) {
    return same(a, b) || (a.text && b.text && diff::compared_key(*a.text) == diff::compared_key(*b.text));
}

/// Aspects that say nothing of their own: the local numbering and where the local document has the item.
bool is_quiet(ChangeKind kind) {
    return kind == ChangeKind::set_number || kind == ChangeKind::set_source;
}

class Rebaser {
  public:
    Rebaser(Overlay const& overlay, Catalogue const& old_base, Catalogue const& new_base, Prefer prefer)
        : overlay_(overlay), old_base_(old_base), new_base_(new_base), prefer_(prefer) {
        auto const keys = keys_of(old_base);
        for (std::size_t i = 0; i < keys.size(); ++i)
            old_by_key_[{keys[i].digest, keys[i].nth}] = i;
        old_items_ = diff::standing_items(old_base);
        new_items_ = diff::standing_items(new_base);
        pair_bases();
        std::size_t at = 0;
        for (auto const& list : new_base.lists) {
            lists_.emplace_back();
            for (auto const& item : list.items)
                lists_.back().push_back({item, at++});
        }
        if (overlay.lists) lists_.resize(std::max(lists_.size(), overlay.lists->size()));
    }

    Rebased run(Catalogue const& local) {
        for (auto const& change : overlay_.changes)
            carry(change);
        place(local);
        Catalogue result = rest_of(local);
        for (std::size_t list = 0; list < lists_.size(); ++list) {
            for (auto& placed : lists_[list])
                result.lists[list].items.push_back(std::move(placed.item));
        }
        out_.overlay = make(new_base_, result);
        out_.overlay.previous = to_json(overlay_);
        return std::move(out_);
    }

  private:
    void pair_bases() {
        diff::TextIndex const old_index(old_base_);
        diff::TextIndex const new_index(new_base_, diff::TextIndex::Use::laid_over);
        auto const pairing = diff::pair_items(old_index, new_index);
        new_of_old_.assign(old_items_.size(), kNobody);
        parted_.assign(old_items_.size(), false);
        is_new_.assign(new_items_.size(), true);
        for (auto const& pair : pairing.pairs) {
            new_of_old_[pair.before] = pair.after;
            is_new_[pair.after] = false;
        }
        for (auto const* links : {&pairing.splits, &pairing.merges}) {
            for (auto const& link : *links)
                parted_[link.before] = true;
        }
    }

    Placed* find_new(std::size_t new_base) {
        for (auto& list : lists_) {
            for (auto& placed : list) {
                if (placed.new_base == new_base) return &placed;
            }
        }
        return nullptr;
    }

    void tell(ConflictKind kind, Change const& change, Item const& item, std::string base_was,
              std::string base_now) {
        auto const local = change.now     ? describe(*change.now)
                           : change.added ? change.added->text
                                          : std::string();
        out_.conflicts.push_back({kind, change.kind, item.number, item.text, std::move(base_was),
                                  std::move(base_now), local, message_of(kind, prefer_)});
    }

    /// A change of an item of the base; moves and additions are placed at the end.
    void carry(Change const& change) {
        if (change.kind == ChangeKind::add || change.kind == ChangeKind::move) return;
        auto const old = old_by_key_.at({change.item->digest, change.item->nth});
        auto const& old_item = *old_items_[old].item;
        if (new_of_old_[old] == kNobody) {
            lost(change, old, old_item);
        } else if (change.kind == ChangeKind::withdraw) {
            withdraw(change, old_item, new_of_old_[old]);
        } else {
            change_aspect(change, old_item, new_of_old_[old]);
        }
    }

    void lost(Change const& change, std::size_t old, Item const& old_item) {
        if (is_quiet(change.kind)) return;
        if (change.kind == ChangeKind::withdraw) {
            ++out_.adopted;
        } else {
            tell(parted_[old] ? ConflictKind::split_in_base : ConflictKind::withdrawn_in_base, change,
                 old_item, change.was ? describe(*change.was) : "", "");
        }
    }

    void withdraw(Change const& change, Item const& old_item, std::size_t now) {
        auto const& new_item = *new_items_[now].item;
        bool const reworded = diff::compared_key(old_item.text) != diff::compared_key(new_item.text);
        if (reworded) tell(ConflictKind::withdrawn_here, change, new_item, old_item.text, new_item.text);
        if (reworded && prefer_ == Prefer::base) return;
        if (!reworded) ++out_.carried;
        for (auto& list : lists_)
            std::erase_if(list, [&](Placed const& placed) { return placed.new_base == now; });
    }

    void change_aspect(Change const& change, Item const& old_item, std::size_t now) {
        auto const& new_item = *new_items_[now].item;
        auto const was = aspect_of(old_item, change.kind);
        auto const is = aspect_of(new_item, change.kind);
        auto* const placed = find_new(now);
        if (placed == nullptr) return;  // withdrawn by another change
        if (same_for_reader(is, *change.now)) {
            ++out_.adopted;
        } else if (same(was, is) || is_quiet(change.kind)) {
            ++out_.carried;
            set_aspect(placed->item, *change.now);
        } else {
            tell(ConflictKind::changed_on_both_sides, change, new_item, describe(was), describe(is));
            if (prefer_ == Prefer::local) set_aspect(placed->item, *change.now);
        }
    }

    /// The item of the old base, or the addition, that each item of the local catalogue is.
    struct Origin {
        std::size_t old = kNobody;
        std::size_t added = kNobody;
    };
    std::vector<std::vector<Origin>> origins(Catalogue const& local) const {
        std::vector<std::vector<Origin>> out(local.lists.size());
        std::vector<bool> gone(old_items_.size());
        std::map<std::pair<int, int>, Origin> at;
        for (std::size_t i = 0; i < overlay_.changes.size(); ++i) {
            auto const& change = overlay_.changes[i];
            auto const old = change.item ? old_by_key_.at({change.item->digest, change.item->nth}) : kNobody;
            if (change.kind == ChangeKind::withdraw || change.kind == ChangeKind::move) gone[old] = true;
            if (change.kind == ChangeKind::move) at[{change.at->list, change.at->index}] = {old, kNobody};
            if (change.kind == ChangeKind::add) at[{change.at->list, change.at->index}] = {kNobody, i};
        }
        for (std::size_t old = 0; old < old_items_.size(); ++old) {
            if (!gone[old]) out[old_items_[old].list].push_back({old, kNobody});
        }
        for (auto const& [place, origin] : at)
            out[static_cast<std::size_t>(place.first)].insert(
                out[static_cast<std::size_t>(place.first)].begin() + place.second, origin);
        return out;
    }

    /// Puts what was moved or added here behind what it stood behind.
    void place(Catalogue const& local) {
        auto const all = origins(local);
        std::vector<bool> moved(old_items_.size());
        for (auto const& change : overlay_.changes) {
            if (change.kind == ChangeKind::move)
                moved[old_by_key_.at({change.item->digest, change.item->nth})] = true;
        }
        for (std::size_t list = 0; list < all.size(); ++list) {
            for (std::size_t i = 0; i < all[list].size(); ++i) {
                auto const& origin = all[list][i];
                if (origin.added != kNobody) {
                    add(overlay_.changes[origin.added], origin.added, all[list], i, list);
                } else if (moved[origin.old]) {
                    move(origin.old, all[list], i, list);
                }
            }
        }
    }

    void add(Change const& change, std::size_t which, std::vector<Origin> const& order, std::size_t i,
             std::size_t list) {
        auto const key = diff::compared_key(change.added->text);
        auto const text = diff::grammed(diff::compared_characters(change.added->text));
        for (std::size_t now = 0; now < new_items_.size(); ++now) {
            auto const& item = *new_items_[now].item;
            if (!is_new_[now]) continue;
            if (diff::compared_key(item.text) == key) {
                ++out_.adopted;
                return;
            }
            auto const other = diff::grammed(diff::compared_characters(item.text));
            if (diff::overlap(text, other).likeness >= kMuchAlike)
                tell(ConflictKind::added_on_both_sides, change, item, "", item.text);
        }
        ++out_.carried;
        insert({*change.added, kNobody, which}, order, i, list);
    }

    void move(std::size_t old, std::vector<Origin> const& order, std::size_t i, std::size_t list) {
        auto const now = new_of_old_[old];
        auto* const found = now == kNobody ? nullptr : find_new(now);
        if (found == nullptr) return;
        ++out_.carried;
        auto placed = std::move(*found);
        for (auto& each : lists_)
            std::erase_if(each, [&](Placed const& p) { return p.new_base == now; });
        placed.new_base = now;
        insert(std::move(placed), order, i, list);
    }

    void insert(Placed placed, std::vector<Origin> const& order, std::size_t i, std::size_t list) {
        auto& items = lists_[std::min(list, lists_.size() - 1)];
        auto where = items.begin();
        while (i > 0 && where == items.begin()) {
            auto const& before = order[--i];
            auto const found = std::find_if(items.begin(), items.end(), [&](Placed const& p) {
                return before.added != kNobody
                           ? p.added == before.added
                           : p.new_base != kNobody && p.new_base == new_of_old_[before.old];
            });
            if (found != items.end()) where = found + 1;
        }
        items.insert(where, std::move(placed));
    }

    /// Everything but the items: the local catalogue's where the overlay has it, else the new base's.
    Catalogue rest_of(Catalogue const& local) const {
        Catalogue out = overlay_.rest ? local : new_base_;
        auto const& facts = overlay_.particulars ? local : new_base_;
        out.title = facts.title;
        out.jurisdiction = facts.jurisdiction;
        out.issuer = facts.issuer;
        out.document_number = facts.document_number;
        out.issued_on = facts.issued_on;
        out.lists = new_base_.lists;
        out.lists.resize(lists_.size());
        for (std::size_t i = 0; i < out.lists.size(); ++i) {
            out.lists[i].items.clear();
            if (!overlay_.lists || i >= overlay_.lists->size()) continue;
            out.lists[i].name = (*overlay_.lists)[i].name;
            out.lists[i].kind = (*overlay_.lists)[i].kind;
            out.lists[i].declared_count = (*overlay_.lists)[i].declared_count;
        }
        return out;
    }

    Overlay const& overlay_;
    Catalogue const& old_base_;
    Catalogue const& new_base_;
    Prefer prefer_;
    std::map<std::pair<std::string, int>, std::size_t> old_by_key_;
    std::vector<diff::Standing> old_items_;
    std::vector<diff::Standing> new_items_;
    std::vector<std::size_t> new_of_old_;
    std::vector<bool> parted_;
    std::vector<bool> is_new_;  ///< items of the new base without a pair in the old
    std::vector<std::vector<Placed>> lists_;
    Rebased out_;
};

}  // namespace

Result<Rebased> rebase(Overlay const& overlay, Catalogue const& old_base, Catalogue const& new_base,
                       Prefer prefer) {
    ASSIGN_OR_RETURN(auto const local, apply(old_base, overlay));
    return Rebaser(overlay, old_base, new_base, prefer).run(local);
}

}  // namespace zs::catalogue::overlay
