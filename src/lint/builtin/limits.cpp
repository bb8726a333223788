#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "base/text.h"
#include "catalogue/diff/limit_changes.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/figures.h"
#include "lint/minima.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using catalogue::Limit;
using catalogue::diff::LimitChangeKind;

std::vector<Limit> const& limits_of(Entry const& entry) {
    return entry.item->limits;
}

bool holds(std::string const& text, std::vector<std::string> const& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string const& word) { return contains(text, word); });
}

/// The limit asks for what the statute settles: its own words name the matter, the item or its headings the
/// field.
bool concerns(Minimum const& minimum, Limit const& limit, std::string const& own, std::string const& around) {
    if (limit.comparator != minimum.comparator || limit.unit != minimum.unit) return false;
    if (limit.mark != catalogue::LimitMark::stated || limit.per.value_or("year") != "year") return false;
    if (holds(own, minimum.unless) || (!minimum.context.empty() && !holds(around, minimum.context)))
        return false;
    return std::all_of(minimum.words.begin(), minimum.words.end(),
                       [&](auto const& words) { return holds(own, words); });
}

/// MM-DD of a yearly date; a date of one year is no rule for all.
bool is_later(std::string const& date, std::string const& by) {
    return date.size() == by.size() && date > by;
}

bool falls_short(Limit const& limit, Minimum const& minimum) {
    if (minimum.date) return limit.date && is_later(*limit.date, *minimum.date);
    if (!limit.value || !minimum.value) return false;
    return minimum.comparator == "≥" ? *limit.value < *minimum.value : *limit.value > *minimum.value;
}

std::string demand_of(Minimum const& minimum) {
    Limit limit;
    limit.comparator = minimum.comparator;
    limit.value = minimum.value;
    limit.unit = minimum.unit;
    limit.date = minimum.date;
    return catalogue::diff::describe(limit);
}

/// The item with the figure of its limit turned into the one that is to be reached.
std::optional<std::string> raised(catalogue::Item const& item, Limit const& limit,
                                  std::optional<double> const& value) {
    if (!limit.value || !value || limit.mark != catalogue::LimitMark::stated) return std::nullopt;
    return with_figure(item.text, limit.quote, *limit.value, *value);
}

void compare_with_statutes(Entry const& entry, std::vector<Limit> const& limits, Report& report) {
    auto const& item = *entry.item;
    auto const around = item.level1 + item.level2.value_or("") + item.text;
    for (Limit const& limit : limits) {
        auto const own = limit.subject + "，" + limit.quote + "，" + limit.condition.value_or("") + "，" +
                         limit.start_event.value_or("") + "，" + limit.end_event.value_or("");
        for (Minimum const& minimum : minima()) {
            if (!concerns(minimum, limit, own, around) || !falls_short(limit, minimum)) continue;
            report.add(
                "limit_below_statute", *entry.list, item,
                fmt::format("第 {} 项写“{}”，而《{}》{}要求{}：{}；请改为不低于法定标准。", item.number,
                            limit.quote, minimum.law, minimum.article, minimum.matter, demand_of(minimum)),
                raised(item, limit, minimum.value));
            break;
        }
    }
}

/// The base, made ready to be searched.
class Base {
  public:
    explicit Base(catalogue::Catalogue const* base)
        : entries_(base == nullptr ? std::vector<Entry>() : entries_of(*base)),
          pairs_(entries_),
          shared_(entries_.size()) {
        for (Entry const& entry : entries_)
            same_.try_emplace(entry.plain, &entry);
    }

    /// The item of the base that says most nearly the same.
    Entry const* counterpart(Entry const& entry) {
        constexpr double kSameMatter = 0.5;
        if (entry.pairs.empty()) return nullptr;
        if (auto const same = same_.find(entry.plain); same != same_.end()) return same->second;
        std::fill(shared_.begin(), shared_.end(), 0U);
        for (std::uint64_t pair : entry.pairs) {
            for (std::uint32_t at : pairs_.entries_with(pair))
                ++shared_[at];
        }
        Entry const* best = nullptr;
        double most = kSameMatter;
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            Entry const& other = entries_[i];
            auto const all = static_cast<double>(entry.pairs.size() + other.pairs.size());
            if (2.0 * shared_[i] < most * all) continue;
            double const share = likeness(entry.pairs, other.pairs, most);
            if (share > most || (best == nullptr && share >= most)) best = &other, most = share;
        }
        return best;
    }

  private:
    std::vector<Entry> entries_;
    PairIndex pairs_;
    std::unordered_map<std::u32string_view, Entry const*> same_;  ///< the first with these words
    std::vector<std::uint32_t> shared_;  ///< pairs in common with the item asked for, at most
};

/// One change of a limit against the base. A limit more or less is told where the words are otherwise the
/// same: items may have been split.
void tell(Entry const& entry, Entry const& base, catalogue::diff::LimitChange const& change, Report& report) {
    constexpr double kSameItem = 0.75;
    auto const& number = entry.item->number;
    auto const& there = base.item->number;
    auto const stated = [](auto const& limit) {
        return limit && limit->mark == catalogue::LimitMark::stated;
    };
    bool const same_item = likeness(entry.pairs, base.pairs) >= kSameItem;
    if (change.kind == LimitChangeKind::loosened) {
        report.add("limit_weaker_than_base", *entry.list, *entry.item,
                   fmt::format("第 {} 项要求“{}”，基准第 {} 项要求“{}”，本地要求低，按此完成仍可能不达标。",
                               number, change.after->quote, there, change.before->quote),
                   change.after->unit == change.before->unit
                       ? raised(*entry.item, *change.after, change.before->value)
                       : std::nullopt);
    } else if (change.kind == LimitChangeKind::tightened) {
        report.add("limit_stricter_than_base", *entry.list, *entry.item,
                   fmt::format("第 {} 项要求“{}”，基准第 {} 项要求“{}”，本地要求高，请确认是有意提高。",
                               number, change.after->quote, there, change.before->quote));
    } else if (change.kind == LimitChangeKind::added && same_item && stated(change.after)) {
        report.add("limit_stricter_than_base", *entry.list, *entry.item,
                   fmt::format("第 {} 项要求“{}”，基准第 {} 项没有这一要求，请确认是有意增加。", number,
                               change.after->quote, there));
    } else if (change.kind == LimitChangeKind::gone && same_item && stated(change.before)) {
        report.add("limit_weaker_than_base", *entry.list, *entry.item,
                   fmt::format("基准第 {} 项要求“{}”，第 {} 项没有这一要求，按此完成仍可能不达标。", there,
                               change.before->quote, number));
    }
}

void compare_with_base(Entry const& entry, std::vector<Limit> const& limits, Base& base, Report& report) {
    if (limits.empty()) return;
    Entry const* other = base.counterpart(entry);
    if (other == nullptr) return;
    for (auto const& change : catalogue::diff::limit_changes(limits_of(*other), limits)) {
        tell(entry, *other, change, report);
    }
}

}  // namespace

void check_limits(Context const& context, Report& report) {
    Base base(context.subject.base);
    for (Entry const& entry : context.entries) {
        if (!entry.item->applicable) continue;
        auto const& limits = limits_of(entry);
        compare_with_statutes(entry, limits, report);
        compare_with_base(entry, limits, base, report);
    }
}

}  // namespace zs::lint
