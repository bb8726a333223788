#include "formats/docx/docx.h"

#include <optional>
#include <pugixml.hpp>

#include "formats/container/package.h"
#include "formats/container/xml.h"
#include "formats/container/zip.h"
#include "formats/docx/layout.h"
#include "formats/docx/reader.h"

namespace zs::formats {
namespace {

/// Where a part is broken is told by its own bytes.
Result<XmlPart> part_of(Archive& archive, std::string const& name) {
    ASSIGN_OR_RETURN(std::string bytes, archive.read(name));
    if (!drop_layout(bytes)) return parse_xml(std::move(bytes), name);
    auto part = parse_xml(std::move(bytes), name);
    if (part.ok()) return part;
    ASSIGN_OR_RETURN(std::string whole, archive.read(name));
    return parse_xml(std::move(whole), name);
}

/// An optional part of the document; its absence is no error.
Result<std::optional<XmlPart>> optional_part(Archive& archive, std::vector<Relationship> const& relationships,
                                             std::string_view type) {
    std::string name = target_of(relationships, type, "");
    if (name.empty() || !archive.has(name)) return std::optional<XmlPart>();
    ASSIGN_OR_RETURN(XmlPart part, part_of(archive, name));
    return std::optional<XmlPart>(std::move(part));
}

Result<void> read_margins(Archive& archive, std::vector<Relationship> const& relationships,
                          DocxReader& reader) {
    for (auto const& relationship : relationships) {
        bool header = relationship.type == "header";
        if ((!header && relationship.type != "footer") || relationship.external) continue;
        if (!archive.has(relationship.target)) continue;
        ASSIGN_OR_RETURN(XmlPart part, part_of(archive, relationship.target));
        RETURN_IF_ERROR(reader.read_margin(part.root(),
                                           header ? DocxReader::Margin::header : DocxReader::Margin::footer));
    }
    return {};
}

}  // namespace

Result<documents::Document> read_docx(std::string_view bytes, Limits const& limits) {
    ASSIGN_OR_RETURN(Archive archive, Archive::open(bytes, limits));
    ASSIGN_OR_RETURN(auto package, relationships_of(archive, ""));
    std::string main = target_of(package, "officeDocument", "word/document.xml");
    ASSIGN_OR_RETURN(XmlPart document, part_of(archive, main));
    auto body = child(document.root(), "body");
    if (!body) {
        return Error{ErrorCode::malformed_document,
                     "不是 Word 文档的正文，请用 WPS 或 Word 打开后另存为 .docx 再导入。",
                     main,
                     {}};
    }
    ASSIGN_OR_RETURN(auto parts, relationships_of(archive, main));
    DocxReader reader(limits);
    ASSIGN_OR_RETURN(auto numbering, optional_part(archive, parts, "numbering"));
    if (numbering) reader.load_numbering(numbering->root());
    ASSIGN_OR_RETURN(auto styles, optional_part(archive, parts, "styles"));
    if (styles) reader.load_styles(styles->root());
    ASSIGN_OR_RETURN(auto footnotes, optional_part(archive, parts, "footnotes"));
    if (footnotes) reader.load_notes(footnotes->root(), "footnote");
    ASSIGN_OR_RETURN(auto endnotes, optional_part(archive, parts, "endnotes"));
    if (endnotes) reader.load_notes(endnotes->root(), "endnote");
    RETURN_IF_ERROR(reader.read_body(body));
    RETURN_IF_ERROR(read_margins(archive, parts, reader));
    auto out = reader.take();
    out.format = documents::Format::docx;
    return out;
}

}  // namespace zs::formats
