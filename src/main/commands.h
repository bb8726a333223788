#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zs {

using Arguments = std::vector<std::string>;

/// One word of the command line: `zhunsheng NAME …`. Returns the exit status.
struct Command {
    std::string_view name;
    std::string_view summary;  ///< Chinese, one line, for the help
    int (*run)(Arguments const& arguments);
};

/// Every command, in the order of the help. To add one, declare its function and add a row in commands.cpp.
std::span<Command const> commands();

}  // namespace zs
