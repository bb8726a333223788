#include "api/submission_types.h"

namespace zs::api {
namespace {

SubmissionSummary summary_of(app::Submission& s, bool may_approve) {
    return {s.id,
            s.campaign_id,
            std::move(s.campaign_name),
            s.organisation_id,
            std::move(s.organisation_name),
            s.item_id,
            std::move(s.number),
            std::move(s.item_text),
            s.progress.state,
            s.progress.returned,
            std::move(s.progress.digest),
            s.triage,
            s.edition,
            s.revision,
            std::move(s.updated_at),
            std::move(s.waiting_since),
            may_approve};
}

Review wire_of(store::Review&& r) {
    return {r.edition,
            r.state,
            r.decision,
            std::move(r.reason),
            std::move(r.parts),
            r.triage,
            std::move(r.user_name),
            std::move(r.decided_at)};
}

SubmissionContent wire_of(campaign::Content&& content) {
    SubmissionContent out{
        content.not_involved, std::move(content.not_involved_reason), content.open_to_public, {}};
    for (auto& one : content.answers)
        out.answers.push_back({std::move(one.part), std::move(one.text), std::move(one.cases),
                               std::move(one.addresses), std::move(one.rows)});
    return out;
}

std::vector<FiledEvidence> wire_of(std::vector<store::EvidenceLink>&& links) {
    std::vector<FiledEvidence> out;
    for (auto& link : links) {
        bool const closed = link.file_name.empty();
        out.push_back({link.evidence_id, std::move(link.part), std::move(link.title),
                       std::move(link.file_name), std::move(link.digest), link.size_bytes,
                       std::move(link.since), std::move(link.until), link.withdrawn,
                       json::enum_value<store::EvidenceMark>(link.mark).value(), closed});
    }
    return out;
}

}  // namespace

campaign::Content from_wire(SubmissionContent const& content) {
    campaign::Content out{content.not_involved, content.not_involved_reason, content.open_to_public, {}};
    for (auto const& one : content.answers)
        out.answers.push_back({one.part, one.text, one.cases, one.addresses, one.rows});
    return out;
}

Submission to_wire(app::SubmissionView&& view) {
    Submission out;
    out.reopened = std::move(view.submission.progress.reopened);
    out.content = wire_of(std::move(view.submission.content));
    out.summary = summary_of(view.submission, view.may_approve);
    out.form = std::move(view.form);
    for (auto& item : view.items)
        out.items.push_back(
            {item.id, std::move(item.number), std::move(item.list_name), std::move(item.text)});
    out.evidence = wire_of(std::move(view.files));
    out.remarks = std::move(view.remarks);
    for (auto& review : view.reviews)
        out.reviews.push_back(wire_of(std::move(review)));
    out.voided = view.voided;
    out.withheld = view.withheld;
    out.may_edit = view.may_edit;
    out.may_file = view.may_file;
    out.may_return = view.may_return;
    out.may_undo = view.may_undo;
    return out;
}

Result<Submission> answered(Result<app::SubmissionView>&& view) {
    if (!view.ok()) return view.error();
    return to_wire(view.take());
}

SubmissionSummary to_wire(app::QueueRow&& row) {
    return summary_of(row.submission, row.may_approve);
}

SubmissionEdition to_wire(store::FiledEdition&& e) {
    return {e.edition,
            wire_of(std::move(e.content)),
            std::move(e.digest),
            wire_of(std::move(e.files)),
            std::move(e.filed_by),
            std::move(e.filed_at)};
}

MyTask to_wire(app::MyTask&& t) {
    MyTask out{t.assignment_id,
               t.campaign_id,
               std::move(t.campaign_name),
               t.organisation_id,
               std::move(t.organisation_name),
               t.state,
               {},
               std::move(t.forms),
               std::move(t.due_on),
               t.working_days_left,
               std::move(t.due_note)};
    for (auto& item : t.items)
        out.items.push_back(
            {item.id, std::move(item.number), std::move(item.list_name), std::move(item.text), item.lead});
    return out;
}

}  // namespace zs::api
