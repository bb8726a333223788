#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "campaign/assigning.h"
#include "store/campaign.h"
#include "store/organisation.h"
#include "store/unit.h"

namespace zs::store {
class Connection;
}

/// Which bodies the names of a catalogue stand for.
namespace zs::app {

/// How a body was found for a name: the same name, one that is likely the same, the members the catalogue
/// records, what the words of a group say (各镇（街道）). fresh: none; one of that name is to be made. open:
/// only a person can tell.
enum class UnitMatch { same, alike, members, words, fresh, open };
ZS_WIRE_ENUM(UnitMatch, same, alike, members, words, fresh, open);

struct OrganisationRef {
    OrganisationId id;
    std::string name;
};

struct UnitProposal {
    UnitId unit_id;
    std::string name;
    store::UnitKind kind = store::UnitKind::unit;
    std::int64_t item_count = 0;
    UnitMatch match = UnitMatch::open;
    std::vector<OrganisationRef> organisations;
    std::vector<std::string> create;  ///< names of bodies to be made in the campaign's jurisdiction
};

/// What a person confirmed of a proposal.
struct UnitWish {
    UnitId unit_id;
    std::vector<OrganisationId> organisation_ids;
    std::vector<std::string> create;
};

std::vector<UnitProposal> propose_units(store::Connection& connection, CatalogueId catalogue_id,
                                        store::Jurisdiction const& jurisdiction);

/// Organisations named in `create` that are not there yet.
std::vector<std::string> missing_names(store::Connection& connection, store::Jurisdiction const& jurisdiction,
                                       std::vector<UnitWish> const& wishes);

/// Bodies to be created are made, each name once; or, for a preview, given negative ids: -1 is the first of
/// missing_names().
enum class Missing { make, suppose };

/// invalid_input (/units/3) unless units are of the catalogue and organisations lie in the jurisdiction.
Result<std::vector<store::CampaignUnit>> settle_units(store::Connection& connection, CatalogueId catalogue_id,
                                                      store::Jurisdiction const& jurisdiction,
                                                      std::vector<UnitWish> const& wishes, Missing missing);

/// The duties that follow from a catalogue and the bodies its names stand for.
std::vector<campaign::Duty> wanted_duties(store::Connection& connection, CatalogueId catalogue_id,
                                          std::vector<store::CampaignUnit> const& units,
                                          std::optional<std::string> const& due_on);

}  // namespace zs::app
