#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Figures as people write them – what, of which time, how much – read out of statements, so that the same
/// fact with two values is noticed. Rather none than a wrong one: what is about, at least, planned, compared
/// or counted together is left out.
namespace zs::campaign {

struct Figure {
    std::string fact;  ///< what is counted, in the form in which two spellings are one: "办理|行政处罚案件"
    std::string
        period;  ///< "2024", "2024-H1", "2024-Q2", "2024-05", "2024-05-03", "2023/"; "" if it is not said
    std::string unit;   ///< 件 人次 % …
    std::string value;  ///< decimal; of a rounded one with its half width: "12000±500"
    std::string quote;  ///< the sentence, as written
};

/// In the order of the text. `period` is what a figure belongs to whose sentence names no time; "" if
/// unknown.
std::vector<Figure> read_figures(std::string_view text, std::string_view period = "");

/// A percentage that no two numbers around it give.
struct RateDoubt {
    std::string quote;        ///< the sentence
    std::string rate;         ///< "按时办结率"
    std::string stated;       ///< "99.2"
    std::string numerator;    ///< "118"
    std::string denominator;  ///< "120"
    std::string computed;     ///< "98.3", with the decimals of the stated one
};
std::vector<RateDoubt> check_rates(std::string_view text);

/// A rate as a text states it: 公开率, "100", the sentence.
struct StatedRate {
    std::string rate;
    std::string value;
    std::string quote;
};
std::vector<StatedRate> read_rates(std::string_view text);
/// How surely a stated rate is the one that is computed under a name, 0 to 1: the share of the name's words
/// that stand in the sentence; 0 where the rate's own last word is not in the name.
double likeness(StatedRate const& stated, std::string_view computed_name);
/// A stated rate may be rounded, but all is all: 99.6 is not 100.
bool agrees_with_computed(StatedRate const& stated, std::string_view computed);

/// Whether both can be true: equal, or one a rounding of the other.
bool agree(std::string_view value, std::string_view other);

}  // namespace zs::campaign
