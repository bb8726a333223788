#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "report/report.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace zs::report {

enum class Look { title, subtitle, header, heading, text, center };

struct Column {
    char const* name;
    double width;  ///< in characters
    Look look = Look::text;
};

/// One workbook on libxlsxwriter, written row by row: a row that was left is gone from memory. Throws
/// std::runtime_error.
class WorkbookWriter {
  public:
    /// To the file of that path; what is not yet packed stands in nameless files in `scratch_folder`.
    WorkbookWriter(std::string const& path, std::string const& scratch_folder);
    ~WorkbookWriter();
    WorkbookWriter(WorkbookWriter const&) = delete;
    WorkbookWriter& operator=(WorkbookWriter const&) = delete;

    /// In the header of every sheet that is begun after it.
    void set_watermark(std::string text);
    /// A new sheet with title, subtitle, frozen and repeated header, set for printing. Sheets are written one
    /// after the other.
    void begin_sheet(std::string const& name, std::string const& title, std::string const& subtitle,
                     std::vector<Column> const& columns);
    /// Closes the row; it becomes as high as its longest cell needs, for spreadsheets do not always see to
    /// that.
    void next_row();
    /// Text; whole numbers become numbers. A cell is never a formula.
    void write(std::uint16_t column, std::string const& text);
    /// A heading over this row and those after it, `rows` in all.
    void begin_heading(std::uint16_t column, std::uint32_t rows, std::string const& text);
    void finish();

  private:
    struct Heading {
        double needed = 0;  ///< height in points
        double there = 0;   ///< of its rows so far
        std::uint32_t rows_left = 0;
        bool is_first_row = true;
    };
    lxw_format* format(Look look);
    std::string unique_name(std::string const& name);
    void print_setup();

    lxw_workbook* workbook_;
    lxw_worksheet* sheet_ = nullptr;
    std::uint32_t row_ = 0;
    int lines_ = 1;  ///< of the row being written
    std::map<std::uint16_t, Heading> headings_;
    std::vector<Column> columns_;
    std::map<Look, lxw_format*> formats_;
    std::map<std::string, int> names_;
    std::string watermark_;
};

}  // namespace zs::report
