#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/page_types.h"
#include "app/campaign_exports.h"
#include "json/describe.h"

namespace zs::api {

struct NewExport {
    store::ExportKind kind = store::ExportKind::brief;
    store::Audience audience = store::Audience::internal;
    std::optional<OrganisationId> organisation_id;
    std::optional<std::string> since;
    std::optional<std::string> until;
    std::optional<int> issue;
    std::optional<bool> all_filed;
};
ZS_WIRE(NewExport, kind, audience, organisation_id, since, until, issue, all_filed);
ZS_WIRE_RULES(NewExport, {.field = "since", .format = "date"}, {.field = "until", .format = "date"},
              {.field = "issue", .min = 1, .max = 9'999});

struct Export {
    store::ExportId id;
    CampaignId campaign_id;
    store::ExportKind kind = store::ExportKind::brief;
    std::string name;  ///< of the kind: "简报"
    store::Audience audience = store::Audience::internal;
    store::ExportState state = store::ExportState::queued;
    int percent = 0;
    std::vector<store::ExportCount> counts;
    std::int64_t row_count = 0;
    std::string file_name;
    std::int64_t size_bytes = 0;
    std::string sha256;
    std::string sm3;
    std::optional<std::string> problem;
    std::string requester;
    std::string created_at;
    std::optional<std::string> finished_at;
};
ZS_WIRE(Export, id, campaign_id, kind, name, audience, state, percent, counts, row_count, file_name,
        size_bytes, sha256, sm3, problem, requester, created_at, finished_at);

struct ExportListQuery {
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(ExportListQuery, offset, limit);
ZS_WIRE_RULES(ExportListQuery, {.field = "offset", .min = 0},
              {.field = "limit", .min = 1, .max = kMaxPageLimit});

}  // namespace zs::api
