#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/campaign_types.h"
#include "app/campaign_effects.h"

namespace zs::api {

using app::EffectCounts;

/// Another version of the catalogue, other bodies for its names, or both.
struct EffectWish {
    std::optional<CatalogueId> catalogue_id;
    std::optional<std::vector<UnitWish>> units;
};
ZS_WIRE(EffectWish, catalogue_id, units);

/// `expected`: the counts of the preview.
struct EffectRequest {
    std::optional<CatalogueId> catalogue_id;
    std::optional<std::vector<UnitWish>> units;
    EffectCounts expected;
};
ZS_WIRE(EffectRequest, catalogue_id, units, expected);

struct EffectRow {
    campaign::DutyEffect effect = campaign::DutyEffect::fresh;
    std::string number;
    std::string text;
    std::string organisation_name;
    campaign::DutyRole role = campaign::DutyRole::responsible;
    std::optional<campaign::AssignmentState> state;
};
ZS_WIRE(EffectRow, effect, number, text, organisation_name, role, state);

struct EffectPreview {
    EffectCounts counts;
    std::vector<EffectRow> rows;
    std::vector<std::string> made;
    std::vector<std::string> unassigned;
};
ZS_WIRE(EffectPreview, counts, rows, made, unassigned);

struct AppliedEffect {
    store::CampaignChangeId id;
    std::string kind;
    EffectCounts counts;
    std::string made_by;
    std::string made_at;
    std::optional<std::string> undone_by;
    std::optional<std::string> undone_at;
};
ZS_WIRE(AppliedEffect, id, kind, counts, made_by, made_at, undone_by, undone_at);

}  // namespace zs::api
