#include "app/problems.h"

#include <functional>

#include "app/messages.h"
#include "app/trail.h"
#include "base/text.h"
#include "store/campaign_store.h"
#include "store/database.h"
#include "store/duty_store.h"
#include "store/problem_store.h"
#include "store/submission_store.h"

namespace zs::app {
namespace {

using campaign::ProblemEvent;
using campaign::ProblemState;

constexpr std::size_t kMaxTitleCharacters = 100;

Place place_of(Problem const& problem) {
    return {problem.organisation_id, problem.path};
}

/// Without rounds and history.
ProblemView rights_in(Scope const& scope, Caller const& who, Problem problem) {
    ProblemView out;
    auto const place = place_of(problem);
    auto const& p = problem.progress;
    bool const unit = scope.may(Right::file, place);
    bool const decides = scope.may(Right::decide, place);
    bool const inspects = decides || scope.may(Right::inspect, place);
    bool const took_part = who.user_id == p.planned_by || who.user_id == p.reported_by;
    out.may_plan = unit && p.state == ProblemState::open;
    out.may_report = unit && p.state == ProblemState::rectifying && !p.extension_pending;
    out.may_extend = out.may_report;
    out.may_decide_extension = decides && p.extension_pending;
    out.may_recheck = inspects && p.state == ProblemState::done && !took_part;
    out.may_close = decides && p.state == ProblemState::checked;
    out.may_reopen = inspects && (p.state == ProblemState::checked || p.state == ProblemState::closed);
    out.problem = std::move(problem);
    return out;
}

ProblemView view_of(store::Connection& connection, Scope const& scope, Caller const& who, Problem problem) {
    store::ProblemStore problems(connection);
    auto out = rights_in(scope, who, std::move(problem));
    out.rounds = problems.rounds(out.problem.id);
    out.steps = problems.steps(out.problem.id);
    return out;
}

ProblemView view_of_new(Scope const& scope, Caller const& who, Problem problem) {
    auto out = rights_in(scope, who, std::move(problem));
    auto const& p = out.problem;
    out.steps = {{p.progress.round, ProblemEvent::raised, p.title, p.raised_by, p.raised_at}};
    return out;
}

/// What a step does to the problem beside what the rules say: rows of its own. What is noted in the history.
struct StepResult {
    ProblemEvent event = ProblemEvent::raised;
    std::string note;
};
using StepFunction =
    std::function<Result<StepResult>(store::ProblemStore&, Problem&, std::string const& now)>;

struct Asked {
    Clock const& clock;
    Caller const& who;
    ProblemId id;
    std::vector<Right> rights;  ///< one of them
};

void note_step(store::Connection& connection, Asked const& asked, Problem const& problem,
               StepResult const& step) {
    auto const now = iso_time(asked.clock.now());
    store::ProblemStore(connection)
        .insert_step(problem.id, {problem.progress.round, step.event, step.note, {}, now}, asked.who.user_id);
    record(connection, asked.clock, asked.who.user_name,
           "problem." + std::string(json::enum_name(step.event)), app::subject_of("problem", problem.id),
           Facts()
               .add("title", problem.title)
               .add("organisation", problem.organisation_name)
               .add("round", problem.progress.round)
               .add("state", problem.progress.state)
               .add("due_now", problem.progress.due_now)
               .add("note", step.note));
}

Result<void> require_one(Scope const& scope, std::vector<Right> const& rights, Place const& place) {
    RETURN_IF_ERROR(require(scope, Right::see, place, "问题"));
    for (auto const right : rights) {
        if (scope.may(right, place)) return {};
    }
    return messages::forbidden();
}

Result<ProblemView> take_step(store::Database& database, Asked const& asked, StepFunction const& step) {
    return database.write([&](auto& connection) -> Result<ProblemView> {
        store::ProblemStore problems(connection);
        auto problem = problems.find(asked.id);
        if (!problem) return messages::no_such("问题");
        auto const scope = scope_of(connection, asked.clock, asked.who);
        RETURN_IF_ERROR(require_one(scope, asked.rights, place_of(*problem)));
        auto const now = iso_time(asked.clock.now());
        ASSIGN_OR_RETURN(auto const done, step(problems, *problem, now));
        problems.update(*problem);
        note_step(connection, asked, *problem, done);
        return view_of(connection, scope, asked.who, *problems.find(asked.id));
    });
}

std::string trimmed(std::string const& text) {
    return std::string(trim(text));
}

/// Campaign, unit and item of what the problem is about; ids of the asker are taken from nowhere.
Result<Problem> subject_of_new(store::Connection& connection, NewProblem const& wanted) {
    Problem out;
    if (wanted.submission_id) {
        auto const found = store::SubmissionStore(connection).find(*wanted.submission_id);
        if (!found) return messages::no_such("填报");
        out.submission_id = found->id;
        out.campaign_id = found->campaign_id;
        out.campaign_name = found->campaign_name;
        out.organisation_id = found->organisation_id;
        out.organisation_name = found->organisation_name;
        out.path = found->path;
        out.item_id = found->item_id;
        out.number = found->number;
        return out;
    }
    if (!wanted.assignment_id)
        return messages::invalid("/submission_id", "请说明问题出在哪份填报或者哪项任务。");
    auto const owed = store::DutyStore(connection).find(*wanted.assignment_id);
    if (!owed) return messages::no_such("任务");
    out.campaign_id = owed->campaign_id;
    out.campaign_name = owed->campaign_name;
    out.organisation_id = owed->organisation_id;
    out.organisation_name = owed->organisation_name;
    out.path = owed->path;
    out.item_id = owed->item_id;
    out.number = owed->number;
    return out;
}

Result<void> check_words(NewProblem const& wanted) {
    auto const length = length_in_characters(trim(wanted.title));
    if (length == 0 || length > kMaxTitleCharacters)
        return messages::invalid("/title", "请用一句话写明问题，最长 100 字。");
    if (wanted.due_on && !is_iso_date(*wanted.due_on))
        return messages::invalid("/due_on", "请填写整改时限，如 2026-06-30；没有时限的留空。");
    return {};
}

}  // namespace

Result<Page<Problem>> Problems::list(Wanted const& wanted, PageRequest page, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<Page<Problem>> {
        auto const scope = scope_of(connection, clock_, who);
        return store::ProblemStore(connection).page(filter_of(wanted, scope, clock_), clamped(page));
    });
}

Result<ProblemView> Problems::find(ProblemId id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<ProblemView> {
        auto problem = store::ProblemStore(connection).find(id);
        if (!problem) return messages::no_such("问题");
        auto const scope = scope_of(connection, clock_, who);
        RETURN_IF_ERROR(require(scope, Right::see, place_of(*problem), "问题"));
        return view_of(connection, scope, who, std::move(*problem));
    });
}

Result<ProblemView> Problems::raise(NewProblem const& wanted, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<ProblemView> {
        ASSIGN_OR_RETURN(auto problem, subject_of_new(connection, wanted));
        auto const scope = scope_of(connection, clock_, who);
        RETURN_IF_ERROR(
            require_one(scope, {Right::inspect, Right::review, Right::decide}, place_of(problem)));
        RETURN_IF_ERROR(check_words(wanted));
        problem.source = wanted.source;
        problem.title = trimmed(wanted.title);
        problem.detail = trimmed(wanted.detail);
        problem.progress.due_on = problem.progress.due_now = wanted.due_on;
        problem.raised_by = who.display_name;
        problem.raised_at = iso_time(clock_.now());
        store::ProblemStore problems(connection);
        problem.id = problems.insert(problem, who.user_id);
        note_step(connection, {clock_, who, problem.id, {}}, problem, {ProblemEvent::raised, problem.title});
        return view_of_new(scope, who, std::move(problem));
    });
}

Result<ProblemView> Problems::plan(ProblemId id, Plan const& plan, Caller const& who) {
    return take_step(database_, {clock_, who, id, {Right::file}},
                     [&](auto& problems, Problem& problem, auto const& now) -> Result<StepResult> {
                         campaign::RectificationPlan rules{plan.measure, plan.responsible, plan.due_on, {}};
                         for (auto const& milestone : plan.milestones)
                             rules.milestone_days.push_back(milestone.due_on);
                         RETURN_IF_ERROR(campaign::plan(problem.progress, rules, who.user_id));
                         store::Rectification round;
                         round.round = problem.progress.round;
                         round.measure = trimmed(plan.measure);
                         round.responsible = trimmed(plan.responsible);
                         round.due_on = plan.due_on;
                         round.planned_at = now;
                         auto const round_id = problems.insert_round(id, round, who.user_id);
                         for (std::size_t i = 0; i < plan.milestones.size(); ++i)
                             problems.insert_milestone(round_id, static_cast<int>(i), plan.milestones[i]);
                         return StepResult{ProblemEvent::planned, round.measure + "（责任人：" +
                                                                      round.responsible + "，完成日期：" +
                                                                      round.due_on + "）"};
                     });
}

Result<ProblemView> Problems::finish_milestone(ProblemId id, store::MilestoneId milestone,
                                               Caller const& who) {
    return take_step(database_, {clock_, who, id, {Right::file}},
                     [&](auto& problems, Problem& problem, auto const& now) -> Result<StepResult> {
                         if (problem.progress.state != ProblemState::rectifying)
                             return Error{ErrorCode::conflict, "只有整改中的问题可以完成节点。", "", {}};
                         if (!problems.set_milestone_done(id, milestone, now))
                             return messages::no_such("节点");
                         return StepResult{ProblemEvent::milestone_done, ""};
                     });
}

Result<ProblemView> Problems::ask_extension(ProblemId id, campaign::ExtensionRequest const& request,
                                            Caller const& who) {
    return take_step(database_, {clock_, who, id, {Right::file}},
                     [&](auto& problems, Problem& problem, auto const& now) -> Result<StepResult> {
                         RETURN_IF_ERROR(campaign::ask_extension(problem.progress, request));
                         store::Extension extension;
                         extension.due_before = *problem.progress.due_now;
                         extension.until = request.until;
                         extension.reason = trimmed(request.reason);
                         extension.asked_at = now;
                         problems.insert_extension(id, problem.progress.round, extension, who.user_id);
                         return StepResult{ProblemEvent::extension_asked, "由 " + extension.due_before +
                                                                              " 延至 " + extension.until +
                                                                              "：" + extension.reason};
                     });
}

Result<ProblemView> Problems::decide_extension(ProblemId id, campaign::Verdict verdict,
                                               std::string const& reason, Caller const& who) {
    return take_step(
        database_, {clock_, who, id, {Right::decide}},
        [&](auto& problems, Problem& problem, auto const& now) -> Result<StepResult> {
            auto pending = problems.pending_extension(id);
            auto const until = pending ? pending->until : std::string();
            RETURN_IF_ERROR(campaign::decide_extension(problem.progress, until, verdict, reason));
            pending->verdict = verdict;
            pending->verdict_reason = trimmed(reason);
            pending->decided_at = now;
            problems.decide_extension(*pending, who.user_id);
            bool const granted = verdict == campaign::Verdict::granted;
            return StepResult{granted ? ProblemEvent::extension_granted : ProblemEvent::extension_refused,
                              (granted ? "延至 " + until : std::string("不同意延期")) +
                                  (pending->verdict_reason->empty() ? "" : "：" + *pending->verdict_reason)};
        });
}

Result<ProblemView> Problems::report_done(ProblemId id, std::string const& outcome, Caller const& who) {
    return take_step(database_, {clock_, who, id, {Right::file}},
                     [&](auto& problems, Problem& problem, auto const&) -> Result<StepResult> {
                         RETURN_IF_ERROR(campaign::report_done(problem.progress, outcome, who.user_id));
                         problems.set_outcome(id, problem.progress.round, trimmed(outcome), who.user_id);
                         return StepResult{ProblemEvent::reported_done, trimmed(outcome)};
                     });
}

Result<ProblemView> Problems::recheck(ProblemId id, bool passed, std::string const& reason,
                                      Caller const& who) {
    return take_step(database_, {clock_, who, id, {Right::inspect, Right::decide}},
                     [&](auto&, Problem& problem, auto const&) -> Result<StepResult> {
                         RETURN_IF_ERROR(campaign::recheck(problem.progress, passed, reason, who.user_id));
                         return StepResult{passed ? ProblemEvent::check_passed : ProblemEvent::check_failed,
                                           trimmed(reason)};
                     });
}

Result<ProblemView> Problems::close(ProblemId id, std::string const& reason, Caller const& who) {
    return take_step(database_, {clock_, who, id, {Right::decide}},
                     [&](auto&, Problem& problem, auto const& now) -> Result<StepResult> {
                         RETURN_IF_ERROR(campaign::close(problem.progress, reason));
                         problem.closed_at = now;
                         return StepResult{ProblemEvent::closed, trimmed(reason)};
                     });
}

Result<ProblemView> Problems::reopen(ProblemId id, std::string const& reason, Caller const& who) {
    return take_step(database_, {clock_, who, id, {Right::inspect, Right::decide}},
                     [&](auto&, Problem& problem, auto const&) -> Result<StepResult> {
                         RETURN_IF_ERROR(campaign::reopen(problem.progress, reason));
                         problem.closed_at.reset();
                         return StepResult{ProblemEvent::reopened, trimmed(reason)};
                     });
}

}  // namespace zs::app
