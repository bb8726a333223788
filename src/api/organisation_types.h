#pragma once

#include <optional>
#include <string>

#include "api/page_types.h"
#include "app/memberships.h"
#include "app/organisations.h"
#include "json/describe.h"
#include "json/settable.h"

namespace zs::api {

struct Jurisdiction {
    JurisdictionId id;
    std::optional<JurisdictionId> parent_id;
    app::JurisdictionLevel level = app::JurisdictionLevel::district;
    std::string name;
};
ZS_WIRE(Jurisdiction, id, parent_id, level, name);

struct NewJurisdiction {
    std::optional<JurisdictionId> parent_id;
    app::JurisdictionLevel level = app::JurisdictionLevel::district;
    std::string name;
};
ZS_WIRE(NewJurisdiction, parent_id, level, name);
ZS_WIRE_RULES(NewJurisdiction, {.field = "name", .min = 1, .max = 100});

struct JurisdictionChange {
    std::string name;
};
ZS_WIRE(JurisdictionChange, name);
ZS_WIRE_RULES(JurisdictionChange, {.field = "name", .min = 1, .max = 100});

struct Organisation {
    OrganisationId id;
    JurisdictionId jurisdiction_id;
    std::string jurisdiction_name;
    std::optional<OrganisationId> parent_id;
    std::string name;
    std::int64_t position = 0;
    std::optional<std::string> closed_at;
    std::int64_t member_count = 0;
    std::int64_t revision = 1;
};
ZS_WIRE(Organisation, id, jurisdiction_id, jurisdiction_name, parent_id, name, position, closed_at,
        member_count, revision);

struct OrganisationQuery {
    std::optional<JurisdictionId> jurisdiction_id;
    std::optional<std::string> q;
    std::optional<bool> closed;
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(OrganisationQuery, jurisdiction_id, q, closed, offset, limit);
ZS_WIRE_RULES(OrganisationQuery, {.field = "q", .max = 100},
              {.field = "closed", .description = "also those that no longer exist"},
              {.field = "offset", .min = 0}, {.field = "limit", .min = 1, .max = kMaxPageLimit});

struct NewOrganisation {
    JurisdictionId jurisdiction_id;
    std::optional<OrganisationId> parent_id;
    std::string name;
};
ZS_WIRE(NewOrganisation, jurisdiction_id, parent_id, name);
ZS_WIRE_RULES(NewOrganisation, {.field = "name", .min = 1, .max = 100});

struct OrganisationChange {
    std::int64_t revision = 0;
    std::optional<std::string> name;
    json::Settable<OrganisationId> parent_id;
    std::optional<std::int64_t> position;
    std::optional<bool> closed;
};
ZS_WIRE(OrganisationChange, revision, name, parent_id, position, closed);
ZS_WIRE_RULES(OrganisationChange, {.field = "name", .min = 1, .max = 100});

struct Membership {
    MembershipId id;
    UserId user_id;
    std::string user_name;
    std::string display_name;
    OrganisationId organisation_id;
    std::string organisation_name;
    app::MemberRole role = app::MemberRole::contact;
    std::optional<MembershipId> deputy_of;
    std::string starts_on;
    std::optional<std::string> ends_on;
    std::optional<std::string> ended_reason;
};
ZS_WIRE(Membership, id, user_id, user_name, display_name, organisation_id, organisation_name, role, deputy_of,
        starts_on, ends_on, ended_reason);

struct MembershipQuery {
    std::optional<OrganisationId> organisation_id;
    std::optional<UserId> user_id;
    std::optional<app::MemberRole> role;
    std::optional<bool> ended;
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(MembershipQuery, organisation_id, user_id, role, ended, offset, limit);
ZS_WIRE_RULES(MembershipQuery, {.field = "ended", .description = "also those that are over"},
              {.field = "offset", .min = 0}, {.field = "limit", .min = 1, .max = kMaxPageLimit});

/// `display_name` and `password` where the person has no account yet.
struct NewMembership {
    std::string user_name;
    std::optional<std::string> display_name;
    std::optional<std::string> password;
    OrganisationId organisation_id;
    app::MemberRole role = app::MemberRole::contact;
    std::optional<std::string> starts_on;
    std::optional<std::string> ends_on;
};
ZS_WIRE(NewMembership, user_name, display_name, password, organisation_id, role, starts_on, ends_on);
ZS_WIRE_RULES(NewMembership, {.field = "user_name", .min = 2, .max = 64},
              {.field = "display_name", .min = 1, .max = 64}, {.field = "password", .max = 256},
              {.field = "starts_on", .format = "date"}, {.field = "ends_on", .format = "date"});

struct NewDeputy {
    std::string user_name;
    std::string starts_on;
    std::string ends_on;
};
ZS_WIRE(NewDeputy, user_name, starts_on, ends_on);
ZS_WIRE_RULES(NewDeputy, {.field = "user_name", .min = 2, .max = 64},
              {.field = "starts_on", .format = "date"}, {.field = "ends_on", .format = "date"});

struct MembershipEnd {
    std::optional<std::string> last_day;
    std::string reason;
};
ZS_WIRE(MembershipEnd, last_day, reason);
ZS_WIRE_RULES(MembershipEnd, {.field = "last_day", .format = "date"},
              {.field = "reason", .min = 1, .max = 500});

Jurisdiction to_wire(app::Jurisdiction&& jurisdiction);
Organisation to_wire(app::Organisation&& organisation);
Membership to_wire(app::Membership&& membership);

}  // namespace zs::api
