#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "main/commands.h"

namespace zs {

/// What stands after `zhunsheng serve`.
struct ServeOptions {
    std::string data_folder = "var";
    std::string database;  ///< postgresql://…; "": a file in the folder
    std::string address = "127.0.0.1";
    std::uint16_t port = 8460;  ///< 0: any free one, printed
    std::string web_folder = "web/dist";
    std::string certificate_file;
    std::string key_file;
    std::vector<std::string> import_files;
    std::optional<Instant> fixed_time;  ///< tests: the clock stands still there
};

Result<ServeOptions> parse_serve_options(Arguments const& arguments);

}  // namespace zs
