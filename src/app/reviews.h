#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/submissions.h"
#include "base/page.h"

namespace zs::app {

struct QueueRow {
    Submission submission;  ///< without its content
    bool may_approve = false;
};

/// Decisions about what units filed.
class Reviews {
  public:
    Reviews(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    struct Wanted {
        std::optional<CampaignId> campaign_id;
        std::optional<OrganisationId> organisation_id;
        std::optional<campaign::SubmissionState> state;
        std::optional<std::string> waiting_since;  ///< days in China, both included
        std::optional<std::string> waiting_until;
    };
    /// Of what the caller may see; what waits longest first.
    Result<Page<QueueRow>> queue(Wanted const& wanted, PageRequest page, Caller const& who) const;

    struct Approval {
        std::string digest;  ///< of what was looked at
        std::optional<campaign::Triage> triage;
        std::string note;
    };
    Result<SubmissionView> approve(SubmissionId id, Approval const& approval, Caller const& who);
    Result<SubmissionView> send_back(SubmissionId id, campaign::Return const& back, Caller const& who);
    Result<SubmissionView> undo(SubmissionId id, std::string const& reason, Caller const& who);

    struct Candidate {
        SubmissionId id;
        std::string digest;
    };
    /// What approving would come to, or came to. Those that cannot be approved stay as they are, with the
    /// reason.
    struct Outcome {
        SubmissionId id;
        std::string number;
        std::string organisation_name;
        bool approved = false;
        std::string message;                                                 ///< why not
        campaign::SubmissionState state = campaign::SubmissionState::draft;  ///< after it
        std::int64_t warning_count = 0;
    };
    Result<std::vector<Outcome>> preview(std::vector<Candidate> const& candidates, Caller const& who) const;
    Result<std::vector<Outcome>> approve_all(std::vector<Candidate> const& candidates, Caller const& who);

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
