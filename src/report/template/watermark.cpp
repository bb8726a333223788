#include "report/template/watermark.h"

#include <fmt/format.h>

#include <pugixml.hpp>
#include <sstream>

#include "formats/container/xml.h"
#include "formats/container/zip.h"
#include "formats/container/zip_stream.h"
#include "report/word_markup.h"

namespace zs::report {
namespace {

using formats::Archive;
using formats::local_name;

constexpr char const* kHeaderPart = "word/header_mark.xml";
constexpr char const* kHeaderId = "rIdMark";
constexpr char const* kTypes = "[Content_Types].xml";
constexpr char const* kRelationships = "word/_rels/document.xml.rels";
constexpr char const* kDocument = "word/document.xml";
constexpr std::string_view kWord = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view kRelated = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A line in the header, and the same across the page behind the text. Self-contained: it names its own
/// namespaces, so that it fits into any header.
std::string mark_paragraph(std::string const& text) {
    auto const said = markup::escaped(text);
    return fmt::format(
        "<w:p xmlns:w=\"{0}\"><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:rPr><w:color w:val=\"808080\"/>"
        "<w:sz w:val=\"18\"/></w:rPr><w:t>{1}</w:t></w:r><w:r><w:pict "
        "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">"
        "<v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" "
        "path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:path textpathok=\"t\" o:connecttype=\"rect\"/><v:textpath "
        "on=\"t\" fitshape=\"t\"/></v:shapetype><v:shape id=\"zs_mark\" type=\"#_x0000_t136\" "
        "style=\"position:absolute;margin-left:0;margin-top:0;width:460pt;height:34pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin\" fillcolor=\"#d9d9d9\" "
        "stroked=\"f\"><v:fill opacity=\".5\"/><v:textpath style=\"font-family:&quot;SimSun&quot;;"
        "font-size:1pt\" string=\"{1}\"/></v:shape></w:pict></w:r></w:p>",
        kWord, said);
}

std::string written(formats::XmlPart const& xml) {
    std::ostringstream out;
    xml.document->save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return std::move(out).str();
}

pugi::xml_node first_section(pugi::xml_node node) {
    return node.find_node([](pugi::xml_node one) { return local_name(one) == "sectPr"; });
}

/// The first section gets our header for each kind of page it has none for; later ones inherit it.
void add_references(pugi::xml_node root) {
    auto section = first_section(root);
    if (!section) {
        auto body = root.find_child([](pugi::xml_node one) { return local_name(one) == "body"; });
        section = body.append_child("w:sectPr");
    }
    for (char const* kind : {"first", "even", "default"}) {
        auto const there = section.find_child([kind](pugi::xml_node one) {
            return local_name(one) == "headerReference" &&
                   std::string_view(one.attribute("w:type").value()) == kind;
        });
        if (there) continue;
        auto reference = section.prepend_child("w:headerReference");
        reference.append_attribute("xmlns:w") = std::string(kWord).c_str();
        reference.append_attribute("xmlns:r") = std::string(kRelated).c_str();
        reference.append_attribute("w:type") = kind;
        reference.append_attribute("r:id") = kHeaderId;
    }
}

void append_mark(pugi::xml_node header, std::string const& text) {
    auto const mark = mark_paragraph(text);
    header.append_buffer(mark.data(), mark.size());
}

void append_relationship(pugi::xml_node root) {
    auto one = root.append_child("Relationship");
    one.append_attribute("Id") = kHeaderId;
    one.append_attribute("Type") = fmt::format("{}/header", kRelated).c_str();
    one.append_attribute("Target") = "header_mark.xml";
}

void append_type(pugi::xml_node root) {
    auto one = root.append_child("Override");
    one.append_attribute("PartName") = fmt::format("/{}", kHeaderPart).c_str();
    one.append_attribute("ContentType") =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
}

/// ECMA-376 part 1, 18.3.1.99: what stands behind the header and footer of a worksheet.
bool comes_after_headers(std::string_view name) {
    for (std::string_view later :
         {"rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
          "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
          "webPublishItems", "tableParts", "extLst"}) {
        if (name == later) return true;
    }
    return false;
}

void mark_sheet(pugi::xml_node sheet, std::string const& text) {
    auto headers = sheet.find_child([](pugi::xml_node one) { return local_name(one) == "headerFooter"; });
    if (!headers) {
        auto const later =
            sheet.find_child([](pugi::xml_node one) { return comes_after_headers(local_name(one)); });
        headers =
            later ? sheet.insert_child_before("headerFooter", later) : sheet.append_child("headerFooter");
    }
    std::string said;
    for (char const c : text)
        said.append(c == '&' ? 2 : 1, c);
    auto header = headers.child("oddHeader");
    if (!header) header = headers.prepend_child("oddHeader");
    header.text().set((std::string(header.text().get()) + "&R" + said).c_str());
}

struct Package {
    Archive archive;
    std::string const& text;

    Result<std::string> part(std::string const& name) {
        ASSIGN_OR_RETURN(auto bytes, archive.read(name));
        bool const header = name.starts_with("word/header") && name.ends_with(".xml");
        bool const sheet = name.starts_with("xl/worksheets/") && name.ends_with(".xml");
        bool const word =
            archive.has(kDocument) && (name == kDocument || name == kTypes || name == kRelationships);
        if (!header && !sheet && !word) return bytes;
        ASSIGN_OR_RETURN(auto xml, formats::parse_xml(std::move(bytes), name));
        if (header) append_mark(xml.root(), text);
        if (sheet) mark_sheet(xml.root(), text);
        if (name == kDocument) add_references(xml.root());
        if (name == kTypes && word) append_type(xml.root());
        if (name == kRelationships) append_relationship(xml.root());
        return written(xml);
    }

    void add_header(formats::ZipStream& zip) const {
        zip.add(kHeaderPart,
                fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:hdr "
                            "xmlns:w=\"{}\">{}</w:hdr>",
                            kWord, mark_paragraph(text)));
        if (archive.has(kRelationships)) return;
        zip.add(kRelationships,
                fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
                            "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            "<Relationship Id=\"{}\" Type=\"{}/header\" Target=\"header_mark.xml\"/>"
                            "</Relationships>",
                            kHeaderId, kRelated));
    }
};

}  // namespace

Result<std::string> with_watermark(std::string_view bytes, std::string const& text) {
    ASSIGN_OR_RETURN(auto archive, Archive::open(bytes, Limits{}));
    auto const names = archive.names();
    Package package{std::move(archive), text};
    std::string out;
    formats::ZipStream zip([&out](std::string_view piece) { out += piece; });
    for (auto const& name : names) {
        if (name.ends_with('/')) continue;
        ASSIGN_OR_RETURN(auto const content, package.part(name));
        zip.add(name, content);
    }
    if (package.archive.has(kDocument)) package.add_header(zip);
    zip.finish();
    return out;
}

}  // namespace zs::report
