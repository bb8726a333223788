#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "json/describe.h"

namespace zs::campaign {

/// What a person is at an organisation: creation office (创建办), reviewer of a work group, inspector
/// (督查督办), unit contact (联络人), unit leader, observer (of a city or province).
enum class MemberRole { office, reviewer, inspector, contact, leader, observer };
ZS_WIRE_ENUM(MemberRole, office, reviewer, inspector, contact, leader, observer);

/// One role that holds today, a deputy's included.
struct Standing {
    MemberRole role = MemberRole::observer;
    OrganisationId organisation_id;
    std::string path;  ///< of the organisation's jurisdiction: "/1/4/"
};

/// Where something belongs.
struct Place {
    OrganisationId organisation_id;
    std::string_view path;  ///< of its jurisdiction
};

/// see: read what units have let out. draft: also what they have not, be it unfinished or not yet approved by
/// their leader. file: write a submission, upload. approve: for the unit. review: for a work group. inspect:
/// raise and re-check problems. decide: accept, extend, close for the creation office. manage: campaigns,
/// assignments, people.
enum class Right { see, draft, file, approve, review, inspect, decide, manage };
ZS_WIRE_ENUM(Right, see, draft, file, approve, review, inspect, decide, manage);

/// Everything a right reaches: all, or whole jurisdictions with what lies below them, and single
/// organisations.
struct Reach {
    bool all = false;
    std::vector<std::string> paths;  ///< none begins with another
    std::vector<OrganisationId> organisations;

    [[nodiscard]] bool none() const { return !all && paths.empty() && organisations.empty(); }
    [[nodiscard]] bool covers(Place const& place) const;
};

/// What a person may see and do, from their standings; never from what a request says.
/// An administrator manages and sees everything, but files, approves and decides only with a role of their
/// own.
class Scope {
  public:
    Scope() = default;
    Scope(bool administrator, std::vector<Standing> standings);

    [[nodiscard]] bool may(Right right, Place const& place) const { return reach(right).covers(place); }
    [[nodiscard]] Reach reach(Right right) const;
    /// Whether a jurisdiction is one the person belongs to, however far above, or lies within what they see:
    /// its name and its campaigns (not what is filed in them) are theirs to know.
    [[nodiscard]] bool knows(std::string_view path) const;
    [[nodiscard]] bool administrator() const { return administrator_; }
    [[nodiscard]] std::vector<Standing> const& standings() const { return standings_; }

  private:
    bool administrator_ = false;
    std::vector<Standing> standings_;
};

}  // namespace zs::campaign
