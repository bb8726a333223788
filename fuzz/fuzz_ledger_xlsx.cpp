#include "formats/xlsx/row_stream.h"
#include "fuzz.h"
#include "ledger/csv_row.h"
#include "ledger/header.h"

/// Rows of any workbook: in order, and each comes back from its CSV as it was, but for line breaks.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const bytes = zs::fuzz::packed(zs::fuzz::bytes(data, size),
                                        {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                                         "xl/workbook.xml", "xl/_rels/workbook.xml.rels"});
    int before = 0;
    auto const done = zs::formats::stream_xlsx_rows(
        bytes, zs::fuzz::limits(), [&](int number, std::span<std::string const> cells) {
            if (number <= before || cells.empty()) std::abort();
            before = number;
            std::string row;
            zs::ledger::append_csv_row(cells, row);
            zs::ledger::TextSource const source(row);
            auto const back = zs::ledger::read_heading_rows(source, 1);
            if (row.size() < (1U << 20U) && (!back.ok() || back->front().headings.size() != cells.size()))
                std::abort();
        });
    static_cast<void>(done);
    return 0;
}
