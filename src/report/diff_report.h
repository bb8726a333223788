#pragma once

#include <string>

#include "catalogue/diff/diff.h"
#include "catalogue/diff/trace.h"
#include "report/report.h"

/// The differences of two catalogues on paper and on screen.
namespace zs::report {

/// For a terminal: counts, then what changed; [-gone-] and {+new+} mark characters.
std::string diff_text(catalogue::diff::Diff const& diff);
std::string trace_text(catalogue::diff::Trace const& trace);
/// One page that needs nothing else: side by side, filters, light and dark, printable.
std::string diff_html(catalogue::diff::Diff const& diff);

/// A4 upright, both wordings side by side, what changed struck out or underlined; what is unchanged in words
/// and limits is left out.
void write_diff_docx(catalogue::diff::Diff const& diff, Sink const& sink);
/// A row for each change on one sheet, a row for each changed limit on another; to the file of that path.
void write_diff_xlsx(catalogue::diff::Diff const& diff, std::string const& path,
                     std::string const& scratch_folder);
/// Which older item each newer one was split from, and how much of either text it covers; and what became of
/// each older one.
void write_trace_xlsx(catalogue::diff::Trace const& trace, std::string const& path,
                      std::string const& scratch_folder);

}  // namespace zs::report
