#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "campaign/effect.h"
#include "campaign/workflow.h"
#include "json/describe.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Connection;
}

namespace zs::app {

/// A submission as it was before its assignments went over to another version of the catalogue. `revision`:
/// the one that what was opened again has since; undoing it needs it to be untouched.
struct SubmissionBefore {
    SubmissionId id;
    std::optional<MaterialRequestId> request_id;
    ItemId item_id;
    bool opened_again = false;
    campaign::SubmissionState state = campaign::SubmissionState::draft;
    bool returned = false;
    std::vector<std::string> reopened;
    std::string approved_digest;
    std::string accepted_path;
    std::int64_t revision = 0;
};
ZS_WIRE(SubmissionBefore, id, request_id, item_id, opened_again, state, returned, reopened, approved_digest,
        accepted_path, revision);

/// Where the submissions of a campaign go: from what they answer to the duties that follow it.
struct AnswerMoves {
    std::map<campaign::AnswerKey, std::vector<campaign::Duty>> next;
    std::map<campaign::AnswerKey, bool> opens_again;
};

/// Submissions go where most of their assignments went; one that was filed and whose items have other words
/// is with its unit again, with the reason. Two that meet: the one that is further on stays.
std::vector<SubmissionBefore> move_submissions(store::Connection& connection, Clock const& clock,
                                               CampaignId campaign, AnswerMoves const& moves,
                                               Caller const& who);

/// False, with nothing written, where one that was opened again was worked on since.
bool move_back(store::Connection& connection, Clock const& clock, std::vector<SubmissionBefore> const& before,
               Caller const& who);

}  // namespace zs::app
