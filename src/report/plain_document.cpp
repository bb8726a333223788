#include "report/plain_document.h"

#include <algorithm>

#include "report/word_markup.h"

namespace zs::report {
namespace {

constexpr int kTextWidth = 8844;  // of the text area, twentieths of a point

constexpr TextLook kTitle{.font = "方正小标宋简体", .half_points = 44, .align = "center", .line_points = 36};
constexpr TextLook kFact{.font = "楷体_GB2312", .half_points = 28, .align = "both", .line_points = 26};
constexpr TextLook kChapter{
    .font = "黑体", .half_points = 32, .align = "both", .indented = true, .line_points = 29};
constexpr TextLook kBody{.half_points = 32, .align = "both", .indented = true, .line_points = 29};
constexpr TextLook kHeader{.font = "黑体", .half_points = 24, .align = "center"};
constexpr TextLook kCell{.half_points = 24};

/// As wide as their longest cells ask for, none less than a third of an even share.
std::vector<int> widths_of(std::vector<std::vector<std::string>> const& rows) {
    std::size_t columns = 0;
    for (auto const& row : rows)
        columns = std::max(columns, row.size());
    constexpr std::size_t kMost = 120;
    std::vector<std::size_t> wanted(columns, 4);
    for (auto const& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            wanted[i] = std::max(wanted[i], std::min(row[i].size(), kMost));
    }
    std::size_t sum = 0;
    for (auto const one : wanted)
        sum += one;
    auto const least = kTextWidth / static_cast<int>(3 * std::max<std::size_t>(columns, 1));
    auto const free = kTextWidth - least * static_cast<int>(columns);
    std::vector<int> out;
    for (auto const one : wanted)
        out.push_back(least +
                      static_cast<int>(static_cast<std::size_t>(free) * one / std::max<std::size_t>(sum, 1)));
    return out;
}

void write_table(std::vector<std::vector<std::string>> const& rows, Sink const& sink) {
    auto const widths = widths_of(rows);
    sink(markup::table_begin(widths));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::vector<TableCell> cells;
        for (std::size_t column = 0; column < widths.size(); ++column) {
            auto const text = column < rows[i].size() ? rows[i][column] : std::string();
            cells.push_back({text, i == 0 ? kHeader : kCell, 1, {}, {}});
        }
        sink(markup::row(cells, widths, i == 0 ? markup::RowKind::header : markup::RowKind::body));
    }
    sink(markup::table_end());
    sink(markup::paragraph("", kCell));
}

}  // namespace

void write_document(PlainDocument const& document, Sink const& sink) {
    markup::write_package(
        [&document](Sink const& out) {
            out(markup::paragraph(document.title, kTitle));
            out(markup::paragraph("", kBody));
            for (auto const& fact : document.facts)
                out(markup::paragraph(fact, kFact));
            for (auto const& part : document.parts) {
                if (!part.heading.empty()) out(markup::paragraph(part.heading, kChapter));
                for (auto const& text : part.paragraphs)
                    out(markup::paragraph(text, kBody));
                if (!part.rows.empty()) write_table(part.rows, out);
            }
        },
        sink);
}

}  // namespace zs::report
