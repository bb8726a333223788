#include "store/export_store.h"

#include "store/columns.h"
#include "store/filtered_page.h"

namespace zs::store {
namespace {

#define ZS_EXPORT                                                                                          \
    "SELECT e.id, e.campaign_id, j.path, e.kind, e.audience, e.options, e.state, e.percent, e.counts, "    \
    "e.row_count, e.file_name, e.media_type, e.size_bytes, e.sha256, e.sm3, e.problem, e.requested_by, "   \
    "u.display_name, e.created_at, e.finished_at FROM exports e JOIN campaigns c ON c.id = e.campaign_id " \
    "JOIN jurisdictions j ON j.id = c.jurisdiction_id JOIN users u ON u.id = e.requested_by"

constexpr std::string_view kInsert =
    "INSERT INTO exports (campaign_id, kind, audience, options, state, percent, counts, row_count, "
    "file_name, media_type, size_bytes, sha256, sm3, requested_by, created_at) VALUES ($1, $2, $3, $4, "
    "'queued', 0, '[]', 0, '', '', 0, '', '', $5, $6) RETURNING id";
constexpr std::string_view kFind = ZS_EXPORT " WHERE e.id = $1";
constexpr std::string_view kPage = ZS_EXPORT "{} ORDER BY e.id DESC{}";
constexpr std::string_view kTotal = "SELECT count(*) FROM exports e{}";
constexpr std::string_view kCount =
    "SELECT count(*) FROM exports WHERE campaign_id = $1 AND kind = $2 AND state IN ('ready', 'removed')";
constexpr std::string_view kUpdate =
    "UPDATE exports SET state = $1, percent = $2, counts = $3, row_count = $4, file_name = $5, media_type = "
    "$6, size_bytes = $7, sha256 = $8, sm3 = $9, problem = $10, finished_at = $11 WHERE id = $12";
constexpr std::string_view kSetPercent = "UPDATE exports SET percent = $1 WHERE id = $2";
constexpr std::string_view kInState = "SELECT id FROM exports WHERE state = $1 ORDER BY id";
constexpr std::string_view kOutdated =
    "SELECT id FROM exports WHERE state = 'ready' AND finished_at < $1 ORDER BY id";

constexpr std::string_view kStatements[] = {kInsert,     kFind,    kCount,   kUpdate,
                                            kSetPercent, kInState, kOutdated};

Export read_export(Cursor const& cursor) {
    Export out;
    cursor.read(out.id, out.campaign_id, out.path, word_into(out.kind), word_into(out.audience),
                json_into(out.options), word_into(out.state), out.percent, json_into(out.counts),
                out.row_count, out.file_name, out.media_type, out.size_bytes, out.sha256, out.sm3,
                out.problem, out.requested_by, out.requester, out.created_at, out.finished_at);
    return out;
}

std::vector<ExportId> read_ids(Cursor cursor) {
    std::vector<ExportId> out;
    while (cursor.next())
        cursor.read(out.emplace_back());
    return out;
}

}  // namespace

ExportId ExportStore::insert(Export const& one) {
    return connection_.insert<ExportId>(kInsert, one.campaign_id, word(one.kind), word(one.audience),
                                        json::encode(one.options), one.requested_by, one.created_at);
}

std::optional<Export> ExportStore::find(ExportId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_export(cursor);
}

Page<Export> ExportStore::page(CampaignId id, std::optional<UserId> requester, PageRequest page) const {
    Filter wanted;
    wanted.add("e.campaign_id = $?", id.value);
    if (requester) wanted.add("e.requested_by = $?", requester->value);
    return filtered_page(connection_, std::move(wanted), page, kTotal, kPage, read_export);
}

std::int64_t ExportStore::count(CampaignId id, ExportKind kind) const {
    return connection_.value<std::int64_t>(kCount, id, word(kind)).value_or(0);
}

void ExportStore::update(Export const& one) {
    connection_.run(kUpdate, word(one.state), one.percent, json::encode(one.counts), one.row_count,
                    one.file_name, one.media_type, one.size_bytes, one.sha256, one.sm3, one.problem,
                    one.finished_at, one.id);
}

void ExportStore::set_percent(ExportId id, int percent) {
    connection_.run(kSetPercent, percent, id);
}

std::vector<ExportId> ExportStore::in_state(ExportState state) const {
    return read_ids(connection_.query(kInState, word(state)));
}

std::vector<ExportId> ExportStore::outdated(std::string const& before) const {
    return read_ids(connection_.query(kOutdated, before));
}

std::span<std::string_view const> ExportStore::statements() {
    return kStatements;
}

}  // namespace zs::store
