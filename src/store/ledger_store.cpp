#include "store/ledger_store.h"

#include <fmt/format.h>

#include "store/columns.h"
#include "store/database.h"
#include "store/filter.h"
#include "store/reach_sql.h"

namespace zs::store {
namespace {

#define ZS_LEDGER_SELECT                                                                                     \
    "SELECT l.id, l.organisation_id, o.name, j.path, l.campaign_id, c.name, c.catalogue_id, l.kind, "        \
    "l.file_name, l.size_bytes, l.sha256, l.rows_sha256, l.state, l.row_count, l.broken_count, l.contents, " \
    "l.mapping, l.results_digest, l.error, l.revision, l.created_at, l.created_by, l.measured_at "           \
    "FROM ledgers l JOIN organisations o ON o.id = l.organisation_id "                                       \
    "JOIN jurisdictions j ON j.id = o.jurisdiction_id LEFT JOIN campaigns c ON c.id = l.campaign_id"
#define ZS_MEASURE_SELECT                                                                            \
    "SELECT m.id, m.catalogue_id, m.item_id, coalesce(i.number, ''), m.kind, m.name, m.definition, " \
    "m.confirmed_by, m.confirmed_at FROM ledger_measures m LEFT JOIN items i ON i.id = m.item_id"

constexpr std::string_view kInsert =
    "INSERT INTO ledgers (organisation_id, campaign_id, kind, file_name, size_bytes, sha256, state, "
    "row_count, "
    "broken_count, contents, revision, created_at, created_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, '{}', 1, $8, $9) RETURNING id";
constexpr std::string_view kUpdate =
    "UPDATE ledgers SET kind = $2, rows_sha256 = $3, state = $4, row_count = $5, broken_count = $6, "
    "contents = $7, mapping = $8, results_digest = $9, error = $10, revision = revision + 1, "
    "measured_at = $11 WHERE id = $1";
constexpr std::string_view kRemove = "DELETE FROM ledgers WHERE id = $1";
constexpr std::string_view kFind = ZS_LEDGER_SELECT " WHERE l.id = $1";
constexpr std::string_view kPage = ZS_LEDGER_SELECT "{} ORDER BY l.id DESC{}";
constexpr std::string_view kCount = "SELECT count(*) FROM ledgers l{}";
constexpr std::string_view kInState = "SELECT id FROM ledgers WHERE state = $1 ORDER BY id";
constexpr std::string_view kHolds = "SELECT count(*) FROM ledgers WHERE organisation_id = $1 AND sha256 = $2";
constexpr std::string_view kFiles =
    "SELECT sha256 FROM ledgers UNION SELECT rows_sha256 FROM ledgers WHERE rows_sha256 IS NOT NULL";

constexpr std::string_view kSaveMapping =
    "INSERT INTO ledger_mappings (organisation_id, kind, mapping, confirmed_by, confirmed_at) "
    "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (organisation_id, kind) DO UPDATE SET mapping = "
    "excluded.mapping, "
    "confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at";
constexpr std::string_view kSavedMapping =
    "SELECT mapping FROM ledger_mappings WHERE organisation_id = $1 AND kind = $2";

constexpr std::string_view kRemoveResults = "DELETE FROM ledger_results WHERE ledger_id = $1";
constexpr std::string_view kInsertResult =
    "INSERT INTO ledger_results (ledger_id, position, measure, definition, group_name, month, total, "
    "counted, "
    "met, value, target, verdict, max, sum, missing, errors) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
constexpr std::string_view kResults =
    "SELECT measure, definition, group_name, month, total, counted, met, value, target, verdict, max, sum, "
    "missing, errors FROM ledger_results WHERE ledger_id = $1 ORDER BY position";

constexpr std::string_view kTotals =
    "SELECT ledger_id, measure, definition, group_name, month, total, counted, met, value, target, verdict, "
    "max, sum, missing, errors FROM ledger_results{} ORDER BY ledger_id, position";

constexpr std::string_view kSaveMeasure =
    "INSERT INTO ledger_measures (catalogue_id, item_id, kind, name, definition, confirmed_by, confirmed_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (catalogue_id, kind, name) DO UPDATE SET "
    "item_id = excluded.item_id, definition = excluded.definition, confirmed_by = excluded.confirmed_by, "
    "confirmed_at = excluded.confirmed_at RETURNING id";
constexpr std::string_view kRemoveMeasure = "DELETE FROM ledger_measures WHERE id = $1";
constexpr std::string_view kFindMeasure = ZS_MEASURE_SELECT " WHERE m.id = $1";
constexpr std::string_view kMeasures = ZS_MEASURE_SELECT " WHERE m.catalogue_id = $1 ORDER BY m.id";

constexpr std::string_view kSaveClaim =
    "INSERT INTO ledger_claims (ledger_id, measure, group_name, value, note, problem_id, claimed_by, "
    "claimed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (ledger_id, measure, group_name) "
    "DO UPDATE SET value = excluded.value, note = excluded.note, problem_id = excluded.problem_id, "
    "claimed_by = excluded.claimed_by, claimed_at = excluded.claimed_at";
constexpr std::string_view kRemoveClaim =
    "DELETE FROM ledger_claims WHERE ledger_id = $1 AND measure = $2 AND group_name = $3";
constexpr std::string_view kClaims =
    "SELECT ledger_id, measure, group_name, value, note, problem_id, claimed_by, claimed_at "
    "FROM ledger_claims WHERE ledger_id = $1 ORDER BY measure, group_name";

constexpr std::string_view kStatements[] = {
    kInsert,      kUpdate,       kRemove,        kFind,         kInState, kHolds,       kFiles,
    kSaveMapping, kSavedMapping, kRemoveResults, kInsertResult, kResults, kSaveMeasure, kRemoveMeasure,
    kFindMeasure, kMeasures,     kSaveClaim,     kRemoveClaim,  kClaims};

Ledger read_ledger(Cursor const& cursor) {
    Ledger out;
    cursor.read(out.id, out.organisation_id, out.organisation_name, out.path, out.campaign_id,
                out.campaign_name, out.catalogue_id, out.kind, out.file_name, out.size_bytes, out.sha256,
                out.rows_sha256, word_into(out.state), out.row_count, out.broken_count, out.contents,
                out.mapping, out.results_digest, out.error, out.revision, out.created_at, out.created_by,
                out.measured_at);
    return out;
}

LedgerMeasure read_measure(Cursor const& cursor) {
    LedgerMeasure out;
    cursor.read(out.id, out.catalogue_id, out.item_id, out.item_number, out.kind, out.name, out.definition,
                out.confirmed_by, out.confirmed_at);
    return out;
}

}  // namespace

LedgerId LedgerStore::insert(Ledger const& ledger) {
    return connection_.insert<LedgerId>(kInsert, ledger.organisation_id, ledger.campaign_id, ledger.kind,
                                        ledger.file_name, ledger.size_bytes, ledger.sha256,
                                        word(ledger.state), ledger.created_at, ledger.created_by);
}

void LedgerStore::update(Ledger const& ledger) {
    connection_.run(kUpdate, ledger.id, ledger.kind, ledger.rows_sha256, word(ledger.state), ledger.row_count,
                    ledger.broken_count, ledger.contents, ledger.mapping, ledger.results_digest, ledger.error,
                    ledger.measured_at);
}

void LedgerStore::remove(LedgerId id) {
    connection_.run(kRemove, id);
}

std::optional<Ledger> LedgerStore::find(LedgerId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_ledger(cursor);
}

Page<Ledger> LedgerStore::page(LedgerFilter const& filter, PageRequest page) const {
    Page<Ledger> out{0, page.offset, page.limit, {}};
    Filter wanted;
    if (filter.organisation_id) wanted.add("l.organisation_id = $?", filter.organisation_id->value);
    if (filter.campaign_id) wanted.add("l.campaign_id = $?", filter.campaign_id->value);
    if (filter.kind) wanted.add("l.kind = $?", *filter.kind);
    add_reach(wanted, filter.reach, "l.organisation_id");
    {
        auto count = connection_.query_values(fmt::format(kCount, wanted.where()), wanted.values());
        if (count.next()) count.read(out.total);
    }
    auto const where = wanted.where();
    auto const limit = wanted.limit(page.limit, page.offset);
    auto cursor = connection_.query_values(fmt::format(kPage, where, limit), wanted.values());
    while (cursor.next())
        out.rows.push_back(read_ledger(cursor));
    return out;
}

std::vector<LedgerId> LedgerStore::in_state(LedgerState state) const {
    std::vector<LedgerId> out;
    auto cursor = connection_.query(kInState, word(state));
    while (cursor.next())
        cursor.read(out.emplace_back());
    return out;
}

bool LedgerStore::holds(OrganisationId organisation_id, std::string const& sha256) const {
    return *connection_.value<std::int64_t>(kHolds, organisation_id, sha256) > 0;
}

std::vector<std::string> LedgerStore::files() const {
    std::vector<std::string> out;
    auto cursor = connection_.query(kFiles);
    while (cursor.next())
        cursor.read(out.emplace_back());
    return out;
}

void LedgerStore::save_mapping(OrganisationId organisation_id, std::string const& kind,
                               std::string const& mapping, std::string const& by, std::string const& at) {
    connection_.run(kSaveMapping, organisation_id, kind, mapping, by, at);
}

std::optional<std::string> LedgerStore::saved_mapping(OrganisationId organisation_id,
                                                      std::string const& kind) const {
    return connection_.value<std::string>(kSavedMapping, organisation_id, kind);
}

void LedgerStore::replace_results(LedgerId id, std::vector<LedgerResult> const& results) {
    connection_.run(kRemoveResults, id);
    std::int64_t position = 0;
    for (auto const& one : results) {
        connection_.run(kInsertResult, id, position++, one.measure, one.definition, one.group_name, one.month,
                        one.total, one.counted, one.met, one.value, one.target, one.verdict, one.max, one.sum,
                        one.missing, one.errors);
    }
}

std::vector<LedgerResult> LedgerStore::results(LedgerId id) const {
    std::vector<LedgerResult> out;
    auto cursor = connection_.query(kResults, id);
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.measure, one.definition, one.group_name, one.month, one.total, one.counted, one.met,
                    one.value, one.target, one.verdict, one.max, one.sum, one.missing, one.errors);
    }
    return out;
}

std::vector<LedgerStore::ResultOfLedger> LedgerStore::totals(std::vector<LedgerId> const& ids) const {
    std::vector<ResultOfLedger> out;
    Filter wanted;
    wanted.add_in("ledger_id", ids);
    wanted.add("group_name = ''");
    auto cursor = connection_.query_values(fmt::format(kTotals, wanted.where()), wanted.values());
    while (cursor.next()) {
        auto& one = out.emplace_back();
        auto& result = one.result;
        cursor.read(one.ledger_id, result.measure, result.definition, result.group_name, result.month,
                    result.total, result.counted, result.met, result.value, result.target, result.verdict,
                    result.max, result.sum, result.missing, result.errors);
    }
    return out;
}

LedgerMeasureId LedgerStore::save_measure(LedgerMeasure const& measure) {
    return *connection_.value<LedgerMeasureId>(kSaveMeasure, measure.catalogue_id, measure.item_id,
                                               measure.kind, measure.name, measure.definition,
                                               measure.confirmed_by, measure.confirmed_at);
}

void LedgerStore::remove_measure(LedgerMeasureId id) {
    connection_.run(kRemoveMeasure, id);
}

std::optional<LedgerMeasure> LedgerStore::find_measure(LedgerMeasureId id) const {
    auto cursor = connection_.query(kFindMeasure, id);
    if (!cursor.next()) return std::nullopt;
    return read_measure(cursor);
}

std::vector<LedgerMeasure> LedgerStore::measures(CatalogueId catalogue_id) const {
    std::vector<LedgerMeasure> out;
    auto cursor = connection_.query(kMeasures, catalogue_id);
    while (cursor.next())
        out.push_back(read_measure(cursor));
    return out;
}

void LedgerStore::save_claim(LedgerClaim const& claim) {
    connection_.run(kSaveClaim, claim.ledger_id, claim.measure, claim.group_name, claim.value, claim.note,
                    claim.problem_id, claim.claimed_by, claim.claimed_at);
}

void LedgerStore::remove_claim(LedgerClaim const& claim) {
    connection_.run(kRemoveClaim, claim.ledger_id, claim.measure, claim.group_name);
}

std::vector<LedgerClaim> LedgerStore::claims(LedgerId id) const {
    std::vector<LedgerClaim> out;
    auto cursor = connection_.query(kClaims, id);
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.ledger_id, one.measure, one.group_name, one.value, one.note, one.problem_id,
                    one.claimed_by, one.claimed_at);
    }
    return out;
}

std::span<std::string_view const> LedgerStore::statements() {
    return kStatements;
}

}  // namespace zs::store
