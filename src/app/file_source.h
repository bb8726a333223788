#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/error.h"
#include "base/exchange.h"

namespace zs::app {

/// A stored file, block by block; with its digest it can be asked for in parts (base/ranged_source.h).
/// not_found if it is missing.
Result<std::unique_ptr<ByteSource>> file_source(std::filesystem::path const& path, std::string digest = {});

}  // namespace zs::app
