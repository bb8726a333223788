#include <charconv>
#include <pugixml.hpp>

#include "base/text.h"
#include "formats/docx/reader.h"

namespace zs::formats {
namespace {

void append_characters(pugi::xml_node node, std::string& out) {
    for (auto part = node.first_child(); part; part = part.next_sibling())
        out += part.value();
}

/// Blanks at the ends of w:t count only under xml:space="preserve".
void append_text(pugi::xml_node node, std::string& out) {
    if (std::string_view(attribute(node, "space")) == "preserve") {
        append_characters(node, out);
        return;
    }
    std::string text;
    append_characters(node, text);
    std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) return;
    out.append(text, begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// w:sym: a character of a symbol font. The check boxes of Wingdings matter in forms; other pictures have no
/// text.
void append_symbol(pugi::xml_node node, std::string& out) {
    std::string_view code = attribute(node, "char");
    unsigned value = 0;
    std::from_chars(code.data(), code.data() + code.size(), value, 16);
    switch (value & 0xFFU) {
        case 0xFE:
        case 0x52: out += "☑"; return;
        case 0xA8:
        case 0xA3:
        case 0x6F: out += "□"; return;
        case 0xFC: out += "√"; return;
        default: break;
    }
    bool is_plain = value >= 0x20 && value < 0x11'0000 && (value < 0xD800 || value > 0xF8FF);
    if (is_plain) append_utf8(out, value);
}

}  // namespace

pugi::xml_node chosen_branch(pugi::xml_node alternate_content) {
    if (auto choice = child(alternate_content, "Choice")) return choice;
    return child(alternate_content, "Fallback");
}

bool DocxReader::is_hidden_run(pugi::xml_node properties) {
    auto const [vanish, named] = children(properties, {"vanish", "rStyle"});
    if (vanish) return is_on(vanish);
    Style const* style = named ? styles_.find(attribute(named, "val")) : nullptr;
    return style != nullptr && style->hidden;
}

void DocxReader::field_character(pugi::xml_node node) {
    std::string_view type = attribute(node, "fldCharType");
    if (type == "begin" && fields_.size() < 1000) fields_.push_back(true);
    if (type == "separate" && !fields_.empty()) fields_.back() = false;
    if (type == "end" && !fields_.empty()) fields_.pop_back();
}

bool DocxReader::in_field_code() const {
    for (bool code : fields_) {
        if (code) return true;
    }
    return false;
}

Result<void> DocxReader::inline_content(pugi::xml_node parent, std::string& out, int depth) {
    RETURN_IF_ERROR(check_depth(depth));
    for (auto node = parent.first_child(); node; node = node.next_sibling()) {
        switch (name_hash(local_name(node))) {
            case name_hash("r"): RETURN_IF_ERROR(run(node, out, depth + 1)); break;
            case name_hash("ins"):
            case name_hash("moveTo"):
                remark(Remark::tracked_change);
                RETURN_IF_ERROR(inline_content(node, out, depth + 1));
                break;
            case name_hash("del"):
            case name_hash("moveFrom"): remark(Remark::tracked_change); break;
            case name_hash("AlternateContent"):
                RETURN_IF_ERROR(inline_content(chosen_branch(node), out, depth + 1));
                break;
            case name_hash("t"): append_characters(node, out); break;  // m:t, the text of a formula
            case name_hash("pPr"):
            case name_hash("rPr"):
            case name_hash("sdtPr"):
            case name_hash("instrText"): break;
            default:  // hyperlink, sdt, sdtContent, smartTag, customXml, fldSimple, dir, bdo, oMath …:
                      // transparent
                if (node.first_child()) RETURN_IF_ERROR(inline_content(node, out, depth + 1));
        }
    }
    return {};
}

Result<void> DocxReader::run(pugi::xml_node node, std::string& out, int depth) {
    RETURN_IF_ERROR(check_depth(depth));
    if (is_hidden_run(child(node, "rPr"))) {
        std::string hidden;
        RETURN_IF_ERROR(inline_content(node, hidden, depth + 1));
        if (!hidden.empty()) remark(Remark::hidden_text);
        return {};
    }
    for (auto part = node.first_child(); part; part = part.next_sibling())
        RETURN_IF_ERROR(run_part(part, out, depth));
    return {};
}

Result<void> DocxReader::run_part(pugi::xml_node node, std::string& out, int depth) {
    std::uint64_t name = name_hash(local_name(node));
    if (name == name_hash("fldChar")) field_character(node);
    if (in_field_code()) return {};
    switch (name) {
        case name_hash("t"): append_text(node, out); break;
        case name_hash("tab"):
        case name_hash("ptab"): out += '\t'; break;
        case name_hash("br"):
        case name_hash("cr"): out += '\n'; break;
        case name_hash("noBreakHyphen"): out += '-'; break;
        case name_hash("sym"): append_symbol(node, out); break;
        case name_hash("ruby"): return inline_content(child(node, "rubyBase"), out, depth + 1);
        case name_hash("footnoteReference"): return note(node, "footnote", depth + 1);
        case name_hash("endnoteReference"): return note(node, "endnote", depth + 1);
        case name_hash("commentReference"): remark(Remark::comment); break;
        case name_hash("drawing"):
        case name_hash("pict"): return drawing(node, depth + 1);
        case name_hash("object"): remark(Remark::embedded_object); return drawing(node, depth + 1);
        case name_hash("AlternateContent"):
            for (auto part : chosen_branch(node).children()) {
                RETURN_IF_ERROR(check_depth(depth + 1));
                RETURN_IF_ERROR(run_part(part, out, depth + 1));
            }
            break;
        default: break;
    }
    return {};
}

/// Text boxes become blocks after the paragraph; pictures are only counted.
Result<void> DocxReader::drawing(pugi::xml_node node, int depth) {
    RETURN_IF_ERROR(check_depth(depth));
    for (auto part = node.first_child(); part; part = part.next_sibling()) {
        std::string_view name = local_name(part);
        if (name == "txbxContent") {
            Target box;
            box.kind = documents::ParagraphKind::text_box;
            box.blocks = &pending_;
            auto fields = std::move(fields_);
            fields_.clear();
            RETURN_IF_ERROR(blocks(part, box, depth + 1));
            fields_ = std::move(fields);
        } else if (name == "AlternateContent") {
            RETURN_IF_ERROR(drawing(chosen_branch(part), depth + 1));
        } else {
            if (name == "blip" || name == "imagedata") remark(Remark::picture);
            if (part.first_child()) RETURN_IF_ERROR(drawing(part, depth + 1));
        }
    }
    return {};
}

}  // namespace zs::formats
