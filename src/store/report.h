#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "campaign/effect.h"
#include "json/describe.h"

namespace zs::store {

/// A template that stands in place of the program's own, for all campaigns of a place.
struct ReportTemplate {
    JurisdictionId jurisdiction_id;
    std::string kind;
    std::string file_name;
    std::string sha256;
    std::int64_t size_bytes = 0;
    std::vector<std::string> placeholders;
    std::string made_by;
    std::string made_at;
};

/// What has worked well and what can be looked at on the spot (特色亮点, 现场点位).
enum class HighlightKind { highlight, spot };
ZS_WIRE_ENUM(HighlightKind, highlight, spot);

struct Highlight {
    HighlightKind kind = HighlightKind::highlight;
    std::string name;
    std::string text;
    std::string organisation;
    std::string contact;
    std::string phone;
};
ZS_WIRE(Highlight, kind, name, text, organisation, contact, phone);
ZS_WIRE_RULES(Highlight, {.field = "name", .min = 1, .max = 200}, {.field = "text", .max = 2'000},
              {.field = "organisation", .max = 200}, {.field = "contact", .max = 100},
              {.field = "phone", .max = 50});

/// What only people can write: the four sections of the self-report, how the office signs, highlights.
struct ReportWords {
    std::string signed_by;  ///< empty: the name of the place and 创建办
    std::string strengths;  ///< 亮点举措
    std::string effects;    ///< 主要成效
    std::string problems;   ///< 存在问题
    std::string next_steps;
    std::vector<Highlight> highlights;
};
ZS_WIRE(ReportWords, signed_by, strengths, effects, problems, next_steps, highlights);
ZS_WIRE_RULES(ReportWords, {.field = "signed_by", .max = 100}, {.field = "strengths", .max = 10'000},
              {.field = "effects", .max = 10'000}, {.field = "problems", .max = 10'000},
              {.field = "next_steps", .max = 10'000}, {.field = "highlights", .max = 200});

struct ReportNotes {
    ReportWords words;
    std::int64_t revision = 0;  ///< 0: nothing was written yet
    std::string edited_by;
    std::string edited_at;
};

/// A task as a report names it. `at`: when it was accepted, where that was asked for.
struct ReportTask {
    AssignmentId id;
    std::string number;
    std::string list_name;
    std::string text;
    campaign::DutyRole role = campaign::DutyRole::responsible;
    OrganisationId organisation_id;
    std::string organisation_name;
    std::optional<std::string> due_on;
    campaign::AssignmentState state = campaign::AssignmentState::open;
    std::string at;
};

/// Which tasks of a campaign; without states all but what was withdrawn.
struct ReportTaskFilter {
    CampaignId campaign_id;
    std::vector<campaign::AssignmentState> states;
    std::optional<OrganisationId> organisation_id;
    std::optional<std::string> due_since;
    std::optional<std::string> due_until;
};

}  // namespace zs::store
