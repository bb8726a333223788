#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "json/describe.h"

namespace zs::campaign {

/// open: nobody has said yet how it will be put right. rectifying: there is a plan. done: the unit says it is
/// put right. checked: somebody else looked and agrees. closed: 销号.
enum class ProblemState { open, rectifying, done, checked, closed };
ZS_WIRE_ENUM(ProblemState, open, rectifying, done, checked, closed);

/// Who found it.
enum class ProblemSource { check, reviewer, inspector, assessor };
ZS_WIRE_ENUM(ProblemSource, check, reviewer, inspector, assessor);

enum class ProblemEvent {
    raised,
    planned,
    milestone_done,
    extension_asked,
    extension_granted,
    extension_refused,
    reported_done,
    check_passed,
    check_failed,
    closed,
    reopened,
    handed_over
};
ZS_WIRE_ENUM(ProblemEvent, raised, planned, milestone_done, extension_asked, extension_granted,
             extension_refused, reported_done, check_passed, check_failed, closed, reopened, handed_over);

/// What the rules keep of a problem. `round` grows with every reopening: each has a rectification of its own.
/// `due_on` is the first date and never changes; plans and extensions move `due_now`.
struct ProblemProgress {
    ProblemState state = ProblemState::open;
    int round = 1;
    std::optional<std::string> due_on;
    std::optional<std::string> due_now;
    UserId planned_by;
    UserId reported_by;
    bool extension_pending = false;
};

struct RectificationPlan {
    std::string measure;
    std::string responsible;  ///< the person who answers for it
    std::string due_on;
    std::vector<std::string> milestone_days;
};
Result<void> plan(ProblemProgress& problem, RectificationPlan const& plan, UserId by);

struct ExtensionRequest {
    std::string until;
    std::string reason;
};
Result<void> ask_extension(ProblemProgress& problem, ExtensionRequest const& request);

enum class Verdict { granted, refused };
ZS_WIRE_ENUM(Verdict, granted, refused);
/// A refusal says why.
Result<void> decide_extension(ProblemProgress& problem, std::string const& until, Verdict verdict,
                              std::string_view reason);

Result<void> report_done(ProblemProgress& problem, std::string_view what, UserId by);
/// The re-check (复核): by somebody who neither planned nor reported it.
Result<void> recheck(ProblemProgress& problem, bool passed, std::string_view reason, UserId by);
Result<void> close(ProblemProgress& problem, std::string_view reason);
Result<void> reopen(ProblemProgress& problem, std::string_view reason);

}  // namespace zs::campaign
