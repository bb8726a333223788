#pragma once

#include <string>
#include <vector>

#include "app/audit.h"
#include "base/error.h"
#include "store/transfer.h"

namespace zs::app {

struct MigrationSummary {
    std::vector<store::TransferredTable> tables;  ///< counted on both sides
    AuditVerdict verdict;                         ///< of the new database; its head is the old one's
};

enum class OldDatabase { closed, left_open };

/// Moves all records of one database into another, empty one; locations as for store::driver_for. Whoever
/// wants to write to the old one waits meanwhile and is refused afterwards, unless it is left open.
Result<MigrationSummary> migrate_database(std::string const& from, std::string const& to, OldDatabase old);

}  // namespace zs::app
