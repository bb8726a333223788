#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "app/exported_file.h"
#include "app/standing.h"
#include "base/page.h"
#include "store/problem.h"

namespace zs::store {
class Database;
}

namespace zs::app {

using store::Problem;

/// A problem with its history, and what the caller may do with it now.
struct ProblemView {
    Problem problem;
    std::vector<store::Rectification> rounds;  ///< newest first
    std::vector<store::ProblemStep> steps;     ///< newest first
    bool may_plan = false;
    bool may_report = false;
    bool may_extend = false;
    bool may_decide_extension = false;
    bool may_recheck = false;
    bool may_close = false;
    bool may_reopen = false;
};

struct NewProblem {
    std::optional<SubmissionId> submission_id;  ///< tells campaign, unit and item
    std::optional<AssignmentId> assignment_id;  ///< likewise, where nothing was filed
    campaign::ProblemSource source = campaign::ProblemSource::inspector;
    std::string title;
    std::string detail;
    std::optional<std::string> due_on;
};

/// The ledger of problems: found, put right, looked at again by somebody else, closed (销号), reopened.
class Problems {
  public:
    /// What is exported stands in `folder` while it is read.
    Problems(store::Database& database, std::filesystem::path folder, Clock const& clock)
        : database_(database), folder_(std::move(folder)), clock_(clock) {}

    struct Wanted {
        std::optional<CampaignId> campaign_id;
        std::optional<OrganisationId> organisation_id;
        std::optional<campaign::ProblemState> state;
        bool unsettled = false;
        bool overdue = false;  ///< today
    };
    Result<Page<Problem>> list(Wanted const& wanted, PageRequest page, Caller const& who) const;
    /// The same as a ledger on one sheet, .xlsx.
    Result<ExportedFile> ledger(Wanted const& wanted, Caller const& who) const;
    Result<ProblemView> find(ProblemId id, Caller const& who) const;
    Result<ProblemView> raise(NewProblem const& problem, Caller const& who);

    struct Plan {
        std::string measure;
        std::string responsible;
        std::string due_on;
        std::vector<store::Milestone> milestones;
    };
    Result<ProblemView> plan(ProblemId id, Plan const& plan, Caller const& who);
    Result<ProblemView> finish_milestone(ProblemId id, store::MilestoneId milestone, Caller const& who);
    Result<ProblemView> ask_extension(ProblemId id, campaign::ExtensionRequest const& request,
                                      Caller const& who);
    Result<ProblemView> decide_extension(ProblemId id, campaign::Verdict verdict, std::string const& reason,
                                         Caller const& who);
    Result<ProblemView> report_done(ProblemId id, std::string const& outcome, Caller const& who);
    Result<ProblemView> recheck(ProblemId id, bool passed, std::string const& reason, Caller const& who);
    Result<ProblemView> close(ProblemId id, std::string const& reason, Caller const& who);
    Result<ProblemView> reopen(ProblemId id, std::string const& reason, Caller const& who);

  private:
    store::Database& database_;
    std::filesystem::path folder_;
    Clock const& clock_;
};

/// The rows of a list or a ledger.
store::ProblemFilter filter_of(Problems::Wanted const& wanted, Scope const& scope, Clock const& clock);

}  // namespace zs::app
