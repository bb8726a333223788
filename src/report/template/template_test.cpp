#include "report/template/template.h"

#include <doctest/doctest.h>

#include "formats/container/zip.h"
#include "formats/registry.h"
#include "report/template/defaults.h"
#include "report/word_markup.h"

namespace zs::report {
namespace {

using formats::ArchiveWriter;

/// A .docx whose body is that WordprocessingML.
std::string docx(std::string const& body) {
    std::string out;
    markup::write_package([&](Sink const& sink) { sink(body); },
                          [&](std::string_view piece) { out += piece; });
    return out;
}

std::string part(std::string const& file, std::string const& name) {
    auto archive = formats::Archive::open(file, Limits{});
    REQUIRE(archive.ok());
    auto bytes = archive->read(name);
    REQUIRE(bytes.ok());
    return bytes.take();
}

std::string run(std::string const& text, std::string const& properties = "") {
    return "<w:r>" + properties + "<w:t>" + text + "</w:t></w:r>";
}
std::string p(std::string const& runs) {
    return "<w:p>" + runs + "</w:p>";
}
std::string tc(std::string const& text) {
    return "<w:tc>" + p(run(text)) + "</w:tc>";
}

TemplateData sample() {
    TemplateData data;
    data.fields["区名"] = "示例区";
    data.fields["说明"] = "第一行\n第二行 <&>";
    data.lists["任务"] = {{"编号", "内容"}, {{"1", "公开清单"}, {"2", "=1+1"}, {"007", "3.50"}}};
    data.lists["空"] = {{"编号"}, {}};
    return data;
}

std::string xlsx(std::string const& rows, std::string const& shared, std::string const& merges = "") {
    ArchiveWriter out;
    std::string const ns = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    out.add("[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
            "Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
    out.add("xl/workbook.xml",
            "<workbook " + ns +
                " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                "<sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    out.add(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
        "Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
        "Target=\"worksheets/sheet1.xml\"/></Relationships>");
    out.add("xl/sharedStrings.xml", "<sst " + ns + ">" + shared + "</sst>");
    out.add("xl/worksheets/sheet1.xml", "<worksheet " + ns + "><dimension ref=\"A1:B9\"/><sheetData>" + rows +
                                            "</sheetData>" + merges + "</worksheet>");
    return out.finish();
}

TEST_CASE("a placeholder that Word cut into runs is filled in the looks of where it begins") {
    auto const file =
        docx(p(run("在{", "<w:rPr><w:b/></w:rPr>") + run("{区") + run("名}}开展") + run("创建")));
    auto const filled = fill_template(file, sample());
    REQUIRE(filled.ok());
    auto const body = part(*filled, "word/document.xml");
    CHECK(body.find("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">在示例区</w:t></w:r>") !=
          std::string::npos);
    CHECK(body.find(">开展<") != std::string::npos);
    CHECK(body.find("{") == std::string::npos);
}

TEST_CASE("line breaks and markup in a value are text") {
    auto const filled = fill_template(docx(p(run("{{说明}}"))), sample());
    REQUIRE(filled.ok());
    auto const body = part(*filled, "word/document.xml");
    CHECK(body.find("第一行</w:t><w:br/><w:t xml:space=\"preserve\">第二行 &lt;&amp;&gt;</w:t>") !=
          std::string::npos);
}

TEST_CASE("a table row and a paragraph are repeated for each row of their list, an empty list leaves none") {
    auto const file = docx("<w:tbl><w:tr>" + tc("序号") + tc("内容") + "</w:tr><w:tr>" + tc("{{任务.编号}}") +
                           tc("{{区名}}：{{任务.内容}}") + "</w:tr><w:tr>" + tc("{{空.编号}}") + tc("x") +
                           "</w:tr></w:tbl>" + p(run("（{{任务.编号}}）")) + p(run("完")));
    auto const filled = fill_template(file, sample());
    REQUIRE(filled.ok());
    auto const read = formats::read_document(*filled, "a.docx", Limits{});
    REQUIRE(read.ok());
    auto const& table = std::get<documents::Table>(read->blocks.at(0));
    CHECK(table.rows.size() == 4);
    CHECK(table.rows.at(3).cells.at(1).text == "示例区：3.50");
    auto const body = part(*filled, "word/document.xml");
    CHECK(body.find("示例区：=1+1") != std::string::npos);
    CHECK(body.find("（007）") != std::string::npos);
    CHECK(body.find(">x<") == std::string::npos);
}

TEST_CASE("a list in a table within a cell repeats the inner row only") {
    auto const inner = "<w:tbl><w:tr>" + tc("{{任务.编号}}") + "</w:tr></w:tbl>";
    auto const filled = fill_template(
        docx("<w:tbl><w:tr><w:tc>" + inner + "</w:tc>" + tc("外") + "</w:tr></w:tbl>"), sample());
    REQUIRE(filled.ok());
    auto const body = part(*filled, "word/document.xml");
    CHECK(body.find(">外<") == body.rfind(">外<"));
    CHECK(body.find("</w:tbl><w:p/></w:tc>") != std::string::npos);
}

TEST_CASE("unknown placeholders are all named with their part") {
    auto const filled = fill_template(docx(p(run("{{没有}}和{{任务.人名}}和{{没有}}"))), sample());
    REQUIRE_FALSE(filled.ok());
    CHECK(filled.error().code == ErrorCode::invalid_input);
    REQUIRE(filled.error().fields.size() == 2);
    CHECK(filled.error().where == "word/document.xml");
    CHECK(filled.error().message.find("{{没有}}") != std::string::npos);
}

TEST_CASE("rows of a workbook move down with their merged cells; text stays text, numbers become numbers") {
    auto const file = xlsx(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
        "<row r=\"2\"><c r=\"A2\" s=\"3\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>2</v></c></row>"
        "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>3</v></c></row>",
        "<si><t>{{区名}}表</t></si><si><r><t>{{任务.</t></r><r><t>编号}}</t></r></si><si><t>{{任务.内容}}</"
        "t></si>"
        "<si><t>完</t></si>",
        "<mergeCells count=\"2\"><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"A3:C3\"/></mergeCells>");
    auto const filled = fill_template(file, sample());
    REQUIRE(filled.ok());
    auto const sheet = part(*filled, "xl/worksheets/sheet1.xml");
    CHECK(sheet.find("<c r=\"A2\" s=\"3\"><v>1</v></c>") != std::string::npos);
    CHECK(sheet.find("<c r=\"B3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t></is></c>") !=
          std::string::npos);
    CHECK(sheet.find("<c r=\"A4\" s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">007</t></is></c>") !=
          std::string::npos);
    CHECK(sheet.find("<row r=\"5\"><c r=\"A5\" t=\"s\"><v>3</v></c></row>") != std::string::npos);
    CHECK(sheet.find("<mergeCells count=\"4\"><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"B3:C3\"/><mergeCell "
                     "ref=\"B4:C4\"/><mergeCell ref=\"A5:C5\"/>") != std::string::npos);
    CHECK(formats::read_document(*filled, "a.xlsx", Limits{}).ok());
}

TEST_CASE("a formula below a repeated row is refused, one above stays") {
    std::string const shared = "<si><t>{{任务.编号}}</t></si>";
    std::string const list = "<c t=\"s\"><v>0</v></c>";
    auto const below = fill_template(
        xlsx("<row r=\"1\">" + list + "</row><row r=\"2\"><c r=\"A2\"><f>SUM(A1:A1)</f></c></row>", shared),
        sample());
    REQUIRE_FALSE(below.ok());
    CHECK(below.error().code == ErrorCode::unsupported);
    CHECK(below.error().message.find("第 2 行") != std::string::npos);
    CHECK(fill_template(
              xlsx("<row r=\"1\"><c r=\"A1\"><f>1+1</f></c></row><row r=\"2\">" + list + "</row>", shared),
              sample())
              .ok());
}

TEST_CASE("the placeholders of a template are listed in order, each once") {
    auto const names = placeholders_of(docx(p(run("{{ 区名 }}{{任务.编号}}")) + p(run("{{区名}} {{ 不完 "))));
    REQUIRE(names.ok());
    CHECK(*names == std::vector<std::string>{"区名", "任务.编号"});
}

TEST_CASE("every report has a default template whose placeholders are known to those who fill it") {
    auto const kinds = {Bulletin::brief,       Bulletin::notice,         Bulletin::monthly,
                        Bulletin::self_report, Bulletin::problem_ledger, Bulletin::highlights};
    for (auto const kind : kinds) {
        auto const names = placeholders_of(default_template(kind));
        REQUIRE(names.ok());
        CHECK(names->size() >= 6);
        CHECK(default_template(kind) == default_template(kind));
        CHECK_FALSE(bulletin_name(kind).empty());
    }
}

TEST_CASE("what is no .docx or .xlsx is refused with what to do") {
    ArchiveWriter other;
    other.add("mimetype", "application/vnd.oasis.opendocument.text");
    for (std::string const& file : {std::string("plain"), other.finish()}) {
        auto const filled = fill_template(file, sample());
        REQUIRE_FALSE(filled.ok());
        CHECK(filled.error().message.find("另存") != std::string::npos);
    }
}

}  // namespace
}  // namespace zs::report
