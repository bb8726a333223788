#include "store/evidence_store.h"

#include <fmt/format.h>

#include "store/columns.h"
#include "store/database.h"
#include "store/filter.h"
#include "store/reach_sql.h"
#include "store/search_sql.h"
#include "store/search_text.h"

namespace zs::store {
namespace {

#define ZS_EVIDENCE_FROM                                       \
    " FROM evidence e JOIN contents c ON c.id = e.content_id " \
    "JOIN organisations o ON o.id = e.organisation_id JOIN jurisdictions j ON j.id = o.jurisdiction_id"
#define ZS_EVIDENCE_SELECT                                                                             \
    "SELECT e.id, e.organisation_id, o.name, j.path, c.id, c.sha256, c.sm3, c.size_bytes, c.reading, " \
    "c.attempts, c.problem, c.characters, c.shortened, e.title, e.file_name, e.media_type, e.since, "  \
    "e.until, e.mark, e.state, e.chain_id, e.edition, e.replaces, e.withdrawn_reason, e.let_out, "     \
    "e.revision, e.created_by, e.created_at" ZS_EVIDENCE_FROM

constexpr std::string_view kInsert =
    "INSERT INTO evidence (organisation_id, content_id, title, file_name, media_type, since, until, mark, "
    "state, chain_id, edition, replaces, revision, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, "
    "$7, $8, 'current', $9, $10, $11, 1, $12, $13) RETURNING id";
constexpr std::string_view kFind = ZS_EVIDENCE_SELECT " WHERE e.id = $1";
constexpr std::string_view kUpdate =
    "UPDATE evidence SET title = $2, since = $3, until = $4, mark = $5, state = $6, withdrawn_reason = $7, "
    "revision = revision + 1 WHERE id = $1";
constexpr std::string_view kTextOf =
    "SELECT c.text FROM evidence e JOIN contents c ON c.id = e.content_id WHERE e.id = $1";
constexpr std::string_view kOfContent = "SELECT id, title, file_name FROM evidence WHERE content_id = $1";
constexpr std::string_view kPage = ZS_EVIDENCE_SELECT "{} ORDER BY e.id DESC";
constexpr std::string_view kCount = "SELECT count(*)" ZS_EVIDENCE_FROM "{}";
constexpr std::string_view kSeen = "SELECT e.id" ZS_EVIDENCE_FROM;
constexpr std::string_view kResembling =
    ZS_EVIDENCE_SELECT " JOIN ({}) b ON b.item_id = e.id ORDER BY b.score";

constexpr std::int64_t kMaxLike = 50;

constexpr std::string_view kStatements[] = {kInsert, kFind, kUpdate, kTextOf, kOfContent};

Evidence read_evidence(Cursor const& cursor) {
    Evidence out;
    auto& content = out.content;
    cursor.read(out.id, out.organisation_id, out.organisation_name, out.path, content.id, content.sha256,
                content.sm3, content.size_bytes, word_into(content.reading), content.attempts,
                content.problem, content.characters, content.shortened, out.title, out.file_name,
                out.media_type, out.since, out.until, word_into(out.mark), word_into(out.state), out.chain_id,
                out.edition, out.replaces, out.withdrawn_reason, out.let_out, out.revision, out.created_by,
                out.created_at);
    return out;
}

void add_sight(Filter& filter, EvidenceSight const& sight) {
    add_reach(filter, sight.reach, "e.organisation_id", "j.path");
    add_reach_or(filter, "e.mark <> $?", std::string(word(EvidenceMark::work_secret)), sight.secrets,
                 "e.organisation_id", "j.path");
    add_reach_or(filter, "e.let_out = $?", std::int64_t{1}, sight.drafts, "e.organisation_id", "j.path");
}

Filter conditions(Connection& connection, EvidenceFilter const& wanted) {
    Filter out;
    if (wanted.organisation_id) out.add("e.organisation_id = $?", wanted.organisation_id->value);
    if (wanted.current_only) out.add("e.state = 'current'");
    add_sight(out, wanted.sight);
    if (wanted.mark) out.add("e.mark = $?", std::string(word(*wanted.mark)));
    if (wanted.since) out.add("coalesce(e.until, e.since) >= $?", *wanted.since);
    if (wanted.until) out.add("coalesce(e.since, e.until) <= $?", *wanted.until);
    if (wanted.sha256) out.add("c.sha256 = $?", *wanted.sha256);
    if (wanted.chain_id) {
        out.add_any({{"e.chain_id = $?", wanted.chain_id->value}, {"e.id = $?", wanted.chain_id->value}});
    }
    if (wanted.q) out.add_search(connection.evidence_search_sql(), "e.id", *wanted.q);
    return out;
}

}  // namespace

EvidenceId EvidenceStore::insert(Evidence const& evidence) {
    auto const id = connection_.insert<EvidenceId>(
        kInsert, evidence.organisation_id, evidence.content.id, evidence.title, evidence.file_name,
        evidence.media_type, evidence.since, evidence.until, word(evidence.mark), evidence.chain_id,
        evidence.edition, evidence.replaces, evidence.created_by, evidence.created_at);
    index(id, evidence.title, evidence.file_name, connection_.value<std::string>(kTextOf, id).value_or(""));
    return id;
}

void EvidenceStore::index(EvidenceId id, std::string const& title, std::string const& file_name,
                          std::string const& text) {
    auto const& sql = connection_.evidence_search_sql();
    connection_.run(sql.remove, id);
    put_search(connection_, sql, id.value, text, title + "\n" + file_name);
}

void EvidenceStore::index_content(ContentId content_id) {
    struct Named {
        EvidenceId id;
        std::string title;
        std::string file_name;
    };
    std::vector<Named> all;
    {
        auto cursor = connection_.query(kOfContent, content_id);
        while (cursor.next()) {
            auto& named = all.emplace_back();
            cursor.read(named.id, named.title, named.file_name);
        }
    }
    for (auto const& named : all) {
        index(named.id, named.title, named.file_name,
              connection_.value<std::string>(kTextOf, named.id).value_or(""));
    }
}

std::optional<Evidence> EvidenceStore::find(EvidenceId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_evidence(cursor);
}

std::vector<Evidence> EvidenceStore::rows(std::string const& sql, Filter const& filter) const {
    std::vector<Evidence> out;
    auto cursor = connection_.query_values(sql, filter.values());
    while (cursor.next())
        out.push_back(read_evidence(cursor));
    return out;
}

Page<Evidence> EvidenceStore::page(EvidenceFilter const& wanted, PageRequest page) const {
    auto filter = conditions(connection_, wanted);
    Page<Evidence> out{0, page.offset, page.limit, {}};
    {
        auto cursor = connection_.query_values(fmt::format(kCount, filter.where()), filter.values());
        if (cursor.next()) cursor.read(out.total);
    }
    auto const where = filter.where();
    out.rows = rows(fmt::format(kPage, where) + filter.limit(page.limit, page.offset), filter);
    return out;
}

std::vector<Evidence> EvidenceStore::current(EvidenceSight const& sight, std::int64_t limit) const {
    Filter filter;
    filter.add("e.state = 'current'");
    add_sight(filter, sight);
    auto const where = filter.where();
    return rows(fmt::format(kPage, where) + filter.limit(limit, 0), filter);
}

std::vector<Evidence> EvidenceStore::resembling(std::string const& text, EvidenceSight const& sight,
                                                std::int64_t limit) const {
    auto const& search = connection_.evidence_search_sql();
    auto const expression = search.any_expression(text);
    if (expression.empty()) return {};
    Filter filter({expression, limit, std::int64_t{0}});
    filter.add("e.state = 'current'");
    add_sight(filter, sight);
    // Among what the asker may see: in the library of eighty units the best hits of all are the others'.
    std::string best(search.best_among);
    best.replace(best.find("$ids"), 4, std::string(kSeen) + filter.where());
    return rows(fmt::format(kResembling, best), filter);
}

std::vector<Evidence> EvidenceStore::of_contents(std::vector<ContentId> const& contents,
                                                 EvidenceSight const& sight) const {
    if (contents.empty()) return {};
    Filter filter;
    filter.add("e.state = 'current'");
    std::vector<Filter::Condition> any;
    for (auto const id : contents)
        any.push_back({"e.content_id = $?", id.value});
    filter.add_any(std::move(any));
    add_sight(filter, sight);
    auto const where = filter.where();
    return rows(fmt::format(kPage, where) + filter.limit(kMaxLike, 0), filter);
}

void EvidenceStore::update(Evidence const& evidence) {
    connection_.run(kUpdate, evidence.id, evidence.title, evidence.since, evidence.until, word(evidence.mark),
                    word(evidence.state), evidence.withdrawn_reason);
    index(evidence.id, evidence.title, evidence.file_name,
          connection_.value<std::string>(kTextOf, evidence.id).value_or(""));
}

std::span<std::string_view const> EvidenceStore::statements() {
    return kStatements;
}

}  // namespace zs::store
