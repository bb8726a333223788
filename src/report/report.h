#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/rows.h"

/// Writers of files that leave the system. They throw std::runtime_error when the disk or memory fails;
/// nothing in the data can make them fail. The same input gives the same bytes.
namespace zs::report {

/// Receives a file in pieces, in order.
using Sink = std::function<void(std::string_view)>;

/// The catalogue as a workbook: one sheet per list (title, frozen header, merged headings, A4 landscape), one
/// of material requests and one of findings when there are any. Written row by row to the file of that path;
/// `scratch_folder` holds what is not yet packed, without a name.
void write_xlsx(catalogue::Rows const& rows, std::string const& path, std::string const& scratch_folder);

/// All items in one table: UTF-8 with byte order mark, RFC 4180, cells that a spreadsheet would take for
/// formulas preceded by an apostrophe.
void write_csv(catalogue::Rows const& rows, Sink const& sink);

enum class Role { lead, responsible, both };

/// One item that a unit leads or answers for.
struct UnitTask {
    std::string number;
    std::string list_name;
    std::string level1;
    std::optional<std::string> level2;
    std::string text;
    Role role = Role::responsible;
    std::optional<std::string> deadline;
    std::vector<std::string> lead_units;  ///< of the item, in order
    std::vector<std::string> responsible_units;
};

/// Everything one unit has to do under one catalogue.
struct UnitTasks {
    std::string unit_name;
    std::string catalogue_title;
    std::optional<std::string> issuer;
    std::optional<std::string> document_number;
    std::string generated_on;     ///< "2026-11-21", printed at the end; empty to leave out
    std::vector<UnitTask> tasks;  ///< in the order of the catalogue
};

/// The task sheet of a unit as .docx, laid out after GB/T 9704-2012: A4 upright, title in 方正小标宋 size 2,
/// text in 仿宋_GB2312, repeated header row, merged headings, page numbers.
void write_task_sheet(UnitTasks const& tasks, Sink const& sink);

}  // namespace zs::report
