#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"
#include "formats/container/zip.h"
#include "formats/xlsx/number_format.h"

namespace zs::formats {

struct SheetEntry {
    std::string name;
    std::string part;
    int position = 0;  ///< from 1
    bool hidden = false;
    int header_first = 0;  ///< rows repeated on every printed page; 0 when none
    int header_last = 0;
};

/// Shared strings in one block; a workbook may have a million.
class SharedStrings {
  public:
    void add(std::string_view text) {
        text_ += text;
        ends_.push_back(text_.size());
    }
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::size_t bytes() const { return text_.size(); }
    [[nodiscard]] std::string_view at(std::size_t index) const {
        std::size_t begin = index == 0 ? 0 : ends_[index - 1];
        return std::string_view(text_).substr(begin, ends_[index] - begin);
    }

  private:
    std::string text_;
    std::vector<std::size_t> ends_;
};

struct Workbook {
    std::vector<SheetEntry> sheets;
    DateSystem dates = DateSystem::from_1900;
    SharedStrings strings;
    std::vector<NumberFormat> formats;  ///< by cell style
};

Result<Workbook> read_workbook(Archive& archive, Limits const& limits);

/// What is used up over all sheets together.
struct Budget {
    std::size_t cells = 0;
    std::size_t text_bytes = 0;
};

/// One sheet as a Table appended to the document (none if it is empty), with its notices.
Result<void> read_sheet(Archive& archive, Workbook const& workbook, SheetEntry const& sheet,
                        Limits const& limits, Budget& budget, documents::Document& document);

/// ST_Xstring: "_x000D_" stands for a character that XML cannot hold.
std::string without_escapes(std::string_view text);

}  // namespace zs::formats
