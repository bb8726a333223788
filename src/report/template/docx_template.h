#pragma once

#include <string_view>

#include "report/template/values.h"

namespace pugi {
class xml_node;
}

namespace zs::report {

/// Fills a part of WordprocessingML (body, header, footer) in place.
void fill_words(pugi::xml_node root, Values& values);
/// Every text that could hold placeholders: a paragraph each.
void each_paragraph_text(pugi::xml_node root, std::function<void(std::string_view)> const& take);

}  // namespace zs::report
