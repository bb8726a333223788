#include "formats/docx/styles.h"

#include <pugixml.hpp>

#include "formats/container/xml.h"

namespace zs::formats {
namespace {

constexpr int kInheritance = 16;  // styles may form a ring

bool names_heading(std::string_view name) {
    return name.starts_with("heading ") || name.starts_with("Heading ") || name.starts_with("标题") ||
           name == "Title";
}

}  // namespace

void Styles::load(pugi::xml_node root, Numbering& numbering) {
    std::unordered_map<std::string, pugi::xml_node> nodes;
    for (auto node : root.children()) {
        if (local_name(node) == "style") nodes.emplace(attribute(node, "styleId"), node);
    }
    for (auto const& [id, own] : nodes) {
        Style style;
        bool heading_said = false;
        bool hidden_said = false;
        pugi::xml_node node = own;
        for (int depth = 0; node && depth < kInheritance; ++depth) {
            auto paragraph = child(node, "pPr");
            auto number = child(paragraph, "numPr");
            if (auto value = child(number, "numId"); value && !style.number_id)
                style.number_id = int_attribute(value, "val", 0);
            if (auto value = child(number, "ilvl"); value && !style.number_level)
                style.number_level = int_attribute(value, "val", 0);
            auto outline = child(paragraph, "outlineLvl");
            if (!heading_said && (outline || names_heading(attribute(child(node, "name"), "val")))) {
                heading_said = true;
                style.heading = !outline || int_attribute(outline, "val", 9) < 9;
            }
            if (auto vanish = child(child(node, "rPr"), "vanish"); vanish && !hidden_said) {
                hidden_said = true;
                style.hidden = is_on(vanish);
            }
            auto base = nodes.find(attribute(child(node, "basedOn"), "val"));
            node = base == nodes.end() ? pugi::xml_node() : base->second;
        }
        std::string_view type = attribute(own, "type");
        if (type == "paragraph" && std::string_view(attribute(own, "default")) == "1")
            default_paragraph_ = id;
        if (type == "numbering" && style.number_id) numbering.link_style(id, *style.number_id);
        styles_.emplace(id, style);
    }
}

Style const* Styles::find(std::string_view id) const {
    auto found = styles_.find(id.empty() ? default_paragraph_ : std::string(id));
    return found == styles_.end() ? nullptr : &found->second;
}

}  // namespace zs::formats
