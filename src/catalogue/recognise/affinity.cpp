#include "catalogue/recognise/affinity.h"

#include <cmath>
#include <unordered_set>

#include "catalogue/recognise/marks.h"

namespace zs::catalogue::recognise {

Affinity::Affinity(std::vector<std::string> const& texts) {
    for (auto const& text : texts) {
        texts_.push_back(compact_of(text));
        std::u32string const& compact = texts_.back();
        std::unordered_set<std::u32string> seen;
        for (std::size_t i = 0; i + 2 <= compact.size(); ++i)
            seen.insert(compact.substr(i, 2));
        for (auto const& pair : seen)
            ++counts_[pair];
    }
}

double Affinity::between(std::size_t text, std::u32string_view heading) const {
    double shared = 0;
    double all = 0;
    for (std::size_t i = 0; i + 2 <= heading.size(); ++i) {
        std::u32string pair(heading.substr(i, 2));
        auto found = counts_.find(pair);
        double count = found == counts_.end() ? 0 : found->second;
        double weight = std::log((static_cast<double>(texts_.size()) + 1) / (count + 0.5));
        if (weight <= 0) continue;
        all += weight;
        if (texts_[text].find(pair) != std::u32string::npos) shared += weight;
    }
    return all > 0 ? shared / all : 0;
}

}  // namespace zs::catalogue::recognise
