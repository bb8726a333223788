#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "catalogue/recognise/passages.h"

namespace zs::catalogue::recognise {

/// A stretch of prose that demands, point by point, without saying of whom: an indicator system, a standard
/// of assessment, the main points of a year's work.
struct DemandList {
    std::string title;
    std::size_t begin = 0;  ///< first passage below the title
    std::size_t end = 0;
    MarkStyle style = MarkStyle::none;  ///< of the marks of its items
    bool plan = false;                  ///< its title speaks of a plan, which has aims and safeguards, too
};

/// The lists of a text, each below a title that promises one (data/vocabulary/demands.txt). The points must
/// be numbered one after the other and must not tell what was done: reports, speeches, notices, laws and
/// articles have numbered paragraphs, too.
std::vector<DemandList> demand_lists(std::vector<Passage> const& passages);

/// Sections that demand nothing: 指导思想, 考核程序; in a plan also 保障措施. Asked passage by passage.
class GeneralSections {
  public:
    explicit GeneralSections(bool plan) : plan_(plan) {}
    /// Whether the passage, the next one of the text, heads such a section or stands in it.
    bool holds(Passage const& passage);

  private:
    bool plan_;
    bool inside_ = false;
    MarkStyle style_ = MarkStyle::none;  ///< of the last heading asked
};

/// A paragraph about the points above it or about the list, or one that ends the document.
bool is_aside(Passage const& passage);

}  // namespace zs::catalogue::recognise
