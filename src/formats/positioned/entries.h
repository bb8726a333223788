#pragma once

#include <set>
#include <string>
#include <vector>

#include "formats/positioned/text_line.h"

namespace zs::formats {

/// Tells, for the cells of one column, where a full line ends an entry and where it is only wrapped. Geometry
/// leaves this open when an entry happens to fill its line; what stands alone in other cells tells.
class ColumnEntries {
  public:
    /// Notes the entries of a cell that begin and end for certain.
    void learn(std::vector<TextLine> const& lines, double inner_left, double inner_right);
    /// The text of a cell, entries separated by '\n'.
    [[nodiscard]] std::string text(std::vector<TextLine> const& lines, double inner_left,
                                   double inner_right) const;

  private:
    [[nodiscard]] std::string divided(std::vector<TextLine> const& lines, std::size_t first,
                                      std::size_t last) const;
    [[nodiscard]] bool begins_entry(std::vector<TextLine> const& lines, std::size_t at,
                                    std::size_t last) const;
    [[nodiscard]] bool begins_like_entry(std::string const& text) const;

    std::set<std::string> known_;
    std::set<std::string> beginnings_;  ///< first characters of known entries
    int lists_ = 0;                     ///< cells with several entries
};

}  // namespace zs::formats
