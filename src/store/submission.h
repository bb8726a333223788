#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "campaign/content.h"
#include "campaign/scope.h"
#include "campaign/workflow.h"

namespace zs::store {

/// What a unit answers to a material request, or to an item without one.
struct Submission {
    SubmissionId id;
    CampaignId campaign_id;
    std::string campaign_name;
    OrganisationId organisation_id;
    std::string organisation_name;
    std::string path;  ///< of the organisation's jurisdiction
    std::optional<MaterialRequestId> request_id;
    ItemId item_id;  ///< the first of the request's items
    std::string number;
    std::string item_text;
    campaign::Progress progress;
    campaign::Content content;
    std::optional<campaign::Triage> triage;
    std::int64_t edition = 0;  ///< how often it was filed
    std::int64_t revision = 1;
    std::string created_at;
    std::string updated_at;
    std::string waiting_since;  ///< in its state
};

struct SubmissionFilter {
    campaign::Reach reach;
    std::optional<CampaignId> campaign_id;
    std::optional<OrganisationId> organisation_id;
    std::optional<campaign::SubmissionState> state;
    std::optional<std::string> waiting_since;   ///< at this time or later
    std::optional<std::string> waiting_before;  ///< before this time
};

/// A file that is linked to a part.
struct EvidenceLink {
    EvidenceId evidence_id;
    std::string part;
    std::string title;
    std::string file_name;
    std::string digest;  ///< SM3 of the content
    std::int64_t size_bytes = 0;
    std::string reading;  ///< how far its text was read
    std::string mark;     ///< open, internal, work_secret
    std::optional<std::string> since;
    std::optional<std::string> until;
    bool withdrawn = false;
};

/// Where a file of the library is linked.
struct EvidenceUse {
    SubmissionId submission_id;
    std::string campaign_name;
    std::string organisation_name;
    std::string number;
    std::string item_text;
    campaign::SubmissionState state = campaign::SubmissionState::draft;
};

/// A filing as it was.
struct FiledEdition {
    std::int64_t edition = 0;
    campaign::Content content;
    std::string digest;
    std::vector<EvidenceLink> files;
    std::string filed_by;  ///< display name
    std::string filed_at;
};

struct Review {
    SubmissionId submission_id;
    std::int64_t edition = 0;
    campaign::SubmissionState state = campaign::SubmissionState::draft;  ///< in which it was decided
    campaign::ReviewDecision decision = campaign::ReviewDecision::filed;
    std::string reason;
    std::vector<std::string> parts;
    std::optional<campaign::Triage> triage;
    std::string digest;
    UserId user_id;
    std::string user_name;  ///< display name
    std::string decided_at;
};

/// One of the items a submission answers.
struct AnsweredItem {
    ItemId id;
    std::string number;
    std::string list_name;
    std::string text;
};

}  // namespace zs::store
