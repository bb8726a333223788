#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "ledger/source.h"

namespace zs::ledger {

/// A row that may hold the headings: titles often stand above them.
struct HeadingRow {
    std::vector<std::string> headings;  ///< UTF-8
    std::uint64_t data_at = 0;          ///< where the row after it begins
    std::uint64_t lines = 0;            ///< up to and including it
};

/// The first rows of a ledger, at most so many.
inline constexpr std::size_t kHeadingRows = 5;
Result<std::vector<HeadingRow>> read_heading_rows(Source const& source, std::size_t most = kHeadingRows);

}  // namespace zs::ledger
