#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zs::lint {

/// A file of data/lint or data/statutes, carried in the binary: "lint/rules.json". A missing one is a bug:
/// throws.
std::string_view data_file(std::string_view name);

/// The lines of a file that say something: without blank ones and those that begin with '#'.
std::vector<std::string_view> data_lines(std::string_view name);

}  // namespace zs::lint
