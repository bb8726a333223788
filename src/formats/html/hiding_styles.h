#pragma once

#include <map>
#include <string>
#include <string_view>

namespace zs::formats {

/// The rules of a page's style sheets that hide text (display:none, visibility:hidden), for simple selectors:
/// "p", ".note", "p.note", "#menu" and lists of these. Of several rules for one selector the last counts.
class HidingStyles {
  public:
    void load(std::string_view sheet);
    [[nodiscard]] bool empty() const { return hidden_.empty(); }
    /// `classes` are parted by white space.
    [[nodiscard]] bool hides(std::string_view tag, std::string_view id, std::string_view classes) const;

  private:
    struct Effect {
        bool no_display = false;
        bool invisible = false;
    };
    void add_rule(std::string_view selectors, std::string_view declarations);
    [[nodiscard]] bool has(std::string const& selector) const;

    std::map<std::string, Effect> hidden_;  ///< by selector
};

}  // namespace zs::formats
