#pragma once

#include <cstddef>
#include <string>
#include <string_view>

struct GumboInternalNode;

namespace zs::formats {

using HtmlNode = GumboInternalNode;

/// A parsed HTML document. Gumbo's memory comes from a block list with a bound, so that a hostile file
/// neither fills the memory nor overflows the stack when the tree is freed.
class HtmlTree {
  public:
    /// `html` is UTF-8 and must outlive the tree. Check root(): nullptr means the bound was reached.
    HtmlTree(std::string_view html, std::size_t max_bytes);
    ~HtmlTree();
    HtmlTree(HtmlTree const&) = delete;
    HtmlTree& operator=(HtmlTree const&) = delete;

    [[nodiscard]] HtmlNode const* root() const { return root_; }

    struct Block;

  private:
    Block* blocks_ = nullptr;
    HtmlNode const* root_ = nullptr;
};

/// Upper bound for the nesting that a parser would build; cheap, and never too low.
std::size_t nesting_bound(std::string_view html);

std::string_view attribute_of(HtmlNode const& element, char const* name);  ///< "" when absent
bool has_attribute_of(HtmlNode const& element, char const* name);
/// Whether the style attribute holds `declaration` ("display:none"), blanks and case aside.
bool has_style(HtmlNode const& element, std::string_view declaration);

}  // namespace zs::formats
