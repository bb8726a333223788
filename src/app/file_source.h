#pragma once

#include <filesystem>
#include <memory>

#include "base/error.h"
#include "base/exchange.h"

namespace zs::app {

/// A stored file, block by block. not_found if it is missing.
Result<std::unique_ptr<ByteSource>> file_source(std::filesystem::path const& path);

}  // namespace zs::app
