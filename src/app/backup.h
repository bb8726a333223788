#pragma once

#include <cstdint>
#include <filesystem>

#include "app/audit.h"
#include "app/data_place.h"
#include "base/error.h"

namespace zs {
class Clock;
}

namespace zs::app {

struct BackupSummary {
    std::int64_t file_count = 0;  ///< uploaded files, beside the database
    std::int64_t size_bytes = 0;  ///< of the archive
};

/// One archive (zip: manifest.json with digests, the database, the uploaded files) of an installation that
/// may be in use. It appears under its name when it is complete and on disk. conflict if `archive` exists.
/// The database is an SQLite file in it whatever system it was in, so that it can be restored into either.
Result<BackupSummary> back_up(DataPlace const& place, std::filesystem::path const& archive,
                              Clock const& clock);

/// Into a folder, and a database on a server, that are empty or not there. Every digest and the audit chain
/// are checked first; the folder appears whole or not at all.
Result<AuditVerdict> restore(std::filesystem::path const& archive, DataPlace const& place);

}  // namespace zs::app
