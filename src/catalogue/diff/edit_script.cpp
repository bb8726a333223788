#include "catalogue/diff/edit_script.h"

#include <algorithm>
#include <cstdint>

#include "catalogue/diff/compared_text.h"

namespace zs::catalogue::diff {
namespace {

constexpr std::size_t kMostCells = 16'000'000;
// A common character counts, following another common one counts more: long runs win over scattered letters.
constexpr std::int32_t kCommon = 2;
constexpr std::int32_t kFollows = 3;
constexpr std::size_t kShortestKept = 3;  // a shorter run is chance

enum Step : std::uint8_t {
    match_after_match = 1,
    match_after_gap = 2,
    gap_ends_match = 4,
    gap_drops_before = 8
};

struct Run {
    EditKind kind;
    std::size_t length;
};
using Runs = std::vector<Run>;

void add(Runs& runs, EditKind kind, std::size_t length) {
    if (length == 0) return;
    if (!runs.empty() && runs.back().kind == kind) {
        runs.back().length += length;
    } else {
        runs.push_back({kind, length});
    }
}

/// The table of an alignment with two states for each pair of places: `match` ends with a common character
/// there, `gap` is the best of all. Steps are kept in one byte.
class Alignment {
  public:
    Alignment(std::u32string_view before, std::u32string_view after)
        : before_(before), after_(after), width_(after.size() + 1), steps_((before.size() + 1) * width_) {
        fill();
    }

    /// In reverse order.
    Runs runs_backwards() const {
        Runs runs;
        std::size_t i = before_.size();
        std::size_t j = after_.size();
        bool in_match = false;
        while (i > 0 || j > 0) {
            auto const step = steps_[i * width_ + j];
            if (in_match) {
                add(runs, EditKind::equal, 1);
                in_match = (step & match_after_match) != 0;
                --i, --j;
            } else if (i > 0 && j > 0 && (step & gap_ends_match) != 0) {
                in_match = true;
            } else if (j == 0 || (i > 0 && (step & gap_drops_before) != 0)) {
                add(runs, EditKind::removed, 1);
                --i;
            } else {
                add(runs, EditKind::inserted, 1);
                --j;
            }
        }
        return runs;
    }

  private:
    static constexpr std::int32_t kNever = -1'000'000'000;

    void fill() {
        std::vector<std::int32_t> match(width_, kNever);
        std::vector<std::int32_t> best(width_, 0);
        for (std::size_t i = 1; i <= before_.size(); ++i) {
            std::int32_t match_diagonal = match[0];
            std::int32_t best_diagonal = best[0];
            for (std::size_t j = 1; j <= after_.size(); ++j) {
                auto const match_above = match[j];
                auto const best_above = best[j];
                std::uint8_t step = 0;
                match[j] = kNever;
                if (before_[i - 1] == after_[j - 1]) {
                    bool const follows = match_diagonal + kFollows >= best_diagonal;
                    match[j] = kCommon + (follows ? match_diagonal + kFollows : best_diagonal);
                    step = follows ? match_after_match : match_after_gap;
                }
                bool const drops_before = best_above > best[j - 1];
                best[j] = std::max(best_above, best[j - 1]);
                if (match[j] >= best[j]) {
                    best[j] = match[j];
                    step |= gap_ends_match;
                } else if (drops_before) {
                    step |= gap_drops_before;
                }
                steps_[i * width_ + j] = step;
                match_diagonal = match_above;
                best_diagonal = best_above;
            }
        }
    }

    std::u32string_view before_;
    std::u32string_view after_;
    std::size_t width_;
    std::vector<std::uint8_t> steps_;
};

struct Change {
    std::size_t removed = 0;
    std::size_t inserted = 0;
    std::size_t common = 0;  ///< that follow
};

/// A common run shorter than what changed on both sides of it helps nobody to read, if something was replaced
/// there.
bool is_island(Change const& left, Change const& right) {
    auto const most = [](Change const& c) { return std::max(c.removed, c.inserted); };
    bool const replaced = left.removed + right.removed > 0 && left.inserted + right.inserted > 0;
    return replaced && left.common < 4 && left.common <= most(left) && left.common <= most(right);
}

/// Changes in order, each with the common run after it; the first may be empty.
std::vector<Change> as_changes(Runs const& runs) {
    std::vector<Change> changes(1);
    for (auto const& run : runs) {
        if (run.kind == EditKind::equal) {
            changes.back().common += run.length;
        } else {
            if (changes.back().common > 0) changes.emplace_back();
            (run.kind == EditKind::removed ? changes.back().removed : changes.back().inserted) += run.length;
        }
    }
    return changes;
}

/// Changes that no common run parts become one.
Runs runs_of_changes(std::vector<Change> const& changes) {
    Runs runs;
    Change open;
    for (auto const& change : changes) {
        open.removed += change.removed;
        open.inserted += change.inserted;
        if (change.common == 0) continue;
        add(runs, EditKind::removed, open.removed);
        add(runs, EditKind::inserted, open.inserted);
        add(runs, EditKind::equal, change.common);
        open = {};
    }
    add(runs, EditKind::removed, open.removed);
    add(runs, EditKind::inserted, open.inserted);
    return runs;
}

Runs tidied(Runs const& runs) {
    std::vector<Change> out;
    for (auto const& change : as_changes(runs)) {
        if (!out.empty() && is_island(out.back(), change)) {
            auto& left = out.back();
            left.removed += left.common + change.removed;
            left.inserted += left.common + change.inserted;
            left.common = change.common;
        } else {
            out.push_back(change);
        }
    }
    return runs_of_changes(out);
}

Runs runs_of(std::u32string_view before, std::u32string_view after) {
    std::size_t const shorter = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    auto const middle = [&](std::u32string_view text) {
        return text.substr(head, text.size() - head - tail);
    };
    Runs runs;
    add(runs, EditKind::equal, head);
    if ((before.size() + 1) * (after.size() + 1) > kMostCells) {
        add(runs, EditKind::removed, middle(before).size());
        add(runs, EditKind::inserted, middle(after).size());
    } else {
        auto inner = Alignment(middle(before), middle(after)).runs_backwards();
        std::reverse(inner.begin(), inner.end());
        for (auto const& run : inner)
            add(runs, run.kind, run.length);
    }
    add(runs, EditKind::equal, tail);
    return runs;
}

bool is_figure(char32_t c) {
    return c >= U'0' && c <= U'9';
}

std::size_t figures_before(std::u32string_view text, std::size_t end, std::size_t most) {
    std::size_t count = 0;
    while (count < most && is_figure(text[end - 1 - count]))
        ++count;
    return count;
}

std::size_t figures_from(std::u32string_view text, std::size_t begin, std::size_t most) {
    std::size_t count = 0;
    while (count < most && is_figure(text[begin + count]))
        ++count;
    return count;
}

/// 15 becomes 5, not "1 is left out": a number that changes is shown whole.
Runs with_whole_numbers(Runs const& runs, std::u32string_view before, std::u32string_view after) {
    auto changes = as_changes(runs);
    std::size_t i = 0;
    std::size_t j = 0;
    for (std::size_t k = 0; k < changes.size(); ++k) {
        Change& change = changes[k];
        bool const begins =
            (change.removed > 0 && is_figure(before[i])) || (change.inserted > 0 && is_figure(after[j]));
        if (k > 0 && begins) {
            std::size_t const more = figures_before(before, i, changes[k - 1].common);
            changes[k - 1].common -= more;
            change.removed += more, change.inserted += more;
            i -= more, j -= more;
        }
        bool const ends = (change.removed > 0 && is_figure(before[i + change.removed - 1])) ||
                          (change.inserted > 0 && is_figure(after[j + change.inserted - 1]));
        if (ends) {
            std::size_t const more = figures_from(before, i + change.removed, change.common);
            change.common -= more;
            change.removed += more, change.inserted += more;
        }
        i += change.removed + change.common;
        j += change.inserted + change.common;
    }
    return runs_of_changes(changes);
}

/// The original wording of `length` characters from `at`, which moves on.
std::string take(std::string_view text, ComparedText const& form, std::size_t& at, std::size_t length) {
    auto const first = form.offsets[at];
    at += length;
    return std::string(text.substr(first, form.offsets[at] - first));
}

}  // namespace

std::vector<Edit> edit_script(std::string_view before, std::string_view after) {
    auto const old_form = compared(before);
    auto const new_form = compared(after);
    std::size_t i = 0;
    std::size_t j = 0;
    std::vector<Edit> edits;
    auto const runs = tidied(runs_of(old_form.characters, new_form.characters));
    for (auto const& run : with_whole_numbers(runs, old_form.characters, new_form.characters)) {
        switch (run.kind) {
            case EditKind::equal:
                edits.push_back({run.kind, take(after, new_form, j, run.length)});
                i += run.length;
                break;
            case EditKind::removed: edits.push_back({run.kind, take(before, old_form, i, run.length)}); break;
            case EditKind::inserted: edits.push_back({run.kind, take(after, new_form, j, run.length)}); break;
        }
    }
    return edits;
}

std::vector<std::uint8_t> kept_characters(std::u32string_view before, std::u32string_view after) {
    std::vector<std::uint8_t> kept;
    kept.reserve(before.size());
    for (auto const& run : tidied(runs_of(before, after))) {
        if (run.kind == EditKind::inserted) continue;
        bool const stays = run.kind == EditKind::equal && run.length >= kShortestKept;
        kept.insert(kept.end(), run.length, stays ? 1 : 0);
    }
    return kept;
}

double kept_share(std::u32string_view part, std::u32string_view whole) {
    auto const kept = kept_characters(part, whole);
    if (kept.empty()) return 0;
    return static_cast<double>(std::count(kept.begin(), kept.end(), 1)) / static_cast<double>(kept.size());
}

}  // namespace zs::catalogue::diff
