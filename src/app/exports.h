#pragma once

#include <filesystem>

#include "app/exported_file.h"
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

/// What leaves the system as a file: written row by row, from one state of the database, to a nameless
/// temporary file, and read from there, so that neither size nor a slow client costs memory or a connection.
class Exports {
  public:
    /// The temporary files stand in `folder`.
    Exports(store::Database& database, std::filesystem::path folder, Clock const& clock)
        : database_(database), folder_(std::move(folder)), clock_(clock) {}

    /// The stored catalogue in interchange form.
    Result<catalogue::Catalogue> interchange(CatalogueId id) const;
    Result<ExportedFile> catalogue_file(CatalogueId id, ExportFormat format) const;
    /// What one unit leads and answers for, as .docx.
    Result<ExportedFile> task_sheet(UnitId unit_id, CatalogueId catalogue_id) const;

  private:
    store::Database& database_;
    std::filesystem::path folder_;
    Clock const& clock_;
};

}  // namespace zs::app
