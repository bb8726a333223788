#pragma once

#include "base/error.h"
#include "main/options.h"

namespace zs {

/// `ledger verify`: recomputes every stored result of a data folder from the raw files.
Result<int> verify_ledgers(Options const& options);

/// `ledger watch`: takes the ledgers that appear in a folder. Columns are confirmed by a person, unless the
/// unit brought the same headings before.
Result<int> watch_ledgers(Options const& options);

}  // namespace zs
