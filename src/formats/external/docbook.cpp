#include "formats/external/docbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace zs::formats {
namespace {

constexpr std::string_view kGroup = "<tgroup cols='";

/// The elements' names are all that keeps it from being HTML.
std::string renamed(std::string text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kNames = {
        {{"informaltable", "table"}, {"row", "tr"}, {"entry", "td"}, {"para", "p"}, {"title", "h1"}}};
    for (auto const& [docbook, html] : kNames) {
        for (char const* before : {"<", "</"}) {
            for (char const* after : {">", " "})
                text = replace_all(std::move(text), fmt::format("{}{}{}", before, docbook, after),
                                   fmt::format("{}{}{}", before, html, after));
        }
    }
    return replace_all(std::move(text), "<title/>", "");  // in HTML it would swallow what follows
}

/// Calls `change` with each piece from `begin` to before `end`; what lies between stays.
template <class Change>
std::string with_pieces(std::string_view text, std::string_view begin, std::string_view end, Change change) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    while (!text.empty()) {
        std::size_t const from = std::min(text.find(begin), text.size());
        std::size_t const to = std::min(text.find(end, from + 1), text.size());
        out.append(text.substr(0, from));
        if (from < to) out += change(text.substr(from, to - from));
        text.remove_prefix(to);
    }
    return out;
}

/// In an entry a line ends only where one ends in the document.
std::string with_line_breaks(std::string_view text) {
    constexpr std::string_view kEntry = "<td>";
    return with_pieces(text, kEntry, "</td>", [&](std::string_view entry) {
        return std::string(kEntry) +
               replace_all(std::string(trim(entry.substr(kEntry.size()))), "\n", "<br>");
    });
}

int columns_of(std::string_view group) {
    int count = 0;
    group.remove_prefix(kGroup.size());
    std::from_chars(group.data(), group.data() + group.size(), count);
    return count;
}

/// Rows with other cells than those before begin another group. A row of one cell is as wide as the table.
std::string with_wide_rows(std::string_view table) {
    int most = 1;
    for (auto at = table.find(kGroup); at != std::string_view::npos; at = table.find(kGroup, at + 1))
        most = std::max(most, columns_of(table.substr(at)));
    return with_pieces(table, kGroup, "</tgroup>", [&](std::string_view group) {
        bool const wide = most > 1 && columns_of(group) == 1;
        return wide ? replace_all(std::string(group), "<td>", fmt::format("<td colspan=\"{}\">", most))
                    : std::string(group);
    });
}

}  // namespace

std::string html_of_docbook(std::string docbook) {
    auto text = renamed(std::move(docbook));
    std::size_t const body = text.find("</bookinfo>");
    if (body != std::string::npos) text.erase(0, body);
    return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>" +
           with_pieces(with_line_breaks(text), "<table", "</table>", with_wide_rows) + "</body></html>";
}

}  // namespace zs::formats
