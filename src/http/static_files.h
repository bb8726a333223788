#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/exchange.h"

namespace zs::http {

/// The files of the web pages. A path without a file is index.html (the pages' own addresses), one below
/// /assets/ is not found. `x.br` and `x.gz` beside `x` are sent to those who take them.
class StaticFiles {
  public:
    explicit StaticFiles(std::filesystem::path root) : root_(std::move(root)) {}

    /// GET or HEAD. Conditional (If-None-Match) and one range of bytes (Range, If-Range) are understood.
    [[nodiscard]] Response serve(Request const& request) const;

  private:
    std::filesystem::path root_;
};

/// The decoded path, if it stays below the root and names no hidden file.
bool is_safe_path(std::string_view decoded);

}  // namespace zs::http
