#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace pugi {
class xml_node;
}

namespace zs::formats {

constexpr int kNumberingLevels = 9;

/// One level of a numbering definition (w:lvl).
struct NumberingLevel {
    int start = 1;
    std::string format = "decimal";
    std::string text;  ///< "（%1）"
    std::string paragraph_style;
    int restart = -1;  ///< w:lvlRestart: 0 never, n after level n; -1 after any higher level
    bool arabic_only = false;
    bool spaced = true;  ///< a tab or blank follows the number
};

using NumberingLevels = std::array<NumberingLevel, kNumberingLevels>;

/// Which number a paragraph bears: w:numPr.
struct NumberReference {
    int id = 0;
    int level = 0;
};

/// The numbers that Word generates. Definitions come from numbering.xml; the counters run in reading order.
class Numbering {
  public:
    void load(pugi::xml_node root);

    /// Counts the paragraph and gives its label ("（一）", "1.2 "), or "" when it has none.
    std::string next(NumberReference reference);
    /// The number definition that a list style (w:numStyleLink) stands for.
    void link_style(std::string const& style, int id);
    /// Level whose w:pStyle names this paragraph style.
    [[nodiscard]] std::optional<int> level_of_style(int id, std::string const& style) const;

  private:
    struct Abstract {
        NumberingLevels levels;
        std::string style_link;
        std::array<int, kNumberingLevels> counters{};
        std::array<bool, kNumberingLevels> started{};
    };
    struct Instance {
        int abstract_id = 0;
        std::map<int, int> start_overrides;
        std::map<int, NumberingLevel> level_overrides;
        std::set<int> used_levels;
    };

    Abstract const* abstract_of(Instance const& instance) const;
    NumberingLevel const& level_of(Instance const& instance, Abstract const& abstract, int level) const;
    void count(Instance& instance, Abstract& abstract, int level);
    std::string label(Instance const& instance, Abstract const& abstract, int level) const;

    std::map<int, Abstract> abstracts_;
    std::map<int, Instance> instances_;
    std::map<std::string, int> linked_styles_;
};

}  // namespace zs::formats
