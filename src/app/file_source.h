#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "base/error.h"
#include "base/exchange.h"

namespace zs::app {

/// A stored file from `offset` on, block by block. not_found if it is missing.
Result<std::unique_ptr<ByteSource>> file_source(std::filesystem::path const& path, std::uint64_t offset = 0);

/// Opens the file anew for each part of it that is asked for; throws if it is gone.
std::function<std::unique_ptr<ByteSource>(std::uint64_t)> opener_of(std::filesystem::path path);

}  // namespace zs::app
