#include "app/claim_problems.h"

#include <fmt/format.h>

#include "app/trail.h"
#include "base/clock.h"
#include "store/ledger_store.h"
#include "store/problem_store.h"

namespace zs::app {
namespace {

using campaign::ProblemEvent;
using campaign::ProblemState;

void note(ClaimChange const& change, store::Problem const& problem, ProblemEvent event,
          std::string const& text) {
    store::ProblemStore(change.connection)
        .insert_step(problem.id, {problem.progress.round, event, text, {}, iso_time(change.clock.now())},
                     change.who.user_id);
    record(change.connection, change.clock, change.who.user_name,
           "problem." + std::string(json::enum_name(event)), subject_of("problem", problem.id),
           Facts().add("title", problem.title).add("state", problem.progress.state).add("note", text));
}

std::string difference(store::Ledger const& ledger, store::LedgerClaim const& claim,
                       store::LedgerResult const& result) {
    return fmt::format(
        "“{}”{}填报为 {}，按台账《{}》计算是 {}（计入 {} 件，符合 {} 件）。请核对后更正填报数或者台账。",
        claim.measure, claim.group_name.empty() ? "" : "（" + claim.group_name + "）", claim.value,
        ledger.file_name, result.value, result.counted, result.met);
}

std::optional<ItemId> item_of(store::Connection& connection, store::Ledger const& ledger,
                              std::string const& measure) {
    if (!ledger.catalogue_id) return std::nullopt;
    for (auto const& one : store::LedgerStore(connection).measures(*ledger.catalogue_id)) {
        if (one.kind == ledger.kind && one.name == measure && one.item_id) return one.item_id;
    }
    return std::nullopt;
}

ProblemId raise(ClaimChange const& change, store::Ledger const& ledger, store::LedgerClaim const& claim,
                store::LedgerResult const& result) {
    store::Problem problem;
    problem.campaign_id = *ledger.campaign_id;
    problem.organisation_id = ledger.organisation_id;
    problem.organisation_name = ledger.organisation_name;
    problem.item_id = item_of(change.connection, ledger, claim.measure);
    problem.source = campaign::ProblemSource::check;
    problem.title = "填报数与台账不符：" + claim.measure;
    problem.detail = difference(ledger, claim, result);
    problem.raised_at = iso_time(change.clock.now());
    problem.id = store::ProblemStore(change.connection).insert(problem, change.who.user_id);
    note(change, problem, ProblemEvent::raised, problem.detail);
    return problem.id;
}

/// Work that has begun goes its own way to the re-check.
void settle(ClaimChange const& change, store::Problem problem, store::LedgerClaim const& claim) {
    problem.progress.state = ProblemState::closed;
    problem.closed_at = iso_time(change.clock.now());
    store::ProblemStore(change.connection).update(problem);
    note(change, problem, ProblemEvent::closed,
         claim.value.empty() ? "填报数已撤回" : "填报数已更正为 " + claim.value + "，与台账一致");
}

}  // namespace

std::optional<ProblemId> follow_claim(ClaimChange const& change, store::Ledger const& ledger,
                                      store::LedgerClaim const& claim, store::LedgerResult const& result,
                                      bool differs) {
    if (!ledger.campaign_id) return std::nullopt;
    auto const before =
        claim.problem_id ? store::ProblemStore(change.connection).find(*claim.problem_id) : std::nullopt;
    bool const open = before && before->progress.state == ProblemState::open;
    bool const under_way = before && !open && before->progress.state != ProblemState::closed;
    if (differs && open) note(change, *before, ProblemEvent::raised, difference(ledger, claim, result));
    if (differs) return open || under_way ? before->id : raise(change, ledger, claim, result);
    if (open) settle(change, *before, claim);
    return claim.problem_id;
}

}  // namespace zs::app
