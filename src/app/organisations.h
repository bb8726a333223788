#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "base/page.h"
#include "store/organisation.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

using store::Jurisdiction;
using store::JurisdictionLevel;
using store::Organisation;

struct NewJurisdiction {
    std::optional<JurisdictionId> parent_id;  ///< only an administrator makes a root
    JurisdictionLevel level = JurisdictionLevel::district;
    std::string name;
};

struct NewOrganisation {
    JurisdictionId jurisdiction_id;
    std::optional<OrganisationId> parent_id;
    std::string name;
};

struct OrganisationChange {
    std::int64_t revision = 0;
    std::optional<std::string> name;
    bool change_parent = false;
    std::optional<OrganisationId> parent_id;  ///< of the same jurisdiction; nothing: of none
    std::optional<std::int64_t> position;
    std::optional<bool> closed;
};

/// What the caller asks of the list of organisations; the reach is added here.
struct OrganisationWish {
    std::optional<JurisdictionId> jurisdiction_id;
    std::optional<std::string> q;
    bool closed = false;
};

/// Places and the bodies in them. What exists once is named by many documents.
class Organisations {
  public:
    Organisations(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    /// Those the caller belongs to or sees, from above to below.
    Result<std::vector<Jurisdiction>> jurisdictions(Caller const& who) const;
    Result<Jurisdiction> create_jurisdiction(NewJurisdiction const& wanted, Caller const& who);
    Result<Jurisdiction> rename_jurisdiction(JurisdictionId id, std::string const& name, Caller const& who);
    /// conflict while something lies in it.
    Result<void> remove_jurisdiction(JurisdictionId id, Caller const& who);

    Result<Page<Organisation>> list(OrganisationWish const& wish, PageRequest page, Caller const& who) const;
    Result<Organisation> find(OrganisationId id, Caller const& who) const;
    Result<Organisation> create(NewOrganisation const& wanted, Caller const& who);
    /// conflict on a stale revision, a taken name, or when closing one that still has people.
    Result<Organisation> change(OrganisationId id, OrganisationChange const& change, Caller const& who);

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
