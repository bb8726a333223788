#include "formats/container/package.h"

#include <pugixml.hpp>

#include "formats/container/xml.h"

namespace zs::formats {
namespace {

std::string folder_of(std::string_view part) {
    std::size_t slash = part.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash + 1));
}

std::string relationships_part(std::string_view part) {
    std::string folder = folder_of(part);
    return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

/// "../media/a.png" seen from "word/document.xml" is "media/a.png"; ".." never leaves the package.
std::string resolve(std::string_view part, std::string_view target) {
    std::string path =
        target.starts_with('/') ? std::string(target.substr(1)) : folder_of(part) + std::string(target);
    std::vector<std::string> steps;
    for (std::size_t start = 0; start <= path.size();) {
        std::size_t end = std::min(path.find('/', start), path.size());
        std::string step = path.substr(start, end - start);
        if (step == ".." && !steps.empty()) {
            steps.pop_back();
        } else if (step != ".." && step != "." && !step.empty()) {
            steps.push_back(step);
        }
        start = end + 1;
    }
    std::string out;
    for (auto const& step : steps)
        out += (out.empty() ? "" : "/") + step;
    return out;
}

std::string last_word(std::string_view address) {
    return std::string(address.substr(address.rfind('/') + 1));
}

}  // namespace

Result<std::vector<Relationship>> relationships_of(Archive& archive, std::string_view part) {
    std::vector<Relationship> out;
    std::string name = relationships_part(part);
    if (!archive.has(name)) return out;
    ASSIGN_OR_RETURN(std::string bytes, archive.read(name));
    ASSIGN_OR_RETURN(XmlPart xml, parse_xml(std::move(bytes), name));
    for (auto node : xml.root().children()) {
        if (local_name(node) != "Relationship") continue;
        bool external = std::string_view(attribute(node, "TargetMode")) == "External";
        std::string target = attribute(node, "Target");
        out.push_back({attribute(node, "Id"), last_word(attribute(node, "Type")),
                       external ? target : resolve(part, target), external});
    }
    return out;
}

std::string target_of(std::vector<Relationship> const& relationships, std::string_view type,
                      std::string_view otherwise) {
    for (auto const& relationship : relationships) {
        if (relationship.type == type && !relationship.external) return relationship.target;
    }
    return std::string(otherwise);
}

}  // namespace zs::formats
