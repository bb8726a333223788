#include "formats/container/xml.h"

#include <fmt/format.h>

#include <pugixml.hpp>

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace zs::formats {
namespace {

Error malformed(std::string_view part, std::ptrdiff_t offset) {
    return {ErrorCode::malformed_document,
            "文件内容已损坏，读不下去。请用 WPS、Word 或 Excel 打开后另存一份再导入。",
            fmt::format("{} 第 {} 字节", part, offset),
            {}};
}

Error refused(std::string_view part) {
    return {ErrorCode::malformed_document,
            "文件里有 XML 实体声明（DTD），可能被用来攻击系统，已拒绝读取。请用 WPS、Word 或 Excel "
            "打开原件另存一份再导入。",
            std::string(part),
            {}};
}

bool is_marked_utf16(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

/// Nearly all names of these formats have a prefix of one letter.
char const* behind_prefix(char const* name) {
    return name[0] != '\0' && name[1] == ':' ? name + 2 : local_name(name).data();
}

/// Nearly always the first letter tells.
bool is_named(char const* local, std::string_view wanted) {
    return local[0] == wanted[0] && std::string_view(local) == wanted;
}

/// XML without a mark is UTF-8; damaged sequences must not travel on as text.
void repair_utf8(std::string& bytes) {
    bool const wide =
        is_marked_utf16(bytes) || contains(std::string_view(bytes).substr(0, 4), std::string_view("\0", 1));
    if (wide || is_valid_utf8(bytes)) return;
    bytes = to_utf8(to_utf32(bytes));
}

}  // namespace

Result<XmlPart> parse_xml(std::string bytes, std::string_view part_name) {
    repair_utf8(bytes);
    XmlPart part{std::make_shared<std::string>(std::move(bytes)), std::make_shared<pugi::xml_document>()};
    unsigned flags = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype;
    auto result = part.document->load_buffer_inplace(part.bytes->data(), part.bytes->size(), flags);
    if (result.status == pugi::status_out_of_memory) {
        return Error{
            ErrorCode::too_large, "文件内容过大，请拆成几个文件后再导入。", std::string(part_name), {}};
    }
    for (auto node : part.document->children()) {
        if (node.type() == pugi::node_doctype) return refused(part_name);
    }
    if (!result || part.root().empty()) {
        if (result.status == pugi::status_bad_doctype) return refused(part_name);
        return malformed(part_name, result.offset);
    }
    return part;
}

pugi::xml_node XmlPart::root() const {
    return document->document_element();
}

std::string_view local_name(pugi::xml_node node) {
    return local_name(node.name());
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
    for (auto candidate = node.first_child(); candidate; candidate = candidate.next_sibling()) {
        if (is_named(behind_prefix(candidate.name()), name)) return candidate;
    }
    return {};
}

void find_children(pugi::xml_node parent, std::span<std::string_view const> names, pugi::xml_node* found) {
    for (auto candidate = parent.first_child(); candidate; candidate = candidate.next_sibling()) {
        char const* const name = behind_prefix(candidate.name());
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (is_named(name, names[i]) && !found[i]) found[i] = candidate;
        }
    }
}

static pugi::xml_attribute find_attribute(pugi::xml_node node, std::string_view name) {
    for (auto candidate = node.first_attribute(); candidate; candidate = candidate.next_attribute()) {
        if (is_named(behind_prefix(candidate.name()), name)) return candidate;
    }
    return {};
}

char const* attribute(pugi::xml_node node, std::string_view name) {
    return find_attribute(node, name).value();
}

bool has_attribute(pugi::xml_node node, std::string_view name) {
    return !find_attribute(node, name).empty();
}

int int_attribute(pugi::xml_node node, std::string_view name, int otherwise) {
    std::string_view text = attribute(node, name);
    int value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : otherwise;
}

bool is_on(pugi::xml_node property) {
    if (!property) return false;
    std::string_view value = attribute(property, "val");
    return value != "0" && value != "false" && value != "off" && value != "none";
}

}  // namespace zs::formats
