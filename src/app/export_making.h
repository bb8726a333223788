#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/report_facts.h"
#include "app/report_templates.h"
#include "base/error.h"
#include "store/campaign.h"
#include "store/export.h"

namespace zs::app {

class Facts;

/// What a maker of files needs beside the database: nothing of it is asked of a request.
struct ExportOrder {
    store::Database& database;
    FileStore const& files;
    ReportTemplates const& templates;
    store::Export const& wanted;
    store::Campaign campaign;
    PersonalText personal = PersonalText::hidden;
    std::string today;
    std::string watermark;       ///< empty: none
    std::filesystem::path path;  ///< where the file is to be
    std::filesystem::path scratch;
    std::function<void(int percent)> progress;
};

struct MadeFile {
    std::string file_name;
    std::string media_type;
    std::vector<store::ExportCount> counts;
    std::int64_t row_count = 0;
};

/// What the audit tells of a file that was made.
Facts add_made_file(Facts facts, store::Export const& one);

/// From a template: brief, notice …
Result<MadeFile> make_report(ExportOrder const& order);
/// All problems or all tasks on one sheet, row by row.
Result<MadeFile> make_rows(ExportOrder const& order);

}  // namespace zs::app
