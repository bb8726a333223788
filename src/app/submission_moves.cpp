#include "app/submission_moves.h"

#include <algorithm>
#include <set>

#include "app/trail.h"
#include "store/submission_store.h"

namespace zs::app {
namespace {

using campaign::answer_key;
using campaign::AnswerKey;
using campaign::ReviewDecision;
using campaign::SubmissionState;
using store::Submission;

constexpr char const* kOtherWords =
    "指标体系换用新版，这项指标的文字或要求有变；请对照新的要求核对，改好后重新提交。";
constexpr char const* kTakenBack = "指标体系换版已撤销，恢复换版以前的状态。";

AnswerKey key_of(Submission const& submission) {
    if (submission.request_id) return {submission.organisation_id, submission.request_id, {}};
    return {submission.organisation_id, std::nullopt, submission.item_id};
}

/// What most of the assignments answer now; the first item of it stands for all.
campaign::Duty const& destination(std::vector<campaign::Duty> const& duties) {
    auto const votes = [&](campaign::Duty const& one) {
        return std::count_if(duties.begin(), duties.end(),
                             [&](auto const& other) { return answer_key(one) == answer_key(other); });
    };
    return *std::max_element(duties.begin(), duties.end(), [&](auto const& a, auto const& b) {
        auto const left = votes(a);
        auto const right = votes(b);
        return left != right ? left < right : a.position > b.position;
    });
}

void record_step(store::Connection& connection, Clock const& clock, Submission const& submission,
                 SubmissionState from, ReviewDecision decision, char const* reason, Caller const& who) {
    store::Review review;
    review.submission_id = submission.id;
    review.edition = submission.edition;
    review.state = from;
    review.decision = decision;
    review.reason = reason;
    review.digest = submission.progress.digest;
    review.user_id = who.user_id;
    review.decided_at = iso_time(clock.now());
    store::SubmissionStore(connection).insert_review(review);
}

/// With its unit again: all parts are open, what was approved is not any more.
void open_again(store::Connection& connection, Clock const& clock, SubmissionId id, Caller const& who) {
    store::SubmissionStore store(connection);
    auto submission = *store.find(id);
    auto& progress = submission.progress;
    auto const from = progress.state;
    progress.state = SubmissionState::draft;
    progress.returned = true;
    progress.reopened.clear();
    progress.approved_digest.clear();
    progress.accepted_path.clear();
    submission.updated_at = submission.waiting_since = iso_time(clock.now());
    store.update(submission);
    record_step(connection, clock, submission, from, ReviewDecision::returned, kOtherWords, who);
}

SubmissionBefore before_of(Submission const& submission, bool opened_again) {
    auto const& p = submission.progress;
    return {submission.id,
            submission.request_id,
            submission.item_id,
            opened_again,
            p.state,
            p.returned,
            p.reopened,
            p.approved_digest,
            p.accepted_path,
            0};
}

}  // namespace

std::vector<SubmissionBefore> move_submissions(store::Connection& connection, Clock const& clock,
                                               CampaignId campaign, AnswerMoves const& moves,
                                               Caller const& who) {
    store::SubmissionStore store(connection);
    auto all = store.of_campaign(campaign);
    std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) {
        return a.progress.state > b.progress.state;  // the one that is further on comes first
    });
    std::set<AnswerKey> taken;
    for (auto const& one : all) {
        if (!moves.next.contains(key_of(one))) taken.insert(key_of(one));
    }
    std::vector<store::SubmissionStore::Place> places;
    std::vector<SubmissionBefore> out;
    for (auto const& one : all) {
        auto const found = moves.next.find(key_of(one));
        if (found == moves.next.end()) continue;
        auto const& duty = destination(found->second);
        if (!taken.insert(answer_key(duty)).second) continue;
        bool const opens = one.progress.state != SubmissionState::draft && moves.opens_again.at(found->first);
        places.push_back({one.id, duty.request_id, duty.item_id});
        out.push_back(before_of(one, opens));
    }
    store.place(places);
    for (auto& one : out) {
        if (!one.opened_again) continue;
        open_again(connection, clock, one.id, who);
        one.revision = store.find(one.id)->revision;
    }
    return out;
}

bool move_back(store::Connection& connection, Clock const& clock, std::vector<SubmissionBefore> const& before,
               Caller const& who) {
    store::SubmissionStore store(connection);
    std::vector<store::SubmissionStore::Place> places;
    for (auto const& one : before) {
        if (one.opened_again && store.find(one.id)->revision != one.revision) return false;
        places.push_back({one.id, one.request_id, one.item_id});
    }
    for (auto const& one : before) {
        if (!one.opened_again) continue;
        auto submission = *store.find(one.id);
        auto& progress = submission.progress;
        progress.state = one.state;
        progress.returned = one.returned;
        progress.reopened = one.reopened;
        progress.approved_digest = one.approved_digest;
        progress.accepted_path = one.accepted_path;
        submission.updated_at = submission.waiting_since = iso_time(clock.now());
        store.update(submission);
        record_step(connection, clock, submission, SubmissionState::draft, ReviewDecision::undone, kTakenBack,
                    who);
    }
    store.place(places);
    return true;
}

}  // namespace zs::app
