#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "store/audit_record.h"

namespace zs::store {

class Connection;

/// The digest of a record, from its other fields.
std::string chain_digest_of(AuditRecord const& record);

/// The append-only chain of everything that was changed. Append in the transaction of the change.
class AuditLog {
  public:
    explicit AuditLog(Connection& connection) : connection_(connection) {}

    /// Fills in sequence and digests.
    AuditRecord append(AuditRecord record);
    [[nodiscard]] Page<AuditRecord> newest(PageRequest page) const;
    /// In order, until `visit` returns false.
    void for_each(std::function<bool(AuditRecord const&)> const& visit) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
