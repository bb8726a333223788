#include "campaign/figures/figures.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/text.h"
#include "campaign/figures/facts.h"
#include "campaign/figures/numbers.h"
#include "campaign/figures/periods.h"

namespace zs::campaign {
namespace {

using namespace figures;

constexpr char const* kPlusMinus = "±";

std::string value_of(Amount const& amount) {
    if (amount.half_width == 0) return plain(amount.value);
    return plain(amount.value) + kPlusMinus + plain(amount.half_width);
}

struct Span {
    double low = 0;
    double high = 0;
};

Span span_of(std::string_view value) {
    auto const at = value.find(kPlusMinus);
    auto const number = [](std::string_view text) { return std::strtod(std::string(text).c_str(), nullptr); };
    double const middle = number(value.substr(0, at));
    double const half =
        at == std::string_view::npos ? 0 : number(value.substr(at + std::string_view(kPlusMinus).size()));
    return {middle - half, middle + half};
}

}  // namespace

std::vector<Figure> read_figures(std::string_view text, std::string_view period) {
    std::vector<Figure> out;
    std::string year;
    std::string carried(period);
    for (auto const& sentence : sentences_of(text)) {
        auto const timed = read_period(sentence, year);
        if (timed.unclear) {
            carried.clear();
            continue;
        }
        if (!timed.period.empty()) carried = timed.period;
        for (auto const& counted : counted_in(timed.rest)) {
            out.push_back({to_utf8(counted.fact), carried, to_utf8(counted.amount.unit),
                           value_of(counted.amount), to_utf8(sentence)});
        }
    }
    return out;
}

bool agree(std::string_view value, std::string_view other) {
    constexpr double kTiny = 1e-6;
    auto const a = span_of(value);
    auto const b = span_of(other);
    return a.low <= b.high + kTiny && b.low <= a.high + kTiny;
}

}  // namespace zs::campaign
