#pragma once

#include <string>
#include <vector>

#include "base/digest.h"
#include "report/workbook_writer.h"

namespace zs::app {

/// A table as .xlsx that tells whether it was cut: how many rows there are stands above and below them, with
/// the SM3 of their cells (each followed by a tab, each row by a line feed).
class RowSheet {
  public:
    struct Head {
        std::string title;
        std::int64_t row_count = 0;
        std::string day;
        std::string watermark;  ///< empty: none
        std::vector<report::Column> columns;
    };
    RowSheet(std::string const& path, std::string const& scratch_folder, Head head);

    void add(std::vector<std::string> const& cells);
    void finish();
    [[nodiscard]] std::int64_t rows() const { return rows_; }

  private:
    report::WorkbookWriter book_;
    RunningDigest digest_{DigestKind::sm3};
    std::int64_t rows_ = 0;
};

std::vector<report::Column> task_sheet_columns();     ///< of task_rows()
std::vector<report::Column> problem_sheet_columns();  ///< of problem_rows()

}  // namespace zs::app
