#include "app/submissions.h"

#include <algorithm>
#include <set>

#include "app/consistency.h"
#include "app/evidence_sight.h"
#include "app/messages.h"
#include "app/review_rights.h"
#include "app/trail.h"
#include "campaign/effect.h"
#include "store/assignment_store.h"
#include "store/database.h"
#include "store/duty_store.h"
#include "store/evidence_link_store.h"
#include "store/evidence_store.h"
#include "store/submission_store.h"

namespace zs::app {
namespace {

using campaign::ReviewDecision;
using campaign::SubmissionState;

Error blocked(std::vector<campaign::Remark> const& remarks) {
    Error out{ErrorCode::invalid_input, "", "/content", {}};
    for (auto const& remark : remarks) {
        if (remark.grade != campaign::Grade::blocks) continue;
        out.fields.push_back(
            {remark.part.empty() ? "/content" : "/parts/" + remark.part, remark.message + remark.advice});
    }
    out.message = "还有 " + std::to_string(out.fields.size()) + " 处必须改正，改正后再提交：" +
                  out.fields.front().message;
    return out;
}

/// Only parts of the form, each once, in the order of the form.
Result<void> tidy(campaign::Content& content, campaign::Form const& form) {
    campaign::Content sorted = content;
    sorted.answers.clear();
    for (auto const& part : form.parts) {
        auto const* answer = campaign::answer_to(content, part.key);
        if (answer != nullptr && !campaign::is_empty(*answer)) sorted.answers.push_back(*answer);
    }
    for (auto const& answer : content.answers) {
        auto const is_this = [&](auto const& part) { return part.key == answer.part; };
        if (std::count_if(form.parts.begin(), form.parts.end(), is_this) != 1)
            return messages::invalid("/content/answers", "填报要求里没有这个部分，请刷新页面后重新填写。");
    }
    content = std::move(sorted);
    return {};
}

Result<void> check_part(campaign::Form const& form, std::string const& part) {
    auto const keys = campaign::keys_of(form);
    if (std::find(keys.begin(), keys.end(), part) != keys.end()) return {};
    return messages::invalid("/part", "填报要求里没有这个部分，请刷新页面后重新选择。");
}

struct Change {
    std::vector<std::string> parts;
};

/// What every edit does, of the words or of the files. Whether an approval was voided by it.
Result<bool> keep_edit(store::Connection& connection, Clock const& clock, Caller const& who,
                       Submission& submission, Change const& change) {
    auto const from = submission.progress.state;
    campaign::Edit const edit{who.user_id, digest_now(connection, submission), change.parts};
    if (edit.digest == submission.progress.digest) return false;
    ASSIGN_OR_RETURN(bool const voided, campaign::edit(submission.progress, edit));
    Step step{.from = from, .decision = std::nullopt, .reason = {}, .parts = {}};
    if (voided) {
        step.decision = ReviewDecision::voided;
        step.reason = "内容有改动，本单位原来的审批作废，请重新提交审批。";
    }
    keep(connection, clock, who, submission, step);
    return voided;
}

SubmissionId begin(store::Connection& connection, Clock const& clock, Caller const& who,
                   store::OwedItem const& owed) {
    auto const now = iso_time(clock.now());
    Submission made;
    made.campaign_id = owed.campaign_id;
    made.organisation_id = owed.organisation_id;
    made.organisation_name = owed.organisation_name;
    made.request_id = owed.request_id;
    made.item_id = owed.item_id;
    made.number = owed.number;
    made.progress.edited_by = who.user_id;
    made.progress.digest = campaign::digest_of(made.content, {});
    made.created_at = made.updated_at = made.waiting_since = now;
    store::SubmissionStore submissions(connection);
    made.id = submissions.insert(made);
    store::AssignmentStore(connection)
        .set_state(store::Answered{.campaign_id = owed.campaign_id,
                                   .organisation_id = owed.organisation_id,
                                   .item_id = owed.item_id,
                                   .request_id = owed.request_id},
                   campaign::AssignmentState::draft);
    record(connection, clock, who.user_name, "submission.begun", app::subject_of("submission", made.id),
           Facts().add("number", made.number).add("organisation", made.organisation_name));
    return made.id;
}

/// Who may not open a work secret is told that there is one, not what it is called.
void hide_secrets(std::vector<store::EvidenceLink>& files, Desk const& desk) {
    if (campaign::secrets_reach(desk.scope).covers(desk.place())) return;
    for (auto& file : files) {
        if (file.mark != json::enum_name(store::EvidenceMark::work_secret)) continue;
        file.title = "工作秘密材料";
        file.file_name.clear();
    }
}

/// What a unit's leader sends back is a matter within the unit.
void hide_inner(std::vector<store::Review>& reviews) {
    std::erase_if(reviews, [](auto const& one) {
        return one.decision == ReviewDecision::returned && one.state == SubmissionState::unit_review;
    });
}

/// The filings that the unit's leader approved.
std::set<std::int64_t> editions_let_out(std::vector<store::Review> const& reviews) {
    std::set<std::int64_t> out;
    for (auto const& one : reviews) {
        if (one.decision == ReviewDecision::approved && one.state == SubmissionState::unit_review)
            out.insert(one.edition);
    }
    return out;
}

/// Who is outside the unit sees a submission as it last left it, and until then nothing.
void show_let_out(store::SubmissionStore const& submissions, SubmissionView& view) {
    view.withheld = true;
    view.submission.content = {};
    view.submission.progress.digest.clear();
    auto const let_out = editions_let_out(view.reviews);
    if (let_out.empty()) return;
    for (auto& edition : submissions.editions(view.submission.id)) {
        if (edition.edition != *let_out.rbegin()) continue;
        view.submission.content = std::move(edition.content);
        view.submission.progress.digest = std::move(edition.digest);
        view.files = std::move(edition.files);
    }
}

}  // namespace

SubmissionView view_of(store::Connection& connection, Caller const& who, Desk const& desk) {
    store::SubmissionStore submissions(connection);
    auto const& submission = desk.submission;
    SubmissionView out;
    out.submission = submission;
    out.form = desk.form;
    out.items = submissions.items(submission);
    out.reviews = submissions.reviews(submission.id);
    auto const stated = stated_for(desk.scope, desk.place());
    bool const outside = stated == store::Stated::let_out;
    if (outside) hide_inner(out.reviews);
    if (outside && !campaign::is_let_out(submission.progress)) {
        show_let_out(submissions, out);
    } else {
        out.files = store::EvidenceLinkStore(connection).of_submission(submission.id);
        out.remarks = remarks_of(connection, submission, desk.form, stated);
    }
    hide_secrets(out.files, desk);
    bool const running = desk.campaign.state == store::CampaignState::running;
    bool const unit = running && desk.scope.may(Right::file, desk.place());
    auto const state = submission.progress.state;
    out.may_edit = unit && state != SubmissionState::office_review && state != SubmissionState::accepted;
    out.may_file = unit && state == SubmissionState::draft;
    auto const may = running ? review_rights(connection, who, desk) : ReviewRights{};
    out.may_approve = may.approve;
    out.may_return = may.send_back;
    out.may_undo = may.undo;
    return out;
}

Result<SubmissionView> Submissions::open(AssignmentId id, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<SubmissionView> {
        auto const owed = store::DutyStore(connection).find(id);
        if (!owed) return messages::no_such("任务");
        auto const scope = scope_of(connection, clock_, who);
        Place const place{owed->organisation_id, owed->path};
        RETURN_IF_ERROR(require(scope, Right::file, place, "任务"));
        auto found =
            store::SubmissionStore(connection)
                .find_answer(owed->campaign_id, owed->organisation_id, owed->request_id, owed->item_id);
        if (!found) {
            if (owed->state == campaign::AssignmentState::withdrawn)
                return Error{ErrorCode::conflict, "这项任务已经撤销，不用再填报。", "", {}};
            found = begin(connection, clock_, who, *owed);
            RETURN_IF_ERROR(desk_for(connection, clock_, who, *found, Right::file));
        }
        ASSIGN_OR_RETURN(auto const desk, desk_of(connection, clock_, who, *found));
        return view_of(connection, who, desk);
    });
}

Result<SubmissionView> Submissions::find(SubmissionId id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<SubmissionView> {
        ASSIGN_OR_RETURN(auto const desk, desk_of(connection, clock_, who, id));
        return view_of(connection, who, desk);
    });
}

Result<SubmissionView> Submissions::save(SubmissionId id, Draft draft, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<SubmissionView> {
        ASSIGN_OR_RETURN(auto desk, desk_for(connection, clock_, who, id, Right::file));
        if (draft.revision != desk.submission.revision) return messages::stale();
        RETURN_IF_ERROR(tidy(draft.content, desk.form));
        Change const change{campaign::changed_parts(desk.form, desk.submission.content, draft.content)};
        desk.submission.content = std::move(draft.content);
        ASSIGN_OR_RETURN(bool const voided, keep_edit(connection, clock_, who, desk.submission, change));
        auto out = view_of(connection, who, desk);
        out.voided = voided;
        return out;
    });
}

Result<SubmissionView> Submissions::file(SubmissionId id, std::string const& seen_digest, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<SubmissionView> {
        ASSIGN_OR_RETURN(auto desk, desk_for(connection, clock_, who, id, Right::file));
        auto& submission = desk.submission;
        auto const from = submission.progress.state;
        RETURN_IF_ERROR(campaign::file(submission.progress, seen_digest, who.user_id));
        auto const remarks = remarks_of(connection, submission, desk.form, store::Stated::anywhere);
        if (campaign::is_blocked(remarks)) return blocked(remarks);
        ++submission.edition;
        submission.triage.reset();
        store::SubmissionStore(connection)
            .insert_edition(submission.id,
                            {submission.edition,
                             submission.content,
                             submission.progress.digest,
                             store::EvidenceLinkStore(connection).of_submission(id),
                             {},
                             iso_time(clock_.now())},
                            who.user_id);
        index_figures_of(connection, submission, desk.form);
        keep(connection, clock_, who, submission,
             {.from = from, .decision = ReviewDecision::filed, .reason = {}, .parts = {}});
        return view_of(connection, who, desk);
    });
}

Result<SubmissionView> Submissions::link(SubmissionId id, Link const& link, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<SubmissionView> {
        ASSIGN_OR_RETURN(auto desk, desk_for(connection, clock_, who, id, Right::file));
        RETURN_IF_ERROR(check_part(desk.form, link.part));
        auto const evidence = store::EvidenceStore(connection).find(link.evidence_id);
        if (!evidence || !may_open(sight_of(desk.scope), *evidence)) return messages::no_such("材料");
        if (evidence->state == store::EvidenceState::withdrawn)
            return Error{ErrorCode::conflict, "这份材料已经撤回，不能再用来填报。", "", {}};
        store::EvidenceLinkStore(connection)
            .link(id, link.part, link.evidence_id, who.user_name, iso_time(clock_.now()));
        ASSIGN_OR_RETURN(bool const voided,
                         keep_edit(connection, clock_, who, desk.submission, {{link.part}}));
        auto out = view_of(connection, who, desk);
        out.voided = voided;
        return out;
    });
}

Result<SubmissionView> Submissions::unlink(SubmissionId id, Link const& link, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<SubmissionView> {
        ASSIGN_OR_RETURN(auto desk, desk_for(connection, clock_, who, id, Right::file));
        RETURN_IF_ERROR(check_part(desk.form, link.part));
        if (!store::EvidenceLinkStore(connection).unlink(id, link.part, link.evidence_id))
            return messages::no_such("材料");
        ASSIGN_OR_RETURN(bool const voided,
                         keep_edit(connection, clock_, who, desk.submission, {{link.part}}));
        auto out = view_of(connection, who, desk);
        out.voided = voided;
        return out;
    });
}

Result<std::vector<store::FiledEdition>> Submissions::editions(SubmissionId id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<std::vector<store::FiledEdition>> {
        ASSIGN_OR_RETURN(auto const desk, desk_of(connection, clock_, who, id));
        store::SubmissionStore const submissions(connection);
        auto out = submissions.editions(id);
        if (!desk.scope.may(Right::draft, desk.place())) {
            auto const let_out = editions_let_out(submissions.reviews(id));
            std::erase_if(out, [&](auto const& one) { return !let_out.contains(one.edition); });
        }
        for (auto& edition : out)
            hide_secrets(edition.files, desk);
        return out;
    });
}

}  // namespace zs::app
