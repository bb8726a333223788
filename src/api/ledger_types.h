#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/page_types.h"
#include "app/ledger_measures.h"
#include "app/ledgers.h"
#include "json/describe.h"

namespace zs::api {

using app::LedgerState;
using app::OffendingLedgerRow;
using app::OffendingPage;
using app::UnmeasuredFigure;
using ledger::Certainty;
using ledger::FieldType;

struct LedgerUploadQuery {
    std::optional<std::string> file_name;
    std::optional<OrganisationId> organisation_id;
    std::optional<CampaignId> campaign_id;
    std::optional<std::string> kind;
};
ZS_WIRE(LedgerUploadQuery, file_name, organisation_id, campaign_id, kind);
ZS_WIRE_RULES(LedgerUploadQuery, {.field = "file_name", .min = 1, .max = 255}, {.field = "kind", .max = 60});

struct LedgerQuery {
    std::optional<OrganisationId> organisation_id;
    std::optional<CampaignId> campaign_id;
    std::optional<std::string> kind;
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(LedgerQuery, organisation_id, campaign_id, kind, offset, limit);
ZS_WIRE_RULES(LedgerQuery, {.field = "kind", .max = 60}, {.field = "offset", .min = 0},
              {.field = "limit", .min = 1, .max = kMaxPageLimit});

struct Ledger {
    LedgerId id;
    OrganisationId organisation_id;
    std::string organisation_name;
    std::optional<CampaignId> campaign_id;
    std::optional<std::string> campaign_name;
    std::optional<CatalogueId> catalogue_id;
    std::string kind;
    std::string kind_title;
    std::string file_name;
    std::int64_t size_bytes = 0;
    std::string sha256;
    LedgerState state = LedgerState::reading;
    std::int64_t row_count = 0;
    std::int64_t broken_count = 0;
    std::optional<std::string> results_digest;
    std::optional<std::string> error;
    std::int64_t revision = 0;
    std::string created_at;
    std::string created_by;
    std::optional<std::string> measured_at;
};
ZS_WIRE(Ledger, id, organisation_id, organisation_name, campaign_id, campaign_name, catalogue_id, kind,
        kind_title, file_name, size_bytes, sha256, state, row_count, broken_count, results_digest, error,
        revision, created_at, created_by, measured_at);

/// `field` is what was confirmed, or else what is proposed; "" for a column that is not used.
struct LedgerColumn {
    std::string heading;
    std::string field;
    Certainty certainty = Certainty::none;
    std::string doubt;
    std::vector<std::string> samples;
};
ZS_WIRE(LedgerColumn, heading, field, certainty, doubt, samples);

struct BrokenLedgerRow {
    std::int64_t line = 0;
    std::string reason;
};
ZS_WIRE(BrokenLedgerRow, line, reason);

struct LedgerDetail {
    Ledger ledger;
    bool confirmed = false;
    bool may_change = false;
    std::vector<LedgerColumn> columns;
    std::vector<BrokenLedgerRow> broken;
    std::vector<UnmeasuredFigure> unmeasured;
};
ZS_WIRE(LedgerDetail, ledger, confirmed, may_change, columns, broken, unmeasured);

struct LedgerMappingChange {
    std::int64_t revision = 0;
    std::string kind;
    std::vector<std::string> fields;
};
ZS_WIRE(LedgerMappingChange, revision, kind, fields);
ZS_WIRE_RULES(LedgerMappingChange, {.field = "kind", .min = 1, .max = 60}, {.field = "fields", .max = 2'000});

struct LedgerField {
    std::string key;
    std::string label;
    FieldType type = FieldType::text;
};
ZS_WIRE(LedgerField, key, label, type);

struct LedgerKind {
    std::string key;
    std::string title;
    std::vector<LedgerField> fields;
    std::vector<std::string> measures;
};
ZS_WIRE(LedgerKind, key, title, fields, measures);

struct LedgerKinds {
    std::vector<LedgerKind> kinds;
};
ZS_WIRE(LedgerKinds, kinds);

struct TemplateQuery {
    std::optional<std::string> kind;
};
ZS_WIRE(TemplateQuery, kind);

struct LedgerFigure {
    std::string measure;
    std::string group_name;
    std::string month;
    std::int64_t total = 0;
    std::int64_t counted = 0;
    std::int64_t met = 0;
    std::string value;
    std::string target;
    std::string verdict;
    std::string max;
    std::string sum;
    std::int64_t missing = 0;
    std::int64_t errors = 0;
    std::optional<ItemId> item_id;
    std::string item_number;
    std::optional<std::string> claimed;
    std::optional<std::string> claimed_by;
    std::optional<ProblemId> problem_id;
    bool differs = false;
};
ZS_WIRE(LedgerFigure, measure, group_name, month, total, counted, met, value, target, verdict, max, sum,
        missing, errors, item_id, item_number, claimed, claimed_by, problem_id, differs);

struct LedgerFigures {
    std::vector<LedgerFigure> figures;
};
ZS_WIRE(LedgerFigures, figures);

struct OffendingQuery {
    std::optional<std::string> measure;
    std::optional<std::string> group_name;
    std::optional<bool> unmasked;
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(OffendingQuery, measure, group_name, unmasked, offset, limit);
ZS_WIRE_RULES(OffendingQuery, {.field = "measure", .max = 200}, {.field = "group_name", .max = 200},
              {.field = "unmasked",
               .description = "Names and numbers of people in full; for those who file for the body"},
              {.field = "offset", .min = 0}, {.field = "limit", .min = 1, .max = kMaxPageLimit});

struct BrokenQuery {
    std::optional<bool> unmasked;
};
ZS_WIRE(BrokenQuery, unmasked);

struct CampaignFigureQuery {
    std::optional<ItemId> item_id;
    std::optional<OrganisationId> organisation_id;
};
ZS_WIRE(CampaignFigureQuery, item_id, organisation_id);

struct FigureOfMonth {
    std::string month;
    std::int64_t counted = 0;
    std::int64_t met = 0;
    std::string value;
    std::string verdict;
};
ZS_WIRE(FigureOfMonth, month, counted, met, value, verdict);

/// What a ledger answers to an item of a campaign.
struct CampaignFigure {
    LedgerId ledger_id;
    std::string file_name;
    OrganisationId organisation_id;
    std::string organisation_name;
    ItemId item_id;
    std::string item_number;
    std::string measure;
    std::int64_t counted = 0;
    std::int64_t met = 0;
    std::string value;
    std::string target;
    std::string verdict;
    std::vector<FigureOfMonth> months;
};
ZS_WIRE(CampaignFigure, ledger_id, file_name, organisation_id, organisation_name, item_id, item_number,
        measure, counted, met, value, target, verdict, months);

struct LedgerClaim {
    std::string measure;
    std::string group_name;
    std::string value;
    std::optional<std::string> note;
};
ZS_WIRE(LedgerClaim, measure, group_name, value, note);
ZS_WIRE_RULES(LedgerClaim, {.field = "measure", .min = 1, .max = 200}, {.field = "group_name", .max = 200},
              {.field = "value", .max = 60, .description = "An empty text takes the claim back"},
              {.field = "note", .max = 500});

struct CatalogueMeasure {
    std::optional<LedgerMeasureId> id;
    std::optional<ItemId> item_id;
    std::string item_number;
    std::string item_text;
    std::string quote;
    std::string kind;
    std::string kind_title;
    std::string name;
    std::string definition;
    std::string target;
    std::optional<std::string> confirmed_by;
};
ZS_WIRE(CatalogueMeasure, id, item_id, item_number, item_text, quote, kind, kind_title, name, definition,
        target, confirmed_by);

struct CatalogueMeasures {
    std::vector<CatalogueMeasure> measures;
};
ZS_WIRE(CatalogueMeasures, measures);

struct NewMeasure {
    std::optional<ItemId> item_id;
    std::string definition;
};
ZS_WIRE(NewMeasure, item_id, definition);
ZS_WIRE_RULES(NewMeasure, {.field = "definition",
                           .min = 2,
                           .max = 20'000,
                           .description = "JSON: data/ledgers/measures.schema.json"});

struct ConfirmedMeasure {
    LedgerMeasureId id;
    std::string name;
    std::string kind;
};
ZS_WIRE(ConfirmedMeasure, id, name, kind);

Ledger to_wire(app::Ledger&& ledger);
LedgerDetail to_wire(app::LedgerDetail&& detail);
LedgerFigure to_wire(app::Figure&& figure);

}  // namespace zs::api
