#include "app/reviews.h"

#include <algorithm>

#include "app/consistency.h"
#include "app/messages.h"
#include "app/review_rights.h"
#include "app/trail.h"
#include "base/text.h"
#include "campaign/board.h"
#include "store/database.h"
#include "store/submission_store.h"

namespace zs::app {
namespace {

using campaign::ReviewDecision;
using campaign::SubmissionState;

/// The step in memory: nothing is kept yet.
Result<void> take_step(store::Connection& connection, Caller const& who, Desk& desk,
                       std::string const& seen_digest) {
    RETURN_IF_ERROR(require_review(connection, who, desk));
    return campaign::approve(desk.submission.progress, {who.user_id, seen_digest, desk.campaign.self_approval,
                                                        deciding_path(desk.scope, desk.place())});
}

Reviews::Outcome outcome_of(store::Connection& connection, Clock const& clock, Caller const& who,
                            Reviews::Candidate const& candidate, bool keep_it) {
    Reviews::Outcome out;
    out.id = candidate.id;
    auto desk = desk_for(connection, clock, who, candidate.id, Right::see);
    if (!desk.ok()) {
        out.message = desk.error().message;
        return out;
    }
    auto& submission = desk->submission;
    out.number = submission.number;
    out.organisation_name = submission.organisation_name;
    auto const from = submission.progress.state;
    auto const stated = stated_for(desk->scope, desk->place());
    bool const shown = stated == store::Stated::anywhere || campaign::is_let_out(submission.progress);
    auto const remarks =
        shown ? remarks_of(connection, submission, desk->form, stated) : std::vector<campaign::Remark>();
    for (auto const& remark : remarks)
        out.warning_count += remark.grade != campaign::Grade::informs ? 1 : 0;
    auto const step = take_step(connection, who, *desk, candidate.digest);
    out.approved = step.ok();
    out.state = submission.progress.state;
    if (!step.ok()) out.message = step.error().message;
    if (step.ok() && keep_it)
        keep(connection, clock, who, submission,
             {.from = from, .decision = ReviewDecision::approved, .reason = {}, .parts = {}});
    return out;
}

}  // namespace

Result<Page<QueueRow>> Reviews::queue(Wanted const& wanted, PageRequest page, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<Page<QueueRow>> {
        auto const scope = scope_of(connection, clock_, who);
        store::SubmissionFilter filter{
            scope.reach(Right::see), wanted.campaign_id, wanted.organisation_id, wanted.state, {}, {}};
        if (auto const day = calendar::parse_day(wanted.waiting_since.value_or("")))
            filter.waiting_since = campaign::start_of_day_in_china(*day);
        if (auto const day = calendar::parse_day(wanted.waiting_until.value_or("")))
            filter.waiting_before = campaign::start_of_day_in_china(*day + 1);
        auto found = store::SubmissionStore(connection).page(filter, clamped(page));
        Page<QueueRow> out{found.total, found.offset, found.limit, {}};
        for (auto& row : found.rows) {
            auto const state = row.progress.state;
            bool const waits = state != SubmissionState::draft && state != SubmissionState::accepted;
            bool const may = waits && scope.may(campaign::right_for(state), {row.organisation_id, row.path});
            out.rows.push_back({std::move(row), may});
        }
        return out;
    });
}

Result<SubmissionView> Reviews::approve(SubmissionId id, Approval const& approval, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<SubmissionView> {
        ASSIGN_OR_RETURN(auto desk, desk_for(connection, clock_, who, id, Right::see));
        auto const from = desk.submission.progress.state;
        RETURN_IF_ERROR(take_step(connection, who, desk, approval.digest));
        if (approval.triage) desk.submission.triage = approval.triage;
        keep(connection, clock_, who, desk.submission,
             {.from = from,
              .decision = ReviewDecision::approved,
              .reason = std::string(trim(approval.note)),
              .parts = {}});
        return view_of(connection, who, desk);
    });
}

Result<SubmissionView> Reviews::send_back(SubmissionId id, campaign::Return const& back, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<SubmissionView> {
        ASSIGN_OR_RETURN(auto desk, desk_for(connection, clock_, who, id, Right::see));
        auto const from = desk.submission.progress.state;
        if (from != SubmissionState::accepted) RETURN_IF_ERROR(require_review(connection, who, desk));
        RETURN_IF_ERROR(campaign::send_back(desk.submission.progress, back, campaign::keys_of(desk.form)));
        keep(connection, clock_, who, desk.submission,
             {.from = from,
              .decision = ReviewDecision::returned,
              .reason = std::string(trim(back.reason)),
              .parts = back.parts});
        return view_of(connection, who, desk);
    });
}

Result<SubmissionView> Reviews::undo(SubmissionId id, std::string const& reason, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<SubmissionView> {
        ASSIGN_OR_RETURN(auto desk, desk_for(connection, clock_, who, id, Right::decide));
        auto const from = desk.submission.progress.state;
        RETURN_IF_ERROR(
            campaign::undo(desk.submission.progress, reason, deciding_path(desk.scope, desk.place())));
        keep(connection, clock_, who, desk.submission,
             {.from = from,
              .decision = ReviewDecision::undone,
              .reason = std::string(trim(reason)),
              .parts = {}});
        return view_of(connection, who, desk);
    });
}

Result<std::vector<Reviews::Outcome>> Reviews::preview(std::vector<Candidate> const& candidates,
                                                       Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<std::vector<Outcome>> {
        std::vector<Outcome> out;
        for (auto const& candidate : candidates)
            out.push_back(outcome_of(connection, clock_, who, candidate, false));
        return out;
    });
}

Result<std::vector<Reviews::Outcome>> Reviews::approve_all(std::vector<Candidate> const& candidates,
                                                           Caller const& who) {
    return database_.write([&](auto& connection) -> Result<std::vector<Outcome>> {
        std::vector<Outcome> out;
        for (auto const& candidate : candidates)
            out.push_back(outcome_of(connection, clock_, who, candidate, true));
        return out;
    });
}

}  // namespace zs::app
