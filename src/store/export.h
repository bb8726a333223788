#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "json/describe.h"

namespace zs::store {

using ExportId = Id<struct ExportTag>;

/// What can be made of a campaign. The first seven come from templates; task_sheet is of one unit.
enum class ExportKind {
    brief,
    notice,
    monthly,
    task_sheet,
    problem_ledger,
    self_report,
    highlights,
    problem_rows,
    task_rows,
    pack
};
ZS_WIRE_ENUM(ExportKind, brief, notice, monthly, task_sheet, problem_ledger, self_report, highlights,
             problem_rows, task_rows, pack);

/// internal: with a watermark. outside: without one, and without personal data.
enum class Audience { internal, outside };
ZS_WIRE_ENUM(Audience, internal, outside);

/// interrupted: the program ended while it worked on it. removed: its time is over, the record stays.
enum class ExportState { queued, running, ready, failed, interrupted, removed };
ZS_WIRE_ENUM(ExportState, queued, running, ready, failed, interrupted, removed);

struct ExportOptions {
    std::optional<OrganisationId> organisation_id;
    std::optional<std::string> since;  ///< the days a report tells of
    std::optional<std::string> until;
    std::optional<int> issue;  ///< 期号
    bool all_filed = false;    ///< also what the units let out, but is not accepted yet
};
ZS_WIRE(ExportOptions, organisation_id, since, until, issue, all_filed);

struct ExportCount {
    std::string name;  ///< Chinese: "任务"
    std::int64_t amount = 0;
};
ZS_WIRE(ExportCount, name, amount);

struct Export {
    ExportId id;
    CampaignId campaign_id;
    std::string path;  ///< of the campaign's jurisdiction
    ExportKind kind = ExportKind::brief;
    Audience audience = Audience::internal;
    ExportOptions options;
    ExportState state = ExportState::queued;
    int percent = 0;
    std::vector<ExportCount> counts;
    std::int64_t row_count = 0;
    std::string file_name;
    std::string media_type;
    std::int64_t size_bytes = 0;
    std::string sha256;  ///< hex, of the file
    std::string sm3;     ///< "sm3:…"
    std::optional<std::string> problem;
    UserId requested_by;
    std::string requester;  ///< display name
    std::string created_at;
    std::optional<std::string> finished_at;
};

}  // namespace zs::store
