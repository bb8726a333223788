#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace zs::formats {

/// A parsed XML part. Owns the bytes that it was parsed in.
struct XmlPart {
    std::shared_ptr<std::string> bytes;
    std::shared_ptr<pugi::xml_document> document;

    [[nodiscard]] pugi::xml_node root() const;
};

/// Parses in place. A document type declaration is refused: it could define entities (billion laughs) or name
/// files.
Result<XmlPart> parse_xml(std::string bytes, std::string_view part_name);

/// The name without its namespace prefix.
inline std::string_view local_name(char const* name) {
    std::string_view all(name);
    std::size_t colon = all.rfind(':');
    return colon == std::string_view::npos ? all : all.substr(colon + 1);
}
std::string_view local_name(pugi::xml_node node);

/// First child or attribute by its local name; prefixes differ between programs.
pugi::xml_node child(pugi::xml_node node, std::string_view name);
/// The first child of each of these names, in one pass; `found` is as long as `names`, and empty where there
/// is none.
void find_children(pugi::xml_node parent, std::span<std::string_view const> names, pugi::xml_node* found);
template <class Node, std::size_t n>  // Node: pugi::xml_node, known only where it is used
auto children(Node parent, std::string_view const (&names)[n]) {
    std::array<Node, n> found;
    find_children(parent, names, found.data());
    return found;
}
char const* attribute(pugi::xml_node node, std::string_view name);  ///< "" when absent
bool has_attribute(pugi::xml_node node, std::string_view name);
int int_attribute(pugi::xml_node node, std::string_view name, int otherwise);
/// An on/off property (ST_OnOff): present without value, "1", "true", "on".
bool is_on(pugi::xml_node property);

/// For a `switch` over element names; of the next character on, and of a whole name. Names of up to nine
/// letters never meet, and a hash is ready as soon as its name is read.
constexpr std::uint64_t name_hash(char next, std::uint64_t before) {
    return std::rotl(before, 7) ^ static_cast<unsigned char>(next);
}
constexpr std::uint64_t name_hash(std::string_view name) {
    std::uint64_t hash = 0;
    for (char c : name)
        hash = name_hash(c, hash);
    return hash;
}

}  // namespace zs::formats
