#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/people_import.h"
#include "json/describe.h"

namespace zs::api {

struct PeopleImportQuery {
    std::optional<JurisdictionId> jurisdiction_id;
    std::optional<std::string> file_name;
    std::optional<bool> carry_out;
};
ZS_WIRE(PeopleImportQuery, jurisdiction_id, file_name, carry_out);
ZS_WIRE_RULES(PeopleImportQuery, {.field = "file_name", .max = 255},
              {.field = "carry_out", .description = "otherwise it is only tried"});

struct ImportedRow {
    int row = 0;
    std::string organisation;
    app::ImportOutcome organisation_outcome = app::ImportOutcome::there;
    std::string display_name;
    std::string user_name;
    std::optional<store::MemberRole> role;
    app::ImportOutcome person_outcome = app::ImportOutcome::there;
    bool fresh_account = false;
    std::string password;
    std::string message;
};
ZS_WIRE(ImportedRow, row, organisation, organisation_outcome, display_name, user_name, role, person_outcome,
        fresh_account, password, message);

/// `password` of a row: of an account that was made just now and given none in the file; told this once.
struct PeopleReport {
    std::vector<ImportedRow> rows;
    bool carried_out = false;
    std::int64_t organisations_made = 0;
    std::int64_t memberships_made = 0;
    std::int64_t faults = 0;
};
ZS_WIRE(PeopleReport, rows, carried_out, organisations_made, memberships_made, faults);

}  // namespace zs::api
