#pragma once

#include <memory>
#include <string>

#include "base/error.h"
#include "ledger/source.h"

namespace zs {

/// A file read where it stands (pread), so that memory does not grow with it. The rows of a workbook (.xlsx)
/// are written to a temporary file first.
Result<std::unique_ptr<ledger::Source>> open_ledger_file(std::string const& path);

}  // namespace zs
