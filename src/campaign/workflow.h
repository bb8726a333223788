#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "campaign/scope.h"
#include "json/describe.h"

namespace zs::campaign {

/// Where a submission stands: with the unit, with its leader, the work group, the creation office, done.
enum class SubmissionState { draft, unit_review, group_review, office_review, accepted };
ZS_WIRE_ENUM(SubmissionState, draft, unit_review, group_review, office_review, accepted);

/// What happened to a submission on its way; `voided`: an edit took back what the unit had approved.
enum class ReviewDecision { filed, approved, returned, voided, undone };
ZS_WIRE_ENUM(ReviewDecision, filed, approved, returned, voided, undone);

/// What a reviewer marks beside an approval: 句号 (settled), 破折号 (more is needed), 问号 (to be seen on
/// site).
enum class Triage { settled, more_needed, verify_on_site };
ZS_WIRE_ENUM(Triage, settled, more_needed, verify_on_site);

/// What the workflow keeps of a submission. Each approval locks what is below it: an edit by the unit takes
/// back the unit's approval; what the work group passed on, the unit cannot touch; what an office accepted,
/// only an office of the same or a higher jurisdiction opens again.
struct Progress {
    SubmissionState state = SubmissionState::draft;
    bool returned = false;
    std::vector<std::string> reopened;  ///< the parts a return named; empty: all are open
    std::string digest;                 ///< of what it holds now
    std::string approved_digest;        ///< of what the unit approved; empty: nothing yet
    UserId edited_by;
    UserId filed_by;
    std::string accepted_path;  ///< of the highest jurisdiction whose office accepted
};

/// Whether the unit's leader approved what it holds now, so that it may be seen outside the unit.
inline bool is_let_out(Progress const& progress) {
    return !progress.approved_digest.empty();
}

/// The right that takes a submission one step further.
Right right_for(SubmissionState state);

struct Edit {
    UserId by;
    std::string digest;                      ///< after the edit
    std::vector<std::string> changed_parts;  ///< keys of the parts that are not as they were
};
/// Whether an approval was voided by it. An edit that changes nothing does nothing.
Result<bool> edit(Progress& progress, Edit const& edit);

/// Handed to the unit's leader. The digest is of what the person saw.
Result<void> file(Progress& progress, std::string_view seen_digest, UserId by);

struct Approval {
    UserId by;
    std::string seen_digest;     ///< of what the person saw
    bool self_approval = false;  ///< the campaign allows approving what one wrote oneself
    std::string path;            ///< of the jurisdiction the person decides for
};
/// One step further. On what is accepted: an office above makes the acceptance its own.
Result<void> approve(Progress& progress, Approval const& approval);

struct Return {
    std::string reason;
    std::vector<std::string> parts;  ///< what is to be done again; the others stay closed
};
Result<void> send_back(Progress& progress, Return const& back, std::vector<std::string> const& known_parts);

/// Acceptance taken back, by an office at `path`: the submission is with the office again.
Result<void> undo(Progress& progress, std::string_view reason, std::string_view path);

}  // namespace zs::campaign
