#pragma once

#include <optional>
#include <string>

#include "app/audit.h"
#include "app/exports.h"
#include "json/describe.h"

namespace zs::api {

struct Health {
    std::string status;
    std::string version;
};
ZS_WIRE(Health, status, version);

struct AuditEntry {
    std::int64_t sequence = 0;
    std::string at;
    std::string actor;
    std::string action;
    std::string subject;
    std::string summary;
    std::string chain_digest;
};
ZS_WIRE(AuditEntry, sequence, at, actor, action, subject, summary, chain_digest);

struct ExportQuery {
    std::optional<app::ExportFormat> format;
};
ZS_WIRE(ExportQuery, format);

struct TaskSheetQuery {
    std::optional<CatalogueId> catalogue_id;
};
ZS_WIRE(TaskSheetQuery, catalogue_id);

AuditEntry to_wire(app::AuditEntry&& entry);

}  // namespace zs::api
