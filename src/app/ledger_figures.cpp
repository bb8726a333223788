#include <algorithm>
#include <map>

#include "app/claim_problems.h"
#include "app/ledger_access.h"
#include "app/ledger_measures.h"
#include "app/ledger_worker.h"
#include "app/ledgers.h"
#include "base/clock.h"
#include "base/temporary_file.h"
#include "base/text.h"
#include "store/database.h"

/// What was computed from a ledger: figures, the rows behind them, what was claimed.
namespace zs::app {
namespace {

/// The same number, however it is written: "100%", "100.00 %", "1,200".
bool same_figure(std::string const& claimed, std::string const& computed) {
    auto const plain = [](std::string const& text) {
        auto out = replace_all(fold_width(without_white_space(text)), ",", "");
        if (out.ends_with('%')) out.pop_back();
        if (out.find('.') != std::string::npos) {
            out.erase(out.find_last_not_of('0') + 1);
            if (out.ends_with('.')) out.pop_back();
        }
        return out;
    };
    return plain(claimed) == plain(computed);
}

Error not_theirs_to_see() {
    return {ErrorCode::permission_denied, "只有这个单位的填报人能看完整的个人信息。", "", {}};
}

std::optional<store::LedgerResult> result_of(std::vector<store::LedgerResult> const& results,
                                             std::string const& measure, std::string const& group) {
    auto const found = std::find_if(results.begin(), results.end(), [&](auto const& one) {
        return one.measure == measure && one.group_name == group && one.month.empty();
    });
    return found == results.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

Result<std::vector<Figure>> Ledgers::figures(LedgerId id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<std::vector<Figure>> {
        ASSIGN_OR_RETURN(auto const ledger,
                         ledger_for(connection, scope_of(connection, clock_, who), id, Right::see));
        store::LedgerStore ledgers(connection);
        std::map<std::string, store::LedgerMeasure> measures;
        if (ledger.catalogue_id) {
            for (auto& one : ledgers.measures(*ledger.catalogue_id)) {
                if (one.kind == ledger.kind) measures[one.name] = std::move(one);
            }
        }
        std::map<std::pair<std::string, std::string>, LedgerClaim> claims;
        for (auto& one : ledgers.claims(id))
            claims[{one.measure, one.group_name}] = std::move(one);
        std::vector<Figure> out;
        for (auto& result : ledgers.results(id)) {
            Figure figure;
            if (auto const found = measures.find(result.measure); found != measures.end()) {
                figure.item_id = found->second.item_id;
                figure.item_number = found->second.item_number;
            }
            auto const claim = claims.find({result.measure, result.group_name});
            if (claim != claims.end() && result.month.empty()) {
                figure.claim = claim->second;
                figure.differs = !same_figure(claim->second.value, result.value);
            }
            figure.result = std::move(result);
            out.push_back(std::move(figure));
        }
        return out;
    });
}

Result<LedgerJob> Ledgers::offending_job(LedgerId id, OffendingQuery const& query, LedgerTask task,
                                         Caller const& who, Ledger& ledger) const {
    return database_.read([&](auto& connection) -> Result<LedgerJob> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(ledger, ledger_for(connection, scope, id, Right::see));
        if (query.unmasked && !scope.may(Right::file, place_of(ledger)))
            return Error{ErrorCode::permission_denied, "只有这个单位的填报人能看完整的个人信息。", "", {}};
        auto const result = result_of_measure(store::LedgerStore(connection).results(id), query.measure);
        if (!result || !ledger.mapping || !ledger.rows_sha256)
            return messages::invalid("?measure", "没有这项结果，请刷新页面后重选。");
        return LedgerJob{task,
                         ledger.kind,
                         read_json<LedgerMapping>(*ledger.mapping),
                         {*result},
                         query.group_name,
                         std::max<std::int64_t>(query.offset, 0),
                         std::clamp<std::int64_t>(query.limit, 1, kMaxPageLimit),
                         !query.unmasked};
    });
}

Result<OffendingPage> Ledgers::offending(LedgerId id, OffendingQuery const& query, Caller const& who) const {
    Ledger ledger;
    ASSIGN_OR_RETURN(auto const job, offending_job(id, query, LedgerTask::offending_page, who, ledger));
    std::string text;
    RETURN_IF_ERROR(
        run_(files_.path_of(*ledger.rows_sha256), job, [&](std::string_view piece) { text += piece; }));
    return json::decode<OffendingPage>(text);
}

/// What leaves the system with personal data is in the audit log, with who took it.
Result<ExportedFile> Ledgers::exported(Ledger const& ledger, LedgerJob const& job,
                                       std::string const& file_name, Caller const& who) const {
    if (!job.mask) {
        auto const noted = database_.write([&](auto& connection) -> Result<void> {
            record(connection, clock_, who.user_name, "ledger.exported_unmasked",
                   subject_of("ledger", ledger.id), facts_of(ledger).add("export", file_name));
            return {};
        });
        RETURN_IF_ERROR(noted);
    }
    TemporaryFile file(files_.folder());
    RETURN_IF_ERROR(
        run_(files_.path_of(*ledger.rows_sha256), job, [&](std::string_view piece) { file.write(piece); }));
    return exported_file(file, file_name, "text/csv; charset=utf-8");
}

Result<ExportedFile> Ledgers::offending_file(LedgerId id, OffendingQuery const& query,
                                             Caller const& who) const {
    Ledger ledger;
    ASSIGN_OR_RETURN(auto const job, offending_job(id, query, LedgerTask::offending_file, who, ledger));
    return exported(ledger, job, "不符合的行.csv", who);
}

Result<ExportedFile> Ledgers::broken_file(LedgerId id, bool unmasked, Caller const& who) const {
    auto const found = database_.read([&](auto& connection) -> Result<Ledger> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto ledger, ledger_for(connection, scope, id, Right::see));
        if (unmasked && !scope.may(Right::file, place_of(ledger))) return not_theirs_to_see();
        if (!ledger.rows_sha256) return Error{ErrorCode::conflict, "台账还没有读完，请稍等。", "", {}};
        return ledger;
    });
    if (!found.ok()) return found.error();
    auto const proposal = read_json<StoredContents>(found->contents).contents.proposal;
    LedgerJob job;
    job.task = LedgerTask::broken_file;
    job.kind = found->kind;
    job.mapping.heading_row = proposal.heading_row;
    for (auto const& column : proposal.columns)
        job.mapping.headings.push_back(column.heading);
    job.mask = !unmasked;
    return exported(*found, job, "读不出的行.csv", who);
}

/// A claim that differs is a problem of the campaign; one that agrees now closes it while nobody has taken it
/// up.
Result<void> Ledgers::claim(LedgerClaim claim, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<void> {
        ASSIGN_OR_RETURN(auto const ledger, ledger_for(connection, scope_of(connection, clock_, who),
                                                       claim.ledger_id, Right::file));
        store::LedgerStore ledgers(connection);
        auto const result = result_of(ledgers.results(claim.ledger_id), claim.measure, claim.group_name);
        if (!result) return messages::invalid("/measure", "没有这项结果，请刷新页面后重选。");
        for (auto const& one : ledgers.claims(claim.ledger_id)) {
            if (one.measure == claim.measure && one.group_name == claim.group_name)
                claim.problem_id = one.problem_id;
        }
        claim.value = std::string(trim(claim.value));
        claim.claimed_by = who.user_name;
        claim.claimed_at = iso_time(clock_.now());
        bool const differs = !claim.value.empty() && !same_figure(claim.value, result->value);
        claim.problem_id = follow_claim({connection, clock_, who}, ledger, claim, *result, differs);
        claim.value.empty() ? ledgers.remove_claim(claim) : ledgers.save_claim(claim);
        record(connection, clock_, who.user_name, "ledger.claimed", subject_of("ledger", claim.ledger_id),
               facts_of(ledger)
                   .add("measure", claim.measure)
                   .add("group_name", claim.group_name)
                   .add("claimed", claim.value)
                   .add("computed", result->value)
                   .add("differs", differs));
        return {};
    });
}

}  // namespace zs::app
