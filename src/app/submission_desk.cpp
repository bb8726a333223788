#include "app/submission_desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/computed_figures.h"
#include "app/consistency.h"
#include "app/messages.h"
#include "app/trail.h"
#include "base/text.h"
#include "campaign/checks/filing.h"
#include "campaign/effect.h"
#include "store/assignment_store.h"
#include "store/campaign_store.h"
#include "store/evidence_link_store.h"
#include "store/submission_store.h"

namespace zs::app {
namespace {

using campaign::AssignmentState;
using campaign::FileText;
using campaign::SubmissionState;

constexpr std::int64_t kTextCharacters = 20'000;  ///< of a file that checks look at

bool is_image_like(std::string const& file_name) {
    constexpr std::array<std::string_view, 8> kKinds = {".pdf", ".ofd", ".jpg",  ".jpeg",
                                                        ".png", ".tif", ".tiff", ".bmp"};
    std::string name = file_name;
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::any_of(kKinds.begin(), kKinds.end(), [&](auto kind) { return name.ends_with(kind); });
}

FileText text_state(store::EvidenceLink const& link) {
    if (link.size_bytes == 0) return FileText::empty;
    if (link.reading == "ready") return FileText::read;
    if (link.reading == "failed") return FileText::unreadable;
    if (link.reading == "empty") return is_image_like(link.file_name) ? FileText::scan : FileText::empty;
    return FileText::waiting;
}

AssignmentState assignment_state(Submission const& submission) {
    switch (submission.progress.state) {
        case SubmissionState::draft:
            return submission.progress.returned ? AssignmentState::returned : AssignmentState::draft;
        case SubmissionState::unit_review:
        case SubmissionState::group_review:
        case SubmissionState::office_review: return AssignmentState::filed;
        case SubmissionState::accepted:
            return submission.content.not_involved ? AssignmentState::not_involved
                                                   : AssignmentState::accepted;
    }
    return AssignmentState::draft;
}

/// Figures of the texts that the unit states otherwise elsewhere.
void add_contradictions(store::Connection& connection, Submission const& submission, store::Stated stated,
                        campaign::Filing& filing) {
    for (auto const& part : filing.form.parts) {
        auto const* answer = campaign::answer_to(submission.content, part.key);
        if (answer == nullptr || answer->text.empty()) continue;
        auto const doubts =
            figure_doubts(connection, submission.organisation_id, answer->text,
                          period_of_days(part.since, part.until), stated, submission.id.value);
        for (auto const& one : doubts.contradictions) {
            if (one.others.empty()) continue;
            auto const& other = one.others.front();
            auto const where = other.title ? "材料“" + *other.title + "”" : std::string("另一份填报");
            filing.contradictions.push_back(
                {part.key, fmt::format("“{}”中是 {} {}，{}中是 {} {}：“{}”。", one.figure.quote,
                                       one.figure.value, one.figure.unit, where, other.figure.value,
                                       other.figure.unit, other.figure.quote)});
        }
    }
}

/// Rates of the texts that the unit's own ledgers give otherwise.
void add_computed(store::Connection& connection, Submission const& submission, campaign::Filing& filing) {
    std::vector<std::pair<std::string, std::vector<campaign::StatedRate>>> rates;  // few texts state any
    for (auto const& part : filing.form.parts) {
        auto const* answer = campaign::answer_to(submission.content, part.key);
        if (answer == nullptr) continue;
        auto stated = campaign::read_rates(answer->text);
        if (!stated.empty()) rates.emplace_back(part.key, std::move(stated));
    }
    auto const campaign =
        rates.empty() ? std::nullopt : store::CampaignStore(connection).find(submission.campaign_id);
    if (!campaign) return;
    auto const computed = computed_figures(connection, *campaign, {true, {}, {}},
                                           {.organisation_id = submission.organisation_id});
    if (computed.empty()) return;
    for (auto const& [part, stated] : rates) {
        for (auto& message : computed_otherwise(computed, stated))
            filing.contradictions.push_back({part, std::move(message)});
    }
}

std::string action_of(Step const& step) {
    if (!step.decision) return "submission.saved";
    return "submission." + std::string(json::enum_name(*step.decision));
}

}  // namespace

Result<Desk> desk_of(store::Connection& connection, Clock const& clock, Caller const& who, SubmissionId id) {
    auto found = store::SubmissionStore(connection).find(id);
    if (!found) return messages::no_such("填报");
    Desk out;
    out.scope = scope_of(connection, clock, who);
    out.submission = std::move(*found);
    RETURN_IF_ERROR(require(out.scope, Right::see, out.place(), "填报"));
    auto campaign = store::CampaignStore(connection).find(out.submission.campaign_id);
    ENSURE(campaign.has_value());
    out.campaign = std::move(*campaign);
    out.form = form_of(connection, out.submission, out.campaign);
    return out;
}

Result<Desk> desk_for(store::Connection& connection, Clock const& clock, Caller const& who, SubmissionId id,
                      Right right) {
    ASSIGN_OR_RETURN(auto desk, desk_of(connection, clock, who, id));
    RETURN_IF_ERROR(require(desk.scope, right, desk.place(), "填报"));
    if (desk.campaign.state != store::CampaignState::running) {
        return Error{
            ErrorCode::conflict, "这次创建活动没有在进行，填报只能查看；需要继续的，请联系创建办。", "", {}};
    }
    return desk;
}

campaign::Form form_of(store::Connection& connection, Submission const& submission,
                       store::Campaign const& campaign) {
    std::optional<catalogue::MaterialRequest> request;
    if (submission.request_id) request = store::SubmissionStore(connection).request(*submission.request_id);
    return campaign::form_of(request ? &*request : nullptr,
                             {campaign.evidence_since, campaign.evidence_until});
}

void index_figures_of(store::Connection& connection, Submission const& submission,
                      campaign::Form const& form) {
    std::string text;
    std::string period;
    for (auto const& part : form.parts) {
        auto const* answer = campaign::answer_to(submission.content, part.key);
        if (answer == nullptr) continue;
        text += answer->text + "\n";
        if (period.empty()) period = period_of_days(part.since, part.until);
    }
    index_figures(connection, submission.organisation_id, submission.id.value, text, period);
}

std::string digest_now(store::Connection& connection, Submission const& submission) {
    std::vector<campaign::LinkedFile> files;
    for (auto const& link : store::EvidenceLinkStore(connection).of_submission(submission.id))
        files.push_back({link.part, link.digest});
    return campaign::digest_of(submission.content, std::move(files));
}

std::vector<campaign::Remark> remarks_of(store::Connection& connection, Submission const& submission,
                                         campaign::Form const& form, store::Stated stated) {
    campaign::Filing filing{form, submission.content, {}, {}, {}};
    store::EvidenceLinkStore links(connection);
    auto texts = links.texts(submission.id, kTextCharacters);
    std::size_t at = 0;
    for (auto& link : links.of_submission(submission.id)) {
        auto const state = text_state(link);
        auto text = at < texts.size() ? std::move(texts[at]) : std::string();
        ++at;
        filing.files.push_back({link.part, link.file_name, link.digest, link.size_bytes, state,
                                std::move(text), link.mark == "open"});
    }
    for (auto const& number : store::SubmissionStore(connection).same_digest(submission))
        filing.same_elsewhere.push_back({"", "这份填报", "指标 " + number});
    add_contradictions(connection, submission, stated, filing);
    add_computed(connection, submission, filing);
    return campaign::check_filing(filing);
}

void keep(store::Connection& connection, Clock const& clock, Caller const& who, Submission& submission,
          Step const& step) {
    auto const now = iso_time(clock.now());
    submission.updated_at = now;
    if (step.from != submission.progress.state || step.decision) submission.waiting_since = now;
    store::SubmissionStore store(connection);
    store.update(submission);
    ++submission.revision;
    if (step.from == SubmissionState::unit_review && step.decision == campaign::ReviewDecision::approved)
        store::EvidenceLinkStore(connection).let_out(submission.id);
    if (step.decision) {
        store::Review review{.submission_id = submission.id,
                             .edition = submission.edition,
                             .state = step.from,
                             .decision = *step.decision,
                             .reason = step.reason,
                             .parts = step.parts,
                             .triage = submission.triage,
                             .digest = submission.progress.digest,
                             .user_id = who.user_id,
                             .user_name = {},
                             .decided_at = now};
        store.insert_review(review);
    }
    store::AssignmentStore(connection)
        .set_state(store::Answered{.campaign_id = submission.campaign_id,
                                   .organisation_id = submission.organisation_id,
                                   .item_id = submission.item_id,
                                   .request_id = submission.request_id},
                   assignment_state(submission));
    record(connection, clock, who.user_name, action_of(step), app::subject_of("submission", submission.id),
           Facts()
               .add("number", submission.number)
               .add("organisation", submission.organisation_name)
               .add("from", step.from)
               .add("state", submission.progress.state)
               .add("digest", submission.progress.digest)
               .add("reason", step.reason));
}

}  // namespace zs::app
