#pragma once

#include <string>

#include "catalogue/diff/diff.h"
#include "catalogue/diff/trace.h"

/// The differences of two catalogues on paper and on screen.
namespace zs::report {

/// For a terminal: counts, then what changed; [-gone-] and {+new+} mark characters.
std::string diff_text(catalogue::diff::Diff const& diff);
std::string trace_text(catalogue::diff::Trace const& trace);
/// One page that needs nothing else: side by side, filters, light and dark, printable.
std::string diff_html(catalogue::diff::Diff const& diff);

}  // namespace zs::report
