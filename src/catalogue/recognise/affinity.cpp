#include "catalogue/recognise/affinity.h"

#include <algorithm>
#include <cmath>

#include "catalogue/recognise/marks.h"

namespace zs::catalogue::recognise {
namespace {

std::uint64_t pair_at(std::u32string_view text, std::size_t at) {
    return (static_cast<std::uint64_t>(text[at]) << 32U) | text[at + 1];
}

}  // namespace

Affinity::Affinity(std::vector<std::string> const& texts) {
    for (auto const& text : texts) {
        texts_.push_back(compact_of(text));
        std::u32string const& compact = texts_.back();
        std::vector<std::uint64_t> seen;
        for (std::size_t i = 0; i + 2 <= compact.size(); ++i)
            seen.push_back(pair_at(compact, i));
        std::sort(seen.begin(), seen.end());
        seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
        for (std::uint64_t pair : seen)
            ++counts_[pair];
    }
}

double Affinity::between(std::size_t text, std::u32string_view heading) const {
    double shared = 0;
    double all = 0;
    for (std::size_t i = 0; i + 2 <= heading.size(); ++i) {
        std::u32string_view pair = heading.substr(i, 2);
        auto found = counts_.find(pair_at(heading, i));
        double count = found == counts_.end() ? 0 : found->second;
        double weight = std::log((static_cast<double>(texts_.size()) + 1) / (count + 0.5));
        if (weight <= 0) continue;
        all += weight;
        if (texts_[text].find(pair) != std::u32string::npos) shared += weight;
    }
    return all > 0 ? shared / all : 0;
}

}  // namespace zs::catalogue::recognise
