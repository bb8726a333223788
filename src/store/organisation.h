#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/ids.h"
#include "campaign/scope.h"
#include "json/describe.h"

namespace zs::store {

using campaign::MemberRole;
using campaign::Reach;

enum class JurisdictionLevel { province, city, district, town };
ZS_WIRE_ENUM(JurisdictionLevel, province, city, district, town);

/// A place with its own creation work. `path` holds the ids from the root: "/1/4/".
struct Jurisdiction {
    JurisdictionId id;
    std::optional<JurisdictionId> parent_id;
    JurisdictionLevel level = JurisdictionLevel::district;
    std::string name;
    std::string path;
};

/// A body as it exists (区司法局), once for all documents that name it.
struct Organisation {
    OrganisationId id;
    JurisdictionId jurisdiction_id;
    std::string jurisdiction_name;
    std::string path;  ///< of the jurisdiction
    std::optional<OrganisationId> parent_id;
    std::string name;
    std::int64_t position = 0;
    std::optional<std::string> closed_at;
    std::int64_t member_count = 0;  ///< not ended
    std::int64_t revision = 1;
};

struct OrganisationFilter {
    Reach reach;
    std::optional<JurisdictionId> jurisdiction_id;
    std::optional<std::string> q;  ///< part of the name
    bool closed = false;           ///< also those that no longer exist
};

/// What a person is where, and from when to when. A deputy's names the membership it stands in for.
struct Membership {
    MembershipId id;
    UserId user_id;
    std::string user_name;
    std::string display_name;
    OrganisationId organisation_id;
    std::string organisation_name;
    std::string path;  ///< of the organisation's jurisdiction
    MemberRole role = MemberRole::contact;
    std::optional<MembershipId> deputy_of;
    std::string starts_on;
    std::optional<std::string> ends_on;  ///< the last day
    std::optional<std::string> ended_reason;
    std::string created_by;
    std::string created_at;
};

struct MembershipFilter {
    Reach reach;
    std::optional<OrganisationId> organisation_id;
    std::optional<UserId> user_id;
    std::optional<MemberRole> role;
    std::optional<std::string> not_ended_on;  ///< a day
};

}  // namespace zs::store
