#include "app/measure_proposals.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/text.h"
#include "ledger/measure.h"
#include "requirements/limits.h"

namespace zs::app {
namespace {

using catalogue::Limit;
using ledger::Measure;

constexpr double kLikely = 0.55;  // share of the measure's pairs of characters that stand in the item
constexpr double kNearBest = 0.85;

struct Known {
    ledger::Kind const* kind;
    Measure measure;
    std::set<std::u32string> pairs;  ///< of its basis and kind
};

bool says_nothing(char32_t c) {
    return !is_cjk(c) ||
           std::u32string_view(U"的在和与或者应当不不得以上一二三四五六七八九十百日内个").find(c) !=
               std::u32string_view::npos;
}

/// Pairs of neighbouring Chinese characters, without numbers and small words: numbers differ from place to
/// place, what is counted does not.
std::set<std::u32string> pairs_of(std::string_view text) {
    std::set<std::u32string> out;
    auto const all = to_utf32(text);
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        if (!says_nothing(all[i]) && !says_nothing(all[i + 1])) out.insert(all.substr(i, 2));
    }
    return out;
}

std::vector<Known> const& known_measures() {
    static auto const all = [] {
        std::vector<Known> out;
        for (auto const& kind : ledger::kinds()) {
            auto measures = ledger::parse_measures(ledger::shipped_measures(kind.key));
            if (!measures.ok()) continue;
            for (auto& measure : *measures) {
                if (!measure.target) continue;
                auto pairs = pairs_of(measure.name + "，" + measure.basis.value_or(""));
                out.push_back({&kind, std::move(measure), std::move(pairs)});
            }
        }
        return out;
    }();
    return all;
}

double likeness(std::set<std::u32string> const& measure, std::set<std::u32string> const& item) {
    if (measure.empty()) return 0;
    auto const common =
        std::count_if(measure.begin(), measure.end(), [&](auto const& pair) { return item.contains(pair); });
    return static_cast<double>(common) / static_cast<double>(measure.size());
}

/// The likeliest first; none that is far less likely than the best: licences are published like penalties.
std::vector<Known const*> likely_measures(std::set<std::u32string> const& item) {
    std::vector<std::pair<double, Known const*>> found;
    for (auto const& known : known_measures()) {
        if (auto const share = likeness(known.pairs, item); share >= kLikely)
            found.emplace_back(share, &known);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](auto const& a, auto const& b) { return a.first > b.first; });
    std::vector<Known const*> out;
    for (auto const& [share, known] : found) {
        if (share >= kNearBest * found.front().first) out.push_back(known);
    }
    return out;
}

std::optional<ledger::Counting> counting_of(std::string const& unit) {
    if (unit == "working_day") return ledger::Counting::working_days;
    if (unit == "day") return ledger::Counting::calendar_days;
    if (unit == "month") return ledger::Counting::months;
    return std::nullopt;
}

/// The measure with the limit's number in it; nothing if the two are of different forms.
std::optional<Measure> fitted(Measure measure, Limit const& limit) {
    bool const whole = limit.value && *limit.value >= 0 && *limit.value == std::floor(*limit.value);
    if (auto const counting = counting_of(limit.unit); measure.within && counting && whole) {
        auto const number = static_cast<int>(*limit.value);
        bool const most = limit.comparator == "≤" || limit.comparator == "<";
        if (most != measure.within->limit.has_value()) return std::nullopt;
        (most ? measure.within->limit : measure.within->at_least) = number;
        measure.within->counting = counting;
        return measure;
    }
    bool const rate = measure.within || measure.ratio || measure.sequence;
    if (rate && limit.unit == "%" && limit.value) {
        auto const sign = limit.comparator == "≥" ? ">= " : limit.comparator == ">" ? "> " : "";
        measure.target = ledger::Scalar{fmt::format("{}{}%", sign, *limit.value), false};
        return measure;
    }
    bool const none = limit.value && *limit.value == 0;
    if (measure.count && none) return measure;
    return std::nullopt;
}

/// Names tell measures apart: one with another number than the one carried along has it in its name.
std::string name_of(Known const& known, Measure const& fitted, std::string const& number) {
    bool const same = ledger::measure_json(known.measure) == ledger::measure_json(fitted);
    return same ? fitted.name : fmt::format("{}（指标{}）", fitted.name, number);
}

}  // namespace

std::vector<MeasureProposal> proposals_of(store::Item const& item) {
    std::vector<MeasureProposal> out;
    auto const pairs = pairs_of(item.content.text);
    auto const limits = requirements::limits_of(item.content);
    std::set<std::string> names;
    for (auto const* known : likely_measures(pairs)) {
        for (auto const& limit : limits) {
            auto measure = fitted(known->measure, limit);
            if (!measure) continue;
            measure->name = name_of(*known, *measure, item.content.number);
            if (!names.insert(measure->name).second) continue;
            out.push_back({std::nullopt, item.id, item.content.number, item.content.text, limit.quote,
                           known->kind->key, known->kind->title, measure->name,
                           ledger::measure_json(*measure), measure->target->text, std::nullopt});
        }
    }
    return out;
}

}  // namespace zs::app
