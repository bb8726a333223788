#pragma once

#include <string>
#include <string_view>

/// Self-contained HTML pages of reports: one file, no other file, no network; light and dark, printable.
namespace zs::report::html {

std::string escaped(std::string_view text);
/// <tag class="name">text</tag>, the text escaped.
std::string element(std::string_view tag, std::string_view name, std::string_view text);
/// A whole page around `body`, with the look that all reports share and the script that filters `.row`s by
/// the buttons of `.filters` (data-kind, data-flag), searches them and steps through them with j and k.
std::string page(std::string_view title, std::string_view body);

}  // namespace zs::report::html
