#include "catalogue/recognise/rebuild.h"

#include "catalogue/recognise/assemble.h"
#include "catalogue/recognise/cell_lines.h"
#include "catalogue/recognise/groups.h"
#include "catalogue/recognise/labels.h"
#include "catalogue/recognise/lines.h"
#include "catalogue/recognise/row_lines.h"

namespace zs::catalogue::recognise {

namespace {

RecordTable read_pieces(PieceTable const& pieces) {
    Assembly assembly = assemble(pieces, label_pieces(pieces));
    assign_headings(pieces, assembly);
    RecordTable table;
    table.caption = pieces.caption;
    table.columns = pieces.columns;
    for (auto& found : assembly.records)
        table.records.push_back(std::move(found.record));
    return table;
}

}  // namespace

std::vector<RecordTable> rebuild_tables(std::vector<documents::Paragraph const*> const& paragraphs) {
    std::vector<TextLine> lines = text_lines(paragraphs);
    Layout layout = layout_of(lines);
    if (layout == Layout::cell_per_line) return tables_of_cell_lines(lines);
    if (layout == Layout::row_per_line) {
        if (auto straight = tables_of_straight_rows(lines)) return std::move(*straight);
    }
    std::vector<RecordTable> tables;
    for (auto const& pieces : find_piece_tables(lines, layout))
        tables.push_back(read_pieces(pieces));
    std::erase_if(tables, [](RecordTable const& table) { return table.records.empty(); });
    return tables;
}

}  // namespace zs::catalogue::recognise
