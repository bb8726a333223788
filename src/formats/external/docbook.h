#pragma once

#include <string>

namespace zs::formats {

/// The HTML of what antiword writes as DocBook: its tables, their lines and the rows of one cell that go
/// across the whole table.
std::string html_of_docbook(std::string docbook);

}  // namespace zs::formats
