#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Internal to figures/: sentences, clauses and the numbers in them. UTF-32, so that a character is a place.
namespace zs::campaign::figures {

/// A number with its unit.
struct Amount {
    std::size_t from = 0;  ///< of the first digit
    std::size_t to = 0;    ///< behind the unit
    std::u32string unit;
    double value = 0;
    double half_width = 0;  ///< of a rounded one (1.2万)
    int decimals = 0;
};

/// 。；！？ and line ends separate.
std::vector<std::u32string> sentences_of(std::string_view text);

struct Clause {
    std::u32string text;
    char32_t before = 0;  ///< the mark it follows: ，、（ or 0 for the first
};
/// ，,、（）() separate; a 、 or comma inside a number does not.
std::vector<Clause> clauses_of(std::u32string_view sentence);

/// All numbers with a unit that counts something. Ordinals, ranges, dates and numbers of documents are none.
std::vector<Amount> amounts_of(std::u32string_view clause);
/// Whether something is said that makes the number another thing than a fact: about, at least, planned,
/// compared.
bool is_hedged(std::u32string_view clause);

std::string plain(double value);  ///< "118", "98.33"

}  // namespace zs::campaign::figures
