#include "catalogue/diff/pairing.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "catalogue/diff/assignment.h"
#include "catalogue/diff/edit_script.h"
#include "catalogue/diff/moves.h"

namespace zs::catalogue::diff {
namespace {

constexpr std::size_t kNearest = 10;
constexpr std::size_t kMostEqual = 64;
constexpr double kSame = 0.42;        // of all characters in common: one text reworded
constexpr double kInside = 0.60;      // of one text found in the other: a part of it
constexpr std::size_t kShortest = 6;  // characters of a text that may be called a part
constexpr double kFarWorse = 0.35;    // less in common than with the best: not this one
constexpr double kOwn = 0.5;          // of a part's wording must not be the partner's already
constexpr double kUnit = 1'000'000;   // a likeness of 1 in weights

using Entry = TextIndex::Entry;

Link link_of(std::uint32_t before, std::uint32_t after, Overlap const& o) {
    return {before, after, o.likeness, o.before_share, o.after_share};
}

double most_share(Link const& link) {
    return std::max(link.before_share, link.after_share);
}

bool is_inside(double share, std::size_t size) {
    return share >= kInside && size >= kShortest;
}

/// Decides between texts equally alike: 0–1000.
double closeness(Entry const& a, Entry const& b, double a_place, double b_place) {
    auto const& x = *a.standing.item;
    auto const& y = *b.standing.item;
    double points = 0;
    if (a.standing.in->kind == b.standing.in->kind) points += 250;
    if (without_number(x.level1) == without_number(y.level1)) points += 300;
    if (without_number(x.level2.value_or("")) == without_number(y.level2.value_or(""))) points += 200;
    if (x.number == y.number) points += 100;
    return points + 150 * (1 - std::abs(a_place - b_place));
}

class Pairer {
  public:
    Pairer(TextIndex const& before, TextIndex const& after)
        : before_(before),
          after_(after),
          pair_of_before_(before.entries().size()),
          pair_of_after_(after.entries().size()) {}

    Pairing run() {
        pair_equal_texts();
        gather_links();
        assign();
        add_splits();
        add_merges();
        std::sort(out_.pairs.begin(), out_.pairs.end(),
                  [](Link const& a, Link const& b) { return a.after < b.after; });
        return std::move(out_);
    }

  private:
    Entry const& old_entry(std::size_t i) const { return before_.entries()[i]; }
    Entry const& new_entry(std::size_t i) const { return after_.entries()[i]; }

    void keep_pair(Link const& link) {
        pair_of_before_[link.before] = link;
        pair_of_after_[link.after] = link;
        out_.pairs.push_back(link);
    }

    /// Texts that stand as often on each side need no thought.
    void pair_equal_texts() {
        for (std::uint32_t j = 0; j < after_.entries().size(); ++j) {
            auto const old = before_.with(new_entry(j).key);
            auto const now = after_.with(new_entry(j).key);
            if (old.size() != now.size()) continue;
            auto const nth = std::find(now.begin(), now.end(), j) - now.begin();
            keep_pair({old[static_cast<std::size_t>(nth)], j, 1, 1, 1});
        }
    }

    void gather_links() {
        links_.resize(after_.entries().size());
        OverlapMeter meter(before_.gram_count());
        for (std::uint32_t j = 0; j < after_.entries().size(); ++j) {
            auto const& text = new_entry(j).text;
            auto const numbers = before_.numbers_of(text);
            auto const equal = before_.with(new_entry(j).key);
            for (auto const i : equal.first(std::min(equal.size(), kMostEqual)))
                links_[j].push_back({i, j, 1, 1, 1});
            meter.take({text.size, numbers});
            for (auto const& near : before_.near(numbers, kNearest)) {
                // A link counts for what one of its sides has no equal for.
                if (pair_of_after_[j] && pair_of_before_[near.entry]) continue;
                if (old_entry(near.entry).key == new_entry(j).key) continue;
                auto const link = link_of(near.entry, j, meter.over(before_.numbered(near.entry)));
                bool const part = is_inside(link.after_share, text.size) ||
                                  is_inside(link.before_share, old_entry(near.entry).text.size);
                if (link.likeness >= kSame || part) links_[j].push_back(link);
            }
        }
    }

    /// What is far from the best of both its items is no candidate for a pair: the piece of one text must not
    /// be pressed on another because its own is taken.
    void drop_far_worse(std::vector<Link>& candidates) const {
        std::vector<double> best_before(before_.entries().size(), 0);
        std::vector<double> best_after(after_.entries().size(), 0);
        for (auto const& row : links_) {
            for (auto const& link : row) {
                best_before[link.before] = std::max(best_before[link.before], most_share(link));
                best_after[link.after] = std::max(best_after[link.after], most_share(link));
            }
        }
        std::erase_if(candidates, [&](Link const& link) {
            double const least = most_share(link) + kFarWorse;
            return least < best_before[link.before] || least < best_after[link.after];
        });
    }

    void assign() {
        std::vector<Link> candidates;
        for (auto const& row : links_) {
            for (auto const& link : row) {
                if (!pair_of_before_[link.before] && !pair_of_after_[link.after]) candidates.push_back(link);
            }
        }
        drop_far_worse(candidates);
        std::vector<PossiblePair> possible;
        auto const place = [](std::size_t i, std::size_t n) {
            return static_cast<double>(i) / static_cast<double>(n);
        };
        for (auto const& link : candidates) {
            auto const near = closeness(old_entry(link.before), new_entry(link.after),
                                        place(link.before, before_.entries().size()),
                                        place(link.after, after_.entries().size()));
            possible.push_back(
                {link.before, link.after, static_cast<std::int64_t>(link.likeness * kUnit + near)});
        }
        auto const column_of = best_assignment(before_.entries().size(), after_.entries().size(), possible);
        for (auto const& link : candidates) {
            if (column_of[link.before] == link.after) keep_pair(link);
        }
    }

    /// Of what `part` has of `whole`, the share that the pair of `whole` does not have too.
    static double own_share(Entry const& whole, Entry const& part, Entry const& partner) {
        auto const mine = kept_characters(whole.key, part.key);
        auto const theirs = kept_characters(whole.key, partner.key);
        std::size_t all = 0;
        std::size_t own = 0;
        for (std::size_t i = 0; i < whole.key.size(); ++i) {
            all += mine[i];
            own += mine[i] != 0 && theirs[i] == 0 ? 1U : 0U;
        }
        return all == 0 ? 0.0 : static_cast<double>(own) / static_cast<double>(all);
    }

    void add_splits() {
        for (std::uint32_t j = 0; j < after_.entries().size(); ++j) {
            if (pair_of_after_[j] || new_entry(j).text.size < kShortest) continue;
            Link const* best = nullptr;
            double most = 0;
            for (auto const& link : links_[j]) {
                if (link.after_share < kInside || !is_new_part(link)) continue;
                // Of two that have its words, the one that has them in their order.
                auto const kept = kept_share(new_entry(j).key, old_entry(link.before).key);
                if (best == nullptr || kept > most) best = &link, most = kept;
            }
            if (best != nullptr) out_.splits.push_back(*best);
        }
    }

    bool is_new_part(Link const& link) const {
        auto const& partner = pair_of_before_[link.before];
        return !partner ||
               own_share(old_entry(link.before), new_entry(link.after), new_entry(partner->after)) >= kOwn;
    }

    bool is_old_part(Link const& link) const {
        auto const& partner = pair_of_after_[link.after];
        return !partner ||
               own_share(new_entry(link.after), old_entry(link.before), old_entry(partner->before)) >= kOwn;
    }

    void add_merges() {
        std::vector<std::optional<Link>> best(before_.entries().size());
        std::vector<std::uint8_t> is_whole(before_.entries().size());  // other items are parts of it
        for (auto const& link : out_.splits)
            is_whole[link.before] = 1;
        for (auto const& row : links_) {
            for (auto const& link : row) {
                auto const i = link.before;
                if (pair_of_before_[i] || is_whole[i] != 0 || old_entry(i).text.size < kShortest) continue;
                if (link.before_share < kInside) continue;
                if (best[i] && link.before_share <= best[i]->before_share) continue;
                if (is_old_part(link)) best[i] = link;
            }
        }
        for (auto const& link : best) {
            if (link) out_.merges.push_back(*link);
        }
    }

    TextIndex const& before_;
    TextIndex const& after_;
    std::vector<std::optional<Link>> pair_of_before_;
    std::vector<std::optional<Link>> pair_of_after_;
    std::vector<std::vector<Link>> links_;  ///< of each newer item
    Pairing out_;
};

}  // namespace

Pairing pair_items(TextIndex const& before, TextIndex const& after) {
    return Pairer(before, after).run();
}

}  // namespace zs::catalogue::diff
