#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

#include "base/error.h"
#include "base/page.h"
#include "store/audit_record.h"

namespace zs::store {
class Database;
}

namespace zs::app {

using store::AuditRecord;

struct AuditEntry {
    AuditRecord record;
    std::string summary;  ///< Chinese, one line
};

struct AuditVerdict {
    std::int64_t record_count = 0;
    std::string head_digest;  ///< of the last record; write it down elsewhere to notice a cut tail
};

/// Newest first.
Result<Page<AuditEntry>> audit_entries(store::Database& database, PageRequest page);
/// Follows the chain; the error names the first broken record.
Result<AuditVerdict> verify_audit(store::Database& database);
/// JSON lines, one record each, in order.
void export_audit(store::Database& database, std::ostream& out);
Result<AuditVerdict> verify_audit_export(std::istream& in);

}  // namespace zs::app
