#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "json/describe.h"

/// Who has to do what: items, the units they name, the bodies those units are.
namespace zs::campaign {

enum class DutyRole { lead, responsible };
ZS_WIRE_ENUM(DutyRole, lead, responsible);

inline constexpr int kWholeItem = -1;

/// The units an item or a clause of it names.
struct NamedUnits {
    int clause = kWholeItem;  ///< its place in the item, from 0
    std::string text_digest;
    std::vector<UnitId> lead;
    std::vector<UnitId> responsible;
};

struct DutyItem {
    ItemId id;
    std::int64_t position = 0;
    std::vector<NamedUnits> named;  ///< the item as a whole first
    std::optional<std::string> due_on;
    std::optional<MaterialRequestId> request_id;
};

/// What a name of the catalogue stands for. `group`: it means several bodies, and duties keep the link.
struct UnitMeaning {
    bool group = false;
    std::vector<OrganisationId> organisations;
};
using UnitMeanings = std::map<UnitId, UnitMeaning>;

/// One assignment as it should be.
struct Duty {
    ItemId item_id;
    int clause = kWholeItem;
    OrganisationId organisation_id;
    DutyRole role = DutyRole::responsible;
    std::optional<UnitId> via_unit_id;
    std::optional<MaterialRequestId> request_id;
    std::int64_t position = 0;
    std::optional<std::string> due_on;
    std::string text_digest;
};

/// Item (or clause, for a unit that a clause names) × body × role. Whoever has a duty by name does not get it
/// once more as one of many, and who leads an item by name does not also answer for it as one of many.
/// `due_on` where the item has none of its own.
std::vector<Duty> duties_of(std::vector<DutyItem> const& items, UnitMeanings const& meanings,
                            std::optional<std::string> const& due_on);

}  // namespace zs::campaign
