#pragma once

#include <compare>
#include <map>
#include <optional>
#include <vector>

#include "campaign/assigning.h"

/// What a change of the catalogue's version or of the units' meaning does to the assignments there are.
namespace zs::campaign {

enum class AssignmentState { open, draft, filed, returned, accepted, not_involved, withdrawn };
ZS_WIRE_ENUM(AssignmentState, open, draft, filed, returned, accepted, not_involved, withdrawn);

/// What a submission answers, for one body: one filing answers all items of a request.
struct AnswerKey {
    OrganisationId organisation_id;
    std::optional<MaterialRequestId> request_id;
    ItemId item_id;  ///< none where there is a request

    friend auto operator<=>(AnswerKey const&, AnswerKey const&) = default;
};
AnswerKey answer_key(Duty const& duty);

/// kept: as it was, perhaps with another day or under another number. reopened: its text changed, so what was
/// done has to be looked at again, with all that was filed in one with it. fresh: new work. gone: no longer
/// asked for; its state becomes withdrawn.
enum class DutyEffect { kept, reopened, fresh, gone };
ZS_WIRE_ENUM(DutyEffect, kept, reopened, fresh, gone);

struct PresentDuty {
    AssignmentId id;
    Duty duty;
    AssignmentState state = AssignmentState::open;
};

struct Effects {
    struct Pair {
        PresentDuty present;
        Duty wanted;
    };
    std::vector<Pair> kept;
    std::vector<Pair> reopened;
    std::vector<Duty> fresh;
    std::vector<PresentDuty> gone;
};

/// `became`: the item of the new version for each item of the old one that goes on; empty where the catalogue
/// stays. What was withdrawn before and is wanted again is reopened.
Effects effects_of(std::vector<PresentDuty> const& present, std::vector<Duty> const& wanted,
                   std::map<ItemId, ItemId> const& became);

}  // namespace zs::campaign
