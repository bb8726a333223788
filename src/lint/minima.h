#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zs::lint {

/// What a law, a regulation or a State Council document demands at least, as data/statutes/minima.json tells
/// it in our own words. A limit concerns it if its own words hold one word of each group of `words`, none of
/// `unless`, and the item or its headings one of `context`.
struct Minimum {
    std::string id;
    std::string law;
    std::string article;  ///< 第二十六条, or the number of the document
    std::string matter;   ///< what is settled
    std::vector<std::vector<std::string>> words;
    std::vector<std::string> context;
    std::vector<std::string> unless;
    std::string comparator;  ///< ≥ or ≤
    std::optional<double> value;
    std::optional<std::string> date;  ///< MM-DD, of every year
    std::string unit;                 ///< as in catalogue::Limit
};

std::span<Minimum const> minima();

}  // namespace zs::lint
