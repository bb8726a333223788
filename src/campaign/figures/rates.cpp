#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/text.h"
#include "campaign/figures/facts.h"
#include "campaign/figures/figures.h"
#include "campaign/figures/numbers.h"
#include "campaign/figures/periods.h"

namespace zs::campaign {
namespace {

using namespace figures;
using View = std::u32string_view;

/// "按时办结率为99.2%" or "占比25%": what the rate is called, without 率; empty for a share of the one
/// before.
struct Rate {
    std::u32string name;
    std::u32string stem;
    Amount amount;
    std::size_t clause = 0;
};

struct Part {
    Amount amount;
    std::u32string words;
    std::size_t clause = 0;
};

/// What a sentence counts and the rates it states.
struct Read {
    std::vector<Part> parts;
    std::vector<Rate> rates;
};

std::u32string without_lead(std::u32string name) {
    for (View const lead :
         {View(U"其"), View(U"其中"), View(U"的"), View(U"全年"), View(U"全区"), View(U"实现")}) {
        if (name.starts_with(lead)) name.erase(0, lead.size());
    }
    return name;
}

std::optional<Rate> rate_of(View clause, Amount const& amount, std::size_t index) {
    auto const before = clause.substr(0, amount.from);
    auto const at = before.rfind(U'率');
    Rate out{{}, {}, amount, index};
    if (at != View::npos && before.size() - at <= 4) {  // 率, 率为, 率达到
        out.stem = without_lead(std::u32string(before.substr(0, at)));
        out.name = out.stem + U"率";
        return out.stem.empty() ? std::nullopt : std::optional(out);
    }
    bool const share = before == U"占" || before == U"占比" || before == U"占比为" || before == U"占总数" ||
                       before == U"占总数的";
    if (!share) return std::nullopt;
    out.name = U"占比";
    return out;
}

Read read_sentence(View sentence) {
    Read out;
    auto const clauses = clauses_of(sentence);
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        View const clause = clauses[i].text;
        auto const amounts = amounts_of(clause);
        if (amounts.size() != 1 || is_hedged(clause)) continue;
        if (amounts[0].unit == U"%") {
            if (auto rate = rate_of(clause, amounts[0], i)) out.rates.push_back(std::move(*rate));
        } else if (amounts[0].half_width == 0) {
            auto words = std::u32string(clause.substr(0, amounts[0].from));
            words += clause.substr(amounts[0].to);
            out.parts.push_back({amounts[0], std::move(words), i});
        }
    }
    return out;
}

bool gives(double numerator, double denominator, Amount const& rate) {
    if (denominator <= 0) return true;
    double const computed = 100 * numerator / denominator;
    // Rounded or cut off: one unit of the last decimal.
    return std::abs(computed - rate.value) <= std::pow(10.0, -rate.decimals) + 1e-9;
}

/// Any two numbers of one unit, or what is left of one, that give the rate: then nothing is wrong for
/// certain.
bool any_pair_gives(std::vector<Part> const& parts, Amount const& rate) {
    for (auto const& a : parts) {
        for (auto const& b : parts) {
            if (&a == &b || a.amount.unit != b.amount.unit || a.amount.value > b.amount.value) continue;
            if (gives(a.amount.value, b.amount.value, rate)) return true;
            if (gives(b.amount.value - a.amount.value, b.amount.value, rate)) return true;
        }
    }
    return false;
}

/// "按时办结118件" for 按时办结率; for a share, the clause just before it.
Part const* numerator_of(Rate const& rate, std::vector<Part> const& parts) {
    Part const* found = nullptr;
    for (auto const& part : parts) {
        if (part.clause > rate.clause) continue;
        bool const named = rate.stem.empty() ? part.clause + 1 == rate.clause
                                             : part.words.find(rate.stem) != std::u32string::npos;
        if (!named) continue;
        if (found != nullptr) return nullptr;  // which one?
        found = &part;
    }
    return found;
}

/// The one number of the same unit before the numerator that is no smaller.
Part const* denominator_of(Part const& numerator, std::vector<Part> const& parts) {
    Part const* found = nullptr;
    for (auto const& part : parts) {
        if (part.clause >= numerator.clause || part.amount.unit != numerator.amount.unit) continue;
        if (part.amount.value < numerator.amount.value) continue;
        if (found != nullptr) return nullptr;
        found = &part;
    }
    return found;
}

}  // namespace

std::vector<StatedRate> read_rates(std::string_view text) {
    std::vector<StatedRate> out;
    std::string year;
    for (auto const& sentence : sentences_of(text)) {
        for (auto const& rate : read_sentence(read_period(sentence, year).rest).rates) {
            if (rate.stem.empty()) continue;  // a share of what was said before
            out.push_back({to_utf8(rate.name),
                           fmt::format("{:.{}f}", rate.amount.value, rate.amount.decimals),
                           to_utf8(sentence)});
        }
    }
    return out;
}

double likeness(StatedRate const& stated, std::string_view computed_name) {
    auto const sentence = to_utf32(stated.quote);
    auto const rate = to_utf32(stated.rate);
    auto const name = to_utf32(computed_name);
    if (rate.size() < 3 || name.find(rate.substr(rate.size() - 3)) == std::u32string::npos) return 0;
    int all = 0;
    int common = 0;
    for (std::size_t i = 0; i + 1 < name.size(); ++i) {
        auto const pair = name.substr(i, 2);
        bool const says = std::all_of(pair.begin(), pair.end(), [](char32_t c) {
            return is_cjk(c) &&
                   View(U"的在和与或者应当不得以上一二三四五六七八九十百日内个").find(c) == View::npos;
        });
        if (!says) continue;
        ++all;
        if (sentence.find(pair) != std::u32string::npos) ++common;
    }
    return all == 0 ? 0 : static_cast<double>(common) / all;
}

bool agrees_with_computed(StatedRate const& stated, std::string_view computed) {
    double says = 0;
    double is = 0;
    if (computed.ends_with('%')) computed.remove_suffix(1);
    auto const read = [](std::string_view text, double& out) {
        return std::from_chars(text.data(), text.data() + text.size(), out).ec == std::errc();
    };
    if (!read(stated.value, says) || !read(computed, is)) return true;
    auto const point = stated.value.find('.');
    auto const decimals =
        point == std::string::npos ? 0.0 : static_cast<double>(stated.value.size() - point - 1);
    bool const all_or_none = says == 100 || says == 0;
    return std::abs(says - is) <= (all_or_none ? 0 : 0.5 * std::pow(10.0, -decimals)) + 1e-9;
}

std::vector<RateDoubt> check_rates(std::string_view text) {
    std::vector<RateDoubt> out;
    std::string year;
    for (auto const& sentence : sentences_of(text)) {
        auto const read = read_sentence(read_period(sentence, year).rest);
        for (auto const& rate : read.rates) {
            auto const* const numerator = numerator_of(rate, read.parts);
            auto const* const denominator = numerator ? denominator_of(*numerator, read.parts) : nullptr;
            if (denominator == nullptr || any_pair_gives(read.parts, rate.amount)) continue;
            double const computed = 100 * numerator->amount.value / denominator->amount.value;
            int const decimals = std::max(rate.amount.decimals, 1);
            out.push_back({to_utf8(sentence), to_utf8(rate.name),
                           fmt::format("{:.{}f}", rate.amount.value, rate.amount.decimals),
                           plain(numerator->amount.value), plain(denominator->amount.value),
                           fmt::format("{:.{}f}", computed, decimals)});
        }
    }
    return out;
}

}  // namespace zs::campaign
