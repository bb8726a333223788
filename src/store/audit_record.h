#pragma once

#include <cstdint>
#include <string>

namespace zs::store {

/// One link of the audit chain. README.md has the form the digest is taken over.
struct AuditRecord {
    std::int64_t sequence = 0;  ///< 1, 2, 3 … without a gap
    std::string at;
    std::string actor;    ///< user name, or "system"
    std::string action;   ///< "item.changed"
    std::string subject;  ///< "item/12"
    std::string payload;  ///< JSON object
    std::string previous_digest;
    std::string chain_digest;  ///< "sm3:…"
};

}  // namespace zs::store
