#include "report/word_markup.h"

#include <fmt/format.h>

#include "formats/container/zip_stream.h"

namespace zs::report::markup {
namespace {

constexpr char const* kNamespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
constexpr char const* kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr char const* kRelationshipType =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr char const* kContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string_view marking_properties(Marking marking) {
    switch (marking) {
        case Marking::none: return "";
        case Marking::removed: return "<w:strike/><w:color w:val=\"9C1C14\"/>";
        case Marking::inserted: return "<w:color w:val=\"12632B\"/>";
    }
    return "";
}

std::string run_properties(TextLook const& look, Marking marking = Marking::none) {
    std::string const color = look.color.empty() ? std::string(marking_properties(marking))
                                                 : fmt::format("<w:color w:val=\"{}\"/>", look.color);
    return fmt::format(
        "<w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"{0}\"/>{1}{3}"
        "<w:sz w:val=\"{2}\"/><w:szCs w:val=\"{2}\"/>{4}</w:rPr>",
        look.font, look.bold ? "<w:b/>" : "", look.half_points, color,
        marking == Marking::inserted ? "<w:u w:val=\"single\"/>" : "");
}

std::string text_runs(std::string_view text, TextLook const& look, Marking marking = Marking::none) {
    std::string out;
    for (std::size_t start = 0; start <= text.size();) {
        std::size_t end = std::min(text.find('\n', start), text.size());
        if (start > 0) out += "<w:r><w:br/></w:r>";
        out += fmt::format("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>", run_properties(look, marking),
                           escaped(text.substr(start, end - start)));
        start = end + 1;
    }
    return out;
}

std::string relationships(std::string const& rows) {
    return fmt::format(
        "{}<Relationships "
        "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
        kDeclaration, rows);
}

std::string relationship(char const* id, char const* type, char const* target) {
    return fmt::format("<Relationship Id=\"{}\" Type=\"{}{}\" Target=\"{}\"/>", id, kRelationshipType, type,
                       target);
}

std::string content_types() {
    std::string out = fmt::format(
        "{}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
        kDeclaration);
    constexpr std::pair<char const*, char const*> kParts[] = {{"document", "document.main"},
                                                              {"styles", "styles"},
                                                              {"settings", "settings"},
                                                              {"footer1", "footer"},
                                                              {"footer2", "footer"}};
    for (auto const& [part, type] : kParts) {
        out += fmt::format("<Override PartName=\"/word/{}.xml\" ContentType=\"{}{}+xml\"/>", part,
                           kContentType, type);
    }
    return out + "</Types>";
}

std::string styles() {
    return fmt::format(
        "{}<w:styles {}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" "
        "w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋_GB2312\"/><w:sz w:val=\"32\"/><w:lang "
        "w:eastAsia=\"zh-CN\"/>"
        "</w:rPr></w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" "
        "w:styleId=\"Normal\">"
        "<w:name w:val=\"Normal\"/></w:style></w:styles>",
        kDeclaration, kNamespaces);
}

/// GB/T 9704-2012, 5.2: A4, 37 mm above, 28 mm left of a text area of 156 × 225 mm.
std::string section() {
    return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference "
           "w:type=\"even\" r:id=\"rId4\"/>"
           "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" "
           "w:left=\"1588\" w:header=\"851\" w:footer=\"1587\" w:gutter=\"0\"/></w:sectPr>";
}

std::string marked_paragraph(TableCell const& cell) {
    std::string runs;
    for (auto const& piece : cell.marked)
        runs += text_runs(piece.text, cell.look, piece.marking);
    return fmt::format(
        "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"{}\"/></w:pPr>{}</w:p>",
        cell.look.align, runs);
}

std::string cell(TableCell const& cell, int width) {
    std::string shade =
        cell.shade.empty()
            ? ""
            : fmt::format("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>", cell.shade);
    std::string span = cell.columns > 1 ? fmt::format("<w:gridSpan w:val=\"{}\"/>", cell.columns) : "";
    return fmt::format(
        "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{}{}<w:vAlign w:val=\"center\"/></w:tcPr>{}</w:tc>",
        width, span, shade, cell.marked.empty() ? paragraph(cell.text, cell.look) : marked_paragraph(cell));
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20) out += c;
        }
    }
    return out;
}

std::string paragraph(std::string_view text, TextLook const& look) {
    std::string spacing =
        look.line_points > 0
            ? fmt::format("<w:spacing w:line=\"{}\" w:lineRule=\"exact\"/>", look.line_points * 20)
            : "<w:spacing w:before=\"0\" w:after=\"0\"/>";
    std::string indent = look.indented ? "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>" : "";
    return fmt::format("<w:p><w:pPr>{}{}<w:jc w:val=\"{}\"/></w:pPr>{}</w:p>", spacing, indent, look.align,
                       text_runs(text, look));
}

std::string row(std::vector<TableCell> const& cells, std::vector<int> const& widths, RowKind kind) {
    std::string out = "<w:tr><w:trPr><w:cantSplit/>";
    if (kind == RowKind::header) out += "<w:tblHeader/>";
    out += "</w:trPr>";
    std::size_t column = 0;
    for (auto const& one : cells) {
        int width = 0;
        for (int i = 0; i < one.columns && column < widths.size(); ++i)
            width += widths[column++];
        out += cell(one, width);
    }
    return out + "</w:tr>";
}

std::string table_begin(std::vector<int> const& widths) {
    std::string grid;
    int total = 0;
    for (int width : widths) {
        grid += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
        total += width;
    }
    std::string borders;
    for (char const* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
        borders += fmt::format("<w:{} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>", side);
    }
    return fmt::format(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc "
        "w:val=\"center\"/><w:tblBorders>{}</w:tblBorders>"
        "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" "
        "w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>{}</w:tblGrid>",
        total, borders, grid);
}

std::string table_end() {
    return "</w:tbl>";
}

std::string page_number_footer(std::string_view align) {
    TextLook look{.font = "宋体", .half_points = 28};
    std::string properties = run_properties(look);
    std::string_view side =
        align == "right" ? "w:rightChars=\"100\" w:right=\"280\"" : "w:leftChars=\"100\" w:left=\"280\"";
    return fmt::format(
        "{0}<w:ftr {1}><w:p><w:pPr><w:ind {2}/><w:jc w:val=\"{3}\"/></w:pPr><w:r>{4}<w:t "
        "xml:space=\"preserve\">— </w:t></w:r>"
        "<w:r>{4}<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>{4}<w:instrText>PAGE</w:instrText></w:r>"
        "<w:r>{4}<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r>{4}<w:t>1</w:t></w:r>"
        "<w:r>{4}<w:fldChar w:fldCharType=\"end\"/></w:r><w:r>{4}<w:t xml:space=\"preserve\"> "
        "—</w:t></w:r></w:p></w:ftr>",
        kDeclaration, kNamespaces, side, align, properties);
}

void write_package(std::function<void(Sink const&)> const& write_body, Sink const& sink) {
    formats::ZipStream out(sink);
    out.add("[Content_Types].xml", content_types());
    out.add("_rels/.rels", relationships(relationship("rId1", "officeDocument", "word/document.xml")));
    out.begin("word/document.xml");
    out.append(fmt::format("{}<w:document {}><w:body>", kDeclaration, kNamespaces));
    write_body([&out](std::string_view piece) { out.append(piece); });
    out.append(section() + "</w:body></w:document>");
    out.add("word/_rels/document.xml.rels", relationships(relationship("rId1", "styles", "styles.xml") +
                                                          relationship("rId2", "settings", "settings.xml") +
                                                          relationship("rId3", "footer", "footer1.xml") +
                                                          relationship("rId4", "footer", "footer2.xml")));
    out.add("word/styles.xml", styles());
    out.add("word/settings.xml",
            fmt::format("{}<w:settings {}><w:evenAndOddHeaders/></w:settings>", kDeclaration, kNamespaces));
    out.add("word/footer1.xml", page_number_footer("right"));
    out.add("word/footer2.xml", page_number_footer("left"));
    out.finish();
}

}  // namespace zs::report::markup
