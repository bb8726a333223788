#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "app/standing.h"
#include "campaign/checks/check.h"
#include "store/campaign.h"
#include "store/figure_store.h"
#include "store/submission.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Connection;
}

/// What the use cases of filing and of reviewing share: a submission on the table of one person.
namespace zs::app {

using store::Submission;

struct Desk {
    Submission submission;
    store::Campaign campaign;
    campaign::Form form;
    Scope scope;

    [[nodiscard]] Place place() const { return {submission.organisation_id, submission.path}; }
};

/// The submission, if the caller may see it: not_found otherwise.
Result<Desk> desk_of(store::Connection& connection, Clock const& clock, Caller const& who, SubmissionId id);
/// The same for a change: conflict where the campaign does not run, permission_denied without the right.
Result<Desk> desk_for(store::Connection& connection, Clock const& clock, Caller const& who, SubmissionId id,
                      Right right);

campaign::Form form_of(store::Connection& connection, Submission const& submission,
                       store::Campaign const& campaign);
/// Of the content with the files that are linked now.
std::string digest_now(store::Connection& connection, Submission const& submission);
/// Keeps the figures that its texts state, for what is filed elsewhere to be compared with.
void index_figures_of(store::Connection& connection, Submission const& submission,
                      campaign::Form const& form);
/// `stated`: elsewhere, by the unit.
std::vector<campaign::Remark> remarks_of(store::Connection& connection, Submission const& submission,
                                         campaign::Form const& form, store::Stated stated);

/// Keeps what a step made of a submission: the row, the review, the state of what it answers, the audit
/// record.
struct Step {
    campaign::SubmissionState from = campaign::SubmissionState::draft;  ///< before it
    std::optional<campaign::ReviewDecision> decision;                   ///< none: content was saved
    std::string reason;
    std::vector<std::string> parts;
};
void keep(store::Connection& connection, Clock const& clock, Caller const& who, Submission& submission,
          Step const& step);

}  // namespace zs::app
