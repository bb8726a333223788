#pragma once

#include <string>

#include "base/error.h"
#include "base/ids.h"
#include "catalogue/catalogue.h"
#include "json/describe.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

enum class ExportFormat { xlsx, csv, json };
ZS_WIRE_ENUM(ExportFormat, xlsx, csv, json);

struct ExportedFile {
    std::string file_name;  ///< Chinese, with extension
    std::string media_type;
    std::string bytes;
};

/// What leaves the system as a file.
class Exports {
  public:
    Exports(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    /// The stored catalogue in interchange form.
    Result<catalogue::Catalogue> interchange(CatalogueId id) const;
    Result<ExportedFile> catalogue_file(CatalogueId id, ExportFormat format) const;
    /// What one unit leads and answers for, as .docx.
    Result<ExportedFile> task_sheet(UnitId unit_id, CatalogueId catalogue_id) const;

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
