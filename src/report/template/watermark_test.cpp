#include "report/template/watermark.h"

#include <doctest/doctest.h>

#include "formats/container/zip.h"
#include "report/template/defaults.h"
#include "report/template/fill_order.h"

namespace zs::report {
namespace {

std::string part(std::string const& file, std::string const& name) {
    auto archive = formats::Archive::open(file, Limits{});
    REQUIRE(archive.ok());
    auto bytes = archive->read(name);
    REQUIRE_MESSAGE(bytes.ok(), name);
    return bytes.take();
}

bool holds(std::string const& text, std::string const& piece) {
    return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("every page of a document without headers names who it was made for, and when") {
    auto const marked = with_watermark(default_template(Bulletin::brief), "内部资料 张三 <&> 2026-03-02");
    REQUIRE(marked.ok());
    auto const header = part(*marked, "word/header_mark.xml");
    CHECK(holds(header, "<w:t>内部资料 张三 &lt;&amp;&gt; 2026-03-02</w:t>"));
    CHECK(holds(header, "v:textpath"));
    CHECK(holds(part(*marked, "[Content_Types].xml"), "/word/header_mark.xml"));
    CHECK(holds(part(*marked, "word/_rels/document.xml.rels"), "header_mark.xml"));
    auto const document = part(*marked, "word/document.xml");
    for (char const* kind : {"default", "even", "first"})
        CHECK(holds(document, std::string("w:type=\"") + kind + "\" r:id=\"rIdMark\""));
}

TEST_CASE("a header that a template has keeps its own words") {
    formats::ArchiveWriter out;
    std::string const ns =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    out.add("[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
    out.add("word/document.xml", "<w:document " + ns +
                                     "><w:body><w:p/><w:sectPr><w:headerReference w:type=\"default\" "
                                     "r:id=\"rId9\"/></w:sectPr></w:body></w:document>");
    out.add("word/header1.xml", "<w:hdr " + ns + "><w:p><w:r><w:t>本区</w:t></w:r></w:p></w:hdr>");
    auto const marked = with_watermark(out.finish(), "内部资料");
    REQUIRE(marked.ok());
    auto const header = part(*marked, "word/header1.xml");
    CHECK(holds(header, "本区"));
    CHECK(holds(header, "内部资料"));
    CHECK_FALSE(holds(part(*marked, "word/document.xml"), "w:type=\"default\" r:id=\"rIdMark\""));
    CHECK(holds(part(*marked, "word/_rels/document.xml.rels"), "header_mark.xml"));
}

TEST_CASE("sheets carry it in their header, in the place the schema gives it") {
    formats::ArchiveWriter out;
    std::string const ns = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    out.add("xl/workbook.xml", "<workbook " + ns + "/>");
    out.add("xl/worksheets/sheet1.xml",
            "<worksheet " + ns + "><sheetData/><pageSetup/><drawing/></worksheet>");
    auto const marked = with_watermark(out.finish(), "R&D 内部");
    REQUIRE(marked.ok());
    CHECK(holds(
        part(*marked, "xl/worksheets/sheet1.xml"),
        "<pageSetup/><headerFooter><oddHeader>&amp;RR&amp;&amp;D 内部</oddHeader></headerFooter><drawing/>"));
}

TEST_CASE("an order to fill a template travels as bytes") {
    FillOrder order;
    order.data.fields["活动"] = "法治\n创建";
    order.watermark = "内部";
    order.data.lists["单位"] = {{"名称"}, {{"甲"}, {"乙"}}};
    formats::ArchiveWriter out;
    out.add("[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
    out.add("word/document.xml",
            "<w:document "
            "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r>"
            "<w:t>{{活动}}</w:t></w:r></w:p><w:p><w:r><w:t>{{单位.名称}}</w:t></w:r></w:p></w:body></"
            "w:document>");
    auto const file = out.finish();
    auto const there = carry_out_encoded(encode_order(file, order));
    REQUIRE(there.ok());
    auto const here = carry_out(file, order);
    REQUIRE(here.ok());
    CHECK(*there == *here);
    CHECK(holds(part(*there, "word/document.xml"), "乙"));
    order.data.fields.clear();
    auto const refused = carry_out_encoded(encode_order(file, order));
    REQUIRE_FALSE(refused.ok());
    CHECK(holds(refused.error().message, "{{活动}}"));
    CHECK(holds(refused.error().message, "正文"));
}

}  // namespace zs::report
