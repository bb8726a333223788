#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/docx/numbering.h"

namespace pugi {
class xml_node;
}

namespace zs::formats {

/// What a style says about the things we read. Inherited properties are already filled in.
struct Style {
    std::optional<int> number_id;
    std::optional<int> number_level;
    bool heading = false;
    bool hidden = false;  ///< w:vanish
};

/// Styles of a document (word/styles.xml).
class Styles {
  public:
    void load(pugi::xml_node root, Numbering& numbering);
    /// Nothing for an unknown id; "" asks for the default paragraph style.
    [[nodiscard]] Style const* find(std::string_view id) const;

  private:
    std::unordered_map<std::string, Style> styles_;
    std::string default_paragraph_;
};

}  // namespace zs::formats
