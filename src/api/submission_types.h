#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/page_types.h"
#include "app/evidence_files.h"
#include "app/my_tasks.h"
#include "app/reviews.h"
#include "json/describe.h"

namespace zs::api {

struct MyTaskItem {
    ItemId id;
    std::string number;
    std::string list_name;
    std::string text;
    bool lead = false;
};
ZS_WIRE(MyTaskItem, id, number, list_name, text, lead);

struct MyTask {
    AssignmentId assignment_id;
    CampaignId campaign_id;
    std::string campaign_name;
    OrganisationId organisation_id;
    std::string organisation_name;
    campaign::AssignmentState state = campaign::AssignmentState::open;
    std::vector<MyTaskItem> items;
    std::vector<catalogue::PartKind> forms;
    std::optional<std::string> due_on;
    std::optional<std::int64_t> working_days_left;
    std::string due_note;
};
ZS_WIRE(MyTask, assignment_id, campaign_id, campaign_name, organisation_id, organisation_name, state, items,
        forms, due_on, working_days_left, due_note);

struct MyTaskCounts {
    std::int64_t to_do = 0;
    std::int64_t returned = 0;
    std::int64_t overdue = 0;
    std::int64_t due_soon = 0;
    std::int64_t filed = 0;
    std::int64_t done = 0;
};
ZS_WIRE(MyTaskCounts, to_do, returned, overdue, due_soon, filed, done);

struct MyTaskList {
    std::int64_t total = 0;
    std::int64_t offset = 0;
    std::int64_t limit = 0;
    MyTaskCounts counts;
    std::vector<MyTask> rows;
};
ZS_WIRE(MyTaskList, total, offset, limit, counts, rows);

struct MyTaskQuery {
    std::optional<app::MyTaskPart> part;
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(MyTaskQuery, part, offset, limit);
ZS_WIRE_RULES(MyTaskQuery, {.field = "offset", .min = 0}, {.field = "limit", .min = 1, .max = kMaxPageLimit});

struct SubmissionSummary {
    SubmissionId id;
    CampaignId campaign_id;
    std::string campaign_name;
    OrganisationId organisation_id;
    std::string organisation_name;
    ItemId item_id;
    std::string number;
    std::string item_text;
    campaign::SubmissionState state = campaign::SubmissionState::draft;
    bool returned = false;
    std::string digest;
    std::optional<campaign::Triage> triage;
    std::int64_t edition = 0;
    std::int64_t revision = 1;
    std::string updated_at;
    std::string waiting_since;
    bool may_approve = false;
};
ZS_WIRE(SubmissionSummary, id, campaign_id, campaign_name, organisation_id, organisation_name, item_id,
        number, item_text, state, returned, digest, triage, edition, revision, updated_at, waiting_since,
        may_approve);

struct SubmissionQuery {
    std::optional<CampaignId> campaign_id;
    std::optional<OrganisationId> organisation_id;
    std::optional<campaign::SubmissionState> state;
    std::optional<std::string> waiting_since;
    std::optional<std::string> waiting_until;
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(SubmissionQuery, campaign_id, organisation_id, state, waiting_since, waiting_until, offset, limit);
ZS_WIRE_RULES(SubmissionQuery, {.field = "waiting_since", .format = "date"},
              {.field = "waiting_until", .format = "date"}, {.field = "offset", .min = 0},
              {.field = "limit", .min = 1, .max = kMaxPageLimit});

struct AnsweredItem {
    ItemId id;
    std::string number;
    std::string list_name;
    std::string text;
};
ZS_WIRE(AnsweredItem, id, number, list_name, text);

struct FiledEvidence {
    EvidenceId evidence_id;
    std::string part;
    std::string title;
    std::string file_name;
    std::string digest;
    std::int64_t size_bytes = 0;
    std::optional<std::string> since;
    std::optional<std::string> until;
    bool withdrawn = false;
    store::EvidenceMark mark = store::EvidenceMark::internal;
    bool closed = false;  ///< a work secret that is not for the caller: neither its name nor its content
};
ZS_WIRE(FiledEvidence, evidence_id, part, title, file_name, digest, size_bytes, since, until, withdrawn, mark,
        closed);

struct Review {
    std::int64_t edition = 0;
    campaign::SubmissionState state = campaign::SubmissionState::draft;
    campaign::ReviewDecision decision = campaign::ReviewDecision::filed;
    std::string reason;
    std::vector<std::string> parts;
    std::optional<campaign::Triage> triage;
    std::string user_name;
    std::string decided_at;
};
ZS_WIRE(Review, edition, state, decision, reason, parts, triage, user_name, decided_at);

/// campaign::Answer and campaign::Content under names of their own in the description of the API.
struct PartAnswer {
    std::string part;
    std::string text;
    std::vector<campaign::CaseEntry> cases;
    std::vector<std::string> addresses;
    std::vector<std::vector<std::string>> rows;
};
ZS_WIRE(PartAnswer, part, text, cases, addresses, rows);
ZS_WIRE_RULES(PartAnswer, {.field = "text", .max = 20'000}, {.field = "cases", .max = 100},
              {.field = "addresses", .max = 100}, {.field = "rows", .max = 2'000});

struct SubmissionContent {
    bool not_involved = false;
    std::string not_involved_reason;
    bool open_to_public = false;
    std::vector<PartAnswer> answers;
};
ZS_WIRE(SubmissionContent, not_involved, not_involved_reason, open_to_public, answers);
ZS_WIRE_RULES(SubmissionContent, {.field = "not_involved_reason", .max = 500},
              {.field = "answers", .max = 100});

struct Submission {
    SubmissionSummary summary;
    campaign::Form form;
    SubmissionContent content;
    std::vector<std::string> reopened;
    std::vector<AnsweredItem> items;
    std::vector<FiledEvidence> evidence;
    std::vector<campaign::Remark> remarks;
    std::vector<Review> reviews;
    bool voided = false;
    bool withheld = false;  ///< not let out by the unit yet: this is what last was, if anything
    bool may_edit = false;
    bool may_file = false;
    bool may_return = false;
    bool may_undo = false;
};
ZS_WIRE(Submission, summary, form, content, reopened, items, evidence, remarks, reviews, voided, withheld,
        may_edit, may_file, may_return, may_undo);

struct TableQuery {
    std::optional<std::string> file_name;
};
ZS_WIRE(TableQuery, file_name);
ZS_WIRE_RULES(TableQuery, {.field = "file_name", .max = 255});

/// The first row holds the headings.
struct TableOfFile {
    std::vector<std::vector<std::string>> rows;
};
ZS_WIRE(TableOfFile, rows);

struct SubmissionStart {
    AssignmentId assignment_id;
};
ZS_WIRE(SubmissionStart, assignment_id);

struct SubmissionDraft {
    std::int64_t revision = 0;
    SubmissionContent content;
};
ZS_WIRE(SubmissionDraft, revision, content);

struct SeenDigest {
    std::string digest;
};
ZS_WIRE(SeenDigest, digest);
ZS_WIRE_RULES(SeenDigest, {.field = "digest", .max = 100});

struct EvidenceOfPart {
    EvidenceId evidence_id;
    std::string part;
};
ZS_WIRE(EvidenceOfPart, evidence_id, part);
ZS_WIRE_RULES(EvidenceOfPart, {.field = "part", .min = 1, .max = 10});

struct SubmissionEdition {
    std::int64_t edition = 0;
    SubmissionContent content;
    std::string digest;
    std::vector<FiledEvidence> evidence;
    std::string filed_by;
    std::string filed_at;
};
ZS_WIRE(SubmissionEdition, edition, content, digest, evidence, filed_by, filed_at);

struct Approval {
    std::string digest;
    std::optional<campaign::Triage> triage;
    std::string note;
};
ZS_WIRE(Approval, digest, triage, note);
ZS_WIRE_RULES(Approval, {.field = "digest", .max = 100}, {.field = "note", .max = 500});

struct ReturnOfParts {
    std::string reason;
    std::vector<std::string> parts;
};
ZS_WIRE(ReturnOfParts, reason, parts);
ZS_WIRE_RULES(ReturnOfParts, {.field = "reason", .max = 1'000}, {.field = "parts", .max = 100});

struct Reason {
    std::string reason;
};
ZS_WIRE(Reason, reason);
ZS_WIRE_RULES(Reason, {.field = "reason", .max = 1'000});

struct ApprovalCandidate {
    SubmissionId id;
    std::string digest;
};
ZS_WIRE(ApprovalCandidate, id, digest);

struct ApprovalOfMany {
    std::vector<ApprovalCandidate> submissions;
    bool preview = true;
};
ZS_WIRE(ApprovalOfMany, submissions, preview);
ZS_WIRE_RULES(ApprovalOfMany, {.field = "submissions", .min = 1, .max = 500});

struct ApprovalOutcome {
    SubmissionId id;
    std::string number;
    std::string organisation_name;
    bool approved = false;
    std::string message;
    campaign::SubmissionState state = campaign::SubmissionState::draft;
    std::int64_t warning_count = 0;
};
ZS_WIRE(ApprovalOutcome, id, number, organisation_name, approved, message, state, warning_count);

campaign::Content from_wire(SubmissionContent const& content);
Submission to_wire(app::SubmissionView&& view);
Result<Submission> answered(Result<app::SubmissionView>&& view);
SubmissionSummary to_wire(app::QueueRow&& row);
SubmissionEdition to_wire(store::FiledEdition&& edition);
MyTask to_wire(app::MyTask&& task);

}  // namespace zs::api
