#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "report/template/values.h"

namespace pugi {
class xml_node;
}

namespace zs::report {

/// The plain text of every entry of the shared strings.
std::vector<std::string> shared_texts(pugi::xml_node root);

/// Fills a worksheet in place. Rows after a repeated one move down with their merged cells.
/// unsupported where a formula stands in or below a repeated row: it would silently point elsewhere.
Result<void> fill_sheet(pugi::xml_node root, std::vector<std::string> const& shared, Values& values);
/// The text of every cell that could hold placeholders.
void each_cell_text(pugi::xml_node root, std::vector<std::string> const& shared,
                    std::function<void(std::string_view)> const& take);

}  // namespace zs::report
