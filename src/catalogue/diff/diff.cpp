#include "catalogue/diff/diff.h"

#include <algorithm>

#include "catalogue/diff/changes.h"
#include "catalogue/diff/moves.h"
#include "catalogue/diff/pairing.h"

namespace zs::catalogue::diff {
namespace {

using Entry = TextIndex::Entry;
using Positions = std::vector<std::uint32_t>;

SideItem side_item(TextIndex const& index, std::uint32_t at) {
    auto const& standing = index.entries()[at].standing;
    auto const& item = *standing.item;
    return {static_cast<int>(at) + 1, standing.in->name, item.number, item.level1, item.level2, item.text,
            item.text_digest,         item.source};
}

Side side_of(Catalogue const& catalogue, TextIndex const& index) {
    return {catalogue.title, catalogue.jurisdiction, catalogue.issued_on,
            static_cast<int>(index.entries().size())};
}

/// Limits of several items, as if they stood in one.
std::vector<Limit> limits_of(TextIndex const& index, Positions const& items) {
    std::vector<Limit> out;
    for (auto const item : items) {
        auto const& limits = index.entries()[item].standing.item->limits;
        out.insert(out.end(), limits.begin(), limits.end());
    }
    return out;
}

class Differ {
  public:
    Differ(TextIndex const& before, TextIndex const& after)
        : before_(before), after_(after), pairing_(pair_items(before, after)) {}

    std::vector<Change> run() {
        group();
        auto const moves = moves_of(before_, after_, pairing_.pairs);
        for (std::size_t i = 0; i < pairing_.pairs.size(); ++i)
            moves_[pairing_.pairs[i].after] = moves[i];
        std::vector<Change> out;
        std::uint32_t passed = 0;  // older items up to here are told of
        for (std::uint32_t j = 0; j < after_.entries().size(); ++j) {
            if (told_after_[j]) continue;
            auto change = change_at(j);
            if (!change.before.empty() && change.moved.empty())
                tell_withdrawn(passed, static_cast<std::uint32_t>(change.before.front().position), out);
            out.push_back(std::move(change));
        }
        tell_withdrawn(passed, static_cast<std::uint32_t>(before_.entries().size()), out);
        return out;
    }

  private:
    void group() {
        links_after_.resize(after_.entries().size());
        links_before_.resize(before_.entries().size());
        told_after_.resize(after_.entries().size());
        moves_.resize(after_.entries().size());
        for (auto const* links : {&pairing_.pairs, &pairing_.splits, &pairing_.merges}) {
            for (auto const& link : *links) {
                links_after_[link.after].push_back(&link);
                links_before_[link.before].push_back(&link);
            }
        }
    }

    void tell_withdrawn(std::uint32_t& passed, std::uint32_t end, std::vector<Change>& out) {
        for (; passed < end; ++passed) {
            if (!links_before_[passed].empty()) continue;
            Change change{ChangeKind::withdrawn};
            change.before.push_back(side_item(before_, passed));
            change.limits = limit_changes(before_.entries()[passed].standing.item->limits, {});
            out.push_back(std::move(change));
        }
    }

    /// All items of both sides that hang together by links.
    void gather(std::uint32_t j, Positions& olds, Positions& news, std::vector<Link const*>& links) {
        Positions open{j};
        told_after_[j] = true;
        news.push_back(j);
        while (!open.empty()) {
            auto const now = open.back();
            open.pop_back();
            for (auto const* link : links_after_[now]) {
                if (std::find(olds.begin(), olds.end(), link->before) != olds.end()) continue;
                olds.push_back(link->before);
                for (auto const* other : links_before_[link->before]) {
                    links.push_back(other);
                    if (told_after_[other->after]) continue;
                    told_after_[other->after] = true;
                    news.push_back(other->after);
                    open.push_back(other->after);
                }
            }
        }
        std::sort(olds.begin(), olds.end());
        std::sort(news.begin(), news.end());
    }

    Change change_at(std::uint32_t j) {
        Positions olds;
        Positions news;
        std::vector<Link const*> links;
        gather(j, olds, news, links);
        Change change;
        for (auto const i : olds)
            change.before.push_back(side_item(before_, i));
        for (auto const now : news)
            change.after.push_back(side_item(after_, now));
        for (auto const* link : links)
            change.parts.push_back({static_cast<int>(link->before) + 1, static_cast<int>(link->after) + 1,
                                    link->before_share, link->after_share});
        change.limits = limit_changes(limits_of(before_, olds), limits_of(after_, news));
        if (olds.empty()) {
            change.kind = ChangeKind::added;
        } else if (olds.size() == 1 && news.size() == 1) {
            compare_pair(olds.front(), news.front(), change);
        } else {
            change.kind = news.size() >= olds.size() ? ChangeKind::split : ChangeKind::merged;
        }
        return change;
    }

    void compare_pair(std::uint32_t i, std::uint32_t j, Change& change) const {
        auto const& old = before_.entries()[i];
        auto const& now = after_.entries()[j];
        change.moved = moves_[j];
        if (old.key != now.key) {
            change.kind = ChangeKind::reworded;
            change.edits = edit_script(old.standing.item->text, now.standing.item->text);
        } else {
            change.kind = change.moved.empty() ? ChangeKind::unchanged : ChangeKind::moved;
        }
        change.units = unit_change(*old.standing.item, *now.standing.item);
        change.fields = field_changes(*old.standing.item, *now.standing.item);
    }

    TextIndex const& before_;
    TextIndex const& after_;
    Pairing pairing_;
    std::vector<std::vector<Link const*>> links_after_;
    std::vector<std::vector<Link const*>> links_before_;
    std::vector<bool> told_after_;
    std::vector<std::vector<Move>> moves_;
};

int& counter(Counts& counts, ChangeKind kind) {
    switch (kind) {
        case ChangeKind::unchanged: return counts.unchanged;
        case ChangeKind::moved: return counts.moved;
        case ChangeKind::reworded: return counts.reworded;
        case ChangeKind::split: return counts.split;
        case ChangeKind::merged: return counts.merged;
        case ChangeKind::added: return counts.added;
        case ChangeKind::withdrawn: return counts.withdrawn;
    }
    return counts.unchanged;
}

int& counter(Counts& counts, LimitChangeKind kind) {
    switch (kind) {
        case LimitChangeKind::tightened: return counts.limits_tightened;
        case LimitChangeKind::loosened: return counts.limits_loosened;
        case LimitChangeKind::added: return counts.limits_added;
        case LimitChangeKind::gone: return counts.limits_gone;
        case LimitChangeKind::changed: return counts.limits_changed;
    }
    return counts.limits_changed;
}

}  // namespace

Diff diff(Catalogue const& before, Catalogue const& after) {
    TextIndex const old_index(before);
    TextIndex const new_index(after, TextIndex::Use::laid_over);
    Diff out;
    out.before = side_of(before, old_index);
    out.after = side_of(after, new_index);
    out.changes = Differ(old_index, new_index).run();
    for (auto const& change : out.changes) {
        ++counter(out.counts, change.kind);
        for (auto const& limit : change.limits)
            ++counter(out.counts, limit.kind);
        if (change.units) ++out.counts.units_changed;
    }
    return out;
}

}  // namespace zs::catalogue::diff
