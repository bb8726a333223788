#include "formats/xlsx/row_stream.h"

#include <doctest/doctest.h>

#include <vector>

#include "formats/container/zip.h"

using namespace zs;
using namespace zs::formats;

namespace {

constexpr char const* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr char const* kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of two sheets; the first has one row, so the ledger is the second.
std::string book(std::string const& rows) {
    std::string const sheet = "<worksheet xmlns='" + std::string(kMain) + "'><sheetData>";
    ArchiveWriter out;
    out.add("xl/workbook.xml",
            "<workbook xmlns='" + std::string(kMain) + "' xmlns:r='" + kRelations +
                "'><sheets><sheet name='说明' sheetId='1' r:id='r1'/><sheet name='台账' sheetId='2' "
                "r:id='r2'/></sheets></workbook>");
    out.add("xl/_rels/workbook.xml.rels",
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            "<Relationship Id='r1' Type='" +
                std::string(kRelations) +
                "/worksheet' Target='worksheets/sheet1.xml'/>"
                "<Relationship Id='r2' Type='" +
                std::string(kRelations) +
                "/worksheet' Target='worksheets/sheet2.xml'/>"
                "<Relationship Id='r3' Type='" +
                std::string(kRelations) +
                "/styles' Target='styles.xml'/>"
                "<Relationship Id='r4' Type='" +
                std::string(kRelations) +
                "/sharedStrings' Target='sharedStrings.xml'/>"
                "</Relationships>");
    out.add("xl/styles.xml",
            "<styleSheet xmlns='" + std::string(kMain) +
                "'><cellXfs count='3'><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='4'/></cellXfs>"
                "</styleSheet>");
    out.add("xl/sharedStrings.xml", "<sst xmlns='" + std::string(kMain) +
                                        "'><si><t>示例区城管局</t></si><si><t>a,\"b\"</t></si></sst>");
    out.add("xl/worksheets/sheet1.xml",
            sheet + "<row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData></worksheet>");
    out.add("xl/worksheets/sheet2.xml", sheet + rows + "</sheetData></worksheet>");
    return out.finish();
}

using Rows = std::vector<std::pair<int, std::vector<std::string>>>;

Rows rows_of(std::string const& bytes) {
    Rows out;
    auto const done = stream_xlsx_rows(bytes, Limits{}, [&](int number, std::span<std::string const> cells) {
        out.emplace_back(number, std::vector<std::string>(cells.begin(), cells.end()));
    });
    CHECK(done.ok());
    return out;
}

}  // namespace

TEST_CASE("rows come as data: days as dates, numbers without their format, blank cells between") {
    auto const rows = rows_of(book(
        "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='C2' s='1'><v>45538</v></c><c r='D2' "
        "s='2'><v>1234567.5</v></c></row>"
        "<row r='5'><c r='A5' t='inlineStr'><is><t>甲</t></is></c><c r='B5' s='1'><v>45538.5</v></c>"
        "<c r='C5'><f>1+1</f><v>0.30000000000000004</v></c><c r='D5' t='b'><v>1</v></c><c r='F5'/></row>"));
    CHECK(rows == Rows{{2, {"示例区城管局", "", "2024-09-03", "1234567.5"}},
                       {5, {"甲", "2024-09-03 12:00:00", "0.3", "TRUE"}}});
}

TEST_CASE("a row that does not follow the one before, or a text that is not there, is damage") {
    auto const refused = [](std::string const& rows) {
        auto const done = stream_xlsx_rows(book(rows), Limits{}, [](int, std::span<std::string const>) {});
        return !done.ok() && done.error().code == ErrorCode::malformed_document;
    };
    CHECK(refused("<row r='2'><c r='A2'><v>1</v></c></row><row r='2'><c r='A2'><v>1</v></c></row>"));
    CHECK(refused("<row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>"));
    CHECK(refused("<row r='1'><c r='A1' t='s'><v>7</v></c></row>"));
    CHECK(refused("<row r='1'><c r='A1'><v>1</v></c></row>"));  // one row is no ledger
}
