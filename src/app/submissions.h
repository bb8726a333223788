#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "app/submission_desk.h"
#include "base/error.h"

namespace zs::store {
class Database;
}

namespace zs::app {

/// Everything the page of a submission shows, and what the caller may do with it now.
struct SubmissionView {
    Submission submission;
    campaign::Form form;
    std::vector<store::AnsweredItem> items;
    std::vector<store::EvidenceLink> files;
    std::vector<campaign::Remark> remarks;
    std::vector<store::Review> reviews;  ///< newest first
    bool voided = false;                 ///< by the change that is answered
    bool withheld = false;  ///< what it holds now has not left the unit: this is what last did, if anything
    bool may_edit = false;
    bool may_file = false;
    bool may_approve = false;
    bool may_return = false;
    bool may_undo = false;
};

/// What units write and file.
class Submissions {
  public:
    Submissions(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    /// The submission that answers an assignment of a unit the caller files for; begun if there is none yet.
    Result<SubmissionView> open(AssignmentId id, Caller const& who);
    Result<SubmissionView> find(SubmissionId id, Caller const& who) const;
    /// Keeps what is written, also of a draft that is not complete. conflict if somebody else saved
    /// meanwhile.
    struct Draft {
        std::int64_t revision = 0;
        campaign::Content content;
    };
    Result<SubmissionView> save(SubmissionId id, Draft draft, Caller const& who);
    /// To the leader of the unit. invalid_input names what blocks, part by part.
    Result<SubmissionView> file(SubmissionId id, std::string const& seen_digest, Caller const& who);
    /// Linking counts as filing: what one part holds may be the same file that answers another request.
    struct Link {
        EvidenceId evidence_id;
        std::string part;
    };
    Result<SubmissionView> link(SubmissionId id, Link const& link, Caller const& who);
    Result<SubmissionView> unlink(SubmissionId id, Link const& link, Caller const& who);
    /// As they were filed, newest first.
    Result<std::vector<store::FiledEdition>> editions(SubmissionId id, Caller const& who) const;

  private:
    store::Database& database_;
    Clock const& clock_;
};

/// The view of a submission that is on the desk.
SubmissionView view_of(store::Connection& connection, Caller const& who, Desk const& desk);

}  // namespace zs::app
