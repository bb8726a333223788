#pragma once

#include <string>
#include <string_view>

namespace zs::formats {

/// Text as a browser would show it: white space collapses, line breaks stay, a source line break between two
/// Chinese characters is nothing.
class TextFlow {
  public:
    void add(std::string_view text);
    void add_verbatim(std::string_view text);  ///< <pre>
    void line_break();
    /// The text so far, without blanks around lines and without empty lines at the ends; starts anew.
    std::string take();
    [[nodiscard]] bool empty() const { return text_.empty(); }

  private:
    enum class Pending { none, blank, source_line };
    std::string text_;
    Pending pending_ = Pending::none;
    char32_t last_ = 0;
};

}  // namespace zs::formats
