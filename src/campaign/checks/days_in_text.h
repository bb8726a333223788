#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zs::campaign {

/// A day, month or year that a text says something happened in, as the first and last day it can mean.
struct DatedWords {
    std::string words;  ///< as written: 2019年5月
    std::string first;  ///< "2019-05-01"
    std::string last;   ///< "2019-05-31"
};

/// Left out: what stands in titles 《》, document numbers 〔2018〕 and brackets of amendment, and years that
/// are only compared with (较2019年增长).
std::vector<DatedWords> days_in(std::string_view text);

}  // namespace zs::campaign
