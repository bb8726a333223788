#include "catalogue/recognise/rebuild.h"

#include "catalogue/recognise/cell_lines.h"
#include "catalogue/recognise/lines.h"

namespace zs::catalogue::recognise {

std::vector<RecordTable> rebuild_tables(std::vector<documents::Paragraph const*> const& paragraphs) {
    std::vector<TextLine> lines = text_lines(paragraphs);
    switch (layout_of(lines)) {
        case Layout::cell_per_line: return tables_of_cell_lines(lines);
        case Layout::row_per_line:
        case Layout::fragments: return {};
    }
    return {};
}

}  // namespace zs::catalogue::recognise
