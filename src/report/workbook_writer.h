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

/// One workbook on libxlsxwriter, in a file that lives in memory. Throws std::runtime_error.
class WorkbookWriter {
  public:
    WorkbookWriter();
    ~WorkbookWriter();
    WorkbookWriter(WorkbookWriter const&) = delete;
    WorkbookWriter& operator=(WorkbookWriter const&) = delete;

    /// A new sheet with title, subtitle, frozen and repeated header, set for printing. Rows start at row().
    void begin_sheet(std::string const& name, std::string const& title, std::string const& subtitle,
                     std::vector<Column> const& columns);
    [[nodiscard]] std::uint32_t row() const { return row_; }
    /// Closes the row; it becomes as high as its longest cell needs, for spreadsheets do not always see to
    /// that.
    void next_row();
    /// Text; whole numbers become numbers. A cell is never a formula.
    void write(std::uint16_t column, std::string const& text);
    /// A heading over the rows first … last.
    void write_heading(std::uint32_t first, std::uint32_t last, std::uint16_t column,
                       std::string const& text);
    void finish(Sink const& sink);

  private:
    lxw_format* format(Look look);
    std::string unique_name(std::string const& name);
    void print_setup();

    int file_;
    lxw_workbook* workbook_;
    lxw_worksheet* sheet_ = nullptr;
    void set_height(std::uint32_t row, double points);

    std::uint32_t row_ = 0;
    int lines_ = 1;                ///< of the row being written
    std::vector<double> heights_;  ///< by row of the sheet
    std::vector<Column> columns_;
    std::map<Look, lxw_format*> formats_;
    std::map<std::string, int> names_;
};

}  // namespace zs::report
