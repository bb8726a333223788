#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/page_types.h"
#include "app/reports.h"
#include "json/describe.h"

namespace zs::api {

struct ReportQuery {
    std::optional<std::string> since;
    std::optional<std::string> until;
};
ZS_WIRE(ReportQuery, since, until);
ZS_WIRE_RULES(ReportQuery, {.field = "since", .format = "date"}, {.field = "until", .format = "date"});

struct ReportValue {
    std::string name;
    std::string meaning;
    std::string value;
    bool counted = false;
};
ZS_WIRE(ReportValue, name, meaning, value, counted);

struct ReportColumn {
    std::string name;
    std::string meaning;
};
ZS_WIRE(ReportColumn, name, meaning);

struct ReportList {
    std::string name;
    std::string meaning;
    std::vector<ReportColumn> columns;
};
ZS_WIRE(ReportList, name, meaning, columns);

struct Report {
    std::vector<ReportValue> values;
    std::vector<ReportList> lists;
    store::ReportWords words;
    std::int64_t revision = 0;
    std::string edited_by;
    std::string edited_at;
    store::ReportWords drafted;
    bool may_manage = false;
};
ZS_WIRE(Report, values, lists, words, revision, edited_by, edited_at, drafted, may_manage);

struct ReportRowQuery {
    std::optional<std::string> field;
    std::optional<std::string> since;
    std::optional<std::string> until;
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(ReportRowQuery, field, since, until, offset, limit);
ZS_WIRE_RULES(ReportRowQuery, {.field = "since", .format = "date"}, {.field = "until", .format = "date"},
              {.field = "offset", .min = 0}, {.field = "limit", .min = 1, .max = kMaxPageLimit});

struct ReportRow {
    std::vector<std::string> cells;
    std::optional<AssignmentId> assignment_id;
    std::optional<ProblemId> problem_id;
    std::optional<OrganisationId> organisation_id;
};
ZS_WIRE(ReportRow, cells, assignment_id, problem_id, organisation_id);

struct ReportRows {
    std::vector<std::string> columns;
    std::vector<ReportRow> rows;
};
ZS_WIRE(ReportRows, columns, rows);

struct ReportWordsChange {
    std::int64_t revision = 0;
    store::ReportWords words;
};
ZS_WIRE(ReportWordsChange, revision, words);

struct SavedReportWords {
    store::ReportWords words;
    std::int64_t revision = 0;
};
ZS_WIRE(SavedReportWords, words, revision);

struct ReportTemplate {
    store::ExportKind kind = store::ExportKind::brief;
    std::string name;
    bool own = false;  ///< put in place of the program's
    std::optional<std::string> file_name;
    std::optional<std::int64_t> size_bytes;
    std::optional<std::string> made_by;
    std::optional<std::string> made_at;
};
ZS_WIRE(ReportTemplate, kind, name, own, file_name, size_bytes, made_by, made_at);

struct ReportTemplateQuery {
    std::optional<store::ExportKind> kind;
    std::optional<std::string> file_name;
};
ZS_WIRE(ReportTemplateQuery, kind, file_name);

struct ReportTemplateReset {
    store::ExportKind kind = store::ExportKind::brief;
};
ZS_WIRE(ReportTemplateReset, kind);

}  // namespace zs::api
