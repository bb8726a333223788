#include "store/catalogue_store.h"

#include "catalogue/described.h"
#include "store/columns.h"
#include "store/database.h"
#include "store/search_sql.h"

namespace zs::store {
namespace {

#define ZS_SUMMARY_COLUMNS                                                                \
    "c.id, c.title, c.jurisdiction, c.state, c.created_at, c.published_at, m.file_name, " \
    "(SELECT count(*) FROM items i WHERE i.catalogue_id = c.id), "                        \
    "(SELECT count(*) FROM findings f WHERE f.catalogue_id = c.id), "                     \
    "(SELECT count(*) FROM findings f WHERE f.catalogue_id = c.id AND f.state = 'open')"
#define ZS_SUMMARY_SOURCE " FROM catalogues c LEFT JOIN imports m ON m.id = c.import_id "
#define ZS_LIST_COLUMNS \
    "l.id, l.name, l.kind, l.declared_count, (SELECT count(*) FROM items i WHERE i.list_id = l.id)"

constexpr std::string_view kInsert =
    "INSERT INTO catalogues (import_id, title, jurisdiction, issuer, document_number, issued_on, state, "
    "revision, "
    "created_at) VALUES ($1, $2, $3, $4, $5, $6, 'draft', 1, $7) RETURNING id";
constexpr std::string_view kInsertList =
    "INSERT INTO lists (catalogue_id, position, name, kind, declared_count) VALUES ($1, $2, $3, $4, $5) "
    "RETURNING id";
constexpr std::string_view kCount = "SELECT count(*) FROM catalogues";
constexpr std::string_view kPage =
    "SELECT " ZS_SUMMARY_COLUMNS ZS_SUMMARY_SOURCE "ORDER BY c.id DESC LIMIT $1 OFFSET $2";
constexpr std::string_view kFind =
    "SELECT " ZS_SUMMARY_COLUMNS
    ", c.issuer, c.document_number, c.issued_on, c.revision, "
    "(SELECT count(*) FROM material_requests r WHERE r.catalogue_id = c.id)" ZS_SUMMARY_SOURCE
    "WHERE c.id = $1";
constexpr std::string_view kLists =
    "SELECT " ZS_LIST_COLUMNS " FROM lists l WHERE l.catalogue_id = $1 ORDER BY l.position";
constexpr std::string_view kFindList =
    "SELECT " ZS_LIST_COLUMNS ", l.catalogue_id FROM lists l WHERE l.id = $1";
constexpr std::string_view kHeadings =
    "SELECT list_id, level1, level2, count(*) FROM items WHERE catalogue_id = $1 "
    "GROUP BY list_id, level1, level2 ORDER BY min(position)";
constexpr std::string_view kUpdate =
    "UPDATE catalogues SET title = $2, jurisdiction = $3, issuer = $4, document_number = $5, issued_on = $6 "
    "WHERE id = $1";
constexpr std::string_view kUpdateList =
    "UPDATE lists SET name = $2, kind = $3, declared_count = $4 WHERE id = $1";
constexpr std::string_view kGrowRevision = "UPDATE catalogues SET revision = revision + 1 WHERE id = $1";
constexpr std::string_view kSetPublished =
    "UPDATE catalogues SET state = 'published', published_at = $2, revision = revision + 1 WHERE id = $1";
constexpr std::string_view kRemove = "DELETE FROM catalogues WHERE id = $1";

constexpr std::string_view kStatements[] = {kInsert,       kInsertList,   kCount,    kPage,   kFind,
                                            kLists,        kFindList,     kHeadings, kUpdate, kUpdateList,
                                            kGrowRevision, kSetPublished, kRemove};

void read_summary(Cursor const& cursor, CatalogueSummary& out) {
    cursor.read(out.id, out.title, out.jurisdiction, word_into(out.state), out.created_at, out.published_at,
                out.source_file_name, out.item_count, out.finding_count, out.open_finding_count);
}

constexpr int kSummaryColumns = 10;

ListSummary read_list(Cursor const& cursor) {
    ListSummary out;
    cursor.read(out.id, out.name, word_into(out.kind), out.declared_count, out.item_count);
    return out;
}

/// Adds a heading once; it may come back after others stood between.
Heading& heading_in(std::vector<Heading>& headings, std::string const& name) {
    for (auto& heading : headings) {
        if (heading.heading == name) return heading;
    }
    return headings.emplace_back(Heading{name, 0, {}});
}

}  // namespace

CatalogueId CatalogueStore::insert(CatalogueDetail const& detail, std::optional<ImportId> import_id) {
    auto const& summary = detail.summary;
    return connection_.insert<CatalogueId>(kInsert, import_id, summary.title, summary.jurisdiction,
                                           detail.issuer, detail.document_number, detail.issued_on,
                                           summary.created_at);
}

ListId CatalogueStore::insert_list(CatalogueId catalogue_id, std::int64_t position, ListSummary const& list) {
    return connection_.insert<ListId>(kInsertList, catalogue_id, position, list.name, word(list.kind),
                                      list.declared_count);
}

Page<CatalogueSummary> CatalogueStore::page(PageRequest page) const {
    Page<CatalogueSummary> out{
        connection_.value<std::int64_t>(kCount).value_or(0), page.offset, page.limit, {}};
    auto cursor = connection_.query(kPage, page.limit, page.offset);
    while (cursor.next())
        read_summary(cursor, out.rows.emplace_back());
    return out;
}

std::optional<CatalogueDetail> CatalogueStore::find(CatalogueId id) const {
    CatalogueDetail out;
    {
        auto cursor = connection_.query(kFind, id);
        if (!cursor.next()) return std::nullopt;
        read_summary(cursor, out.summary);
        int column = kSummaryColumns;
        cursor.get(column++, out.issuer);
        cursor.get(column++, out.document_number);
        cursor.get(column++, out.issued_on);
        cursor.get(column++, out.revision);
        cursor.get(column++, out.material_request_count);
    }
    out.lists = lists(id);
    return out;
}

std::vector<ListSummary> CatalogueStore::lists(CatalogueId id) const {
    std::vector<ListSummary> out;
    auto cursor = connection_.query(kLists, id);
    while (cursor.next())
        out.push_back(read_list(cursor));
    return out;
}

std::optional<CatalogueStore::OwnedList> CatalogueStore::find_list(ListId id) const {
    auto cursor = connection_.query(kFindList, id);
    if (!cursor.next()) return std::nullopt;
    OwnedList out{{}, read_list(cursor)};
    cursor.get(5, out.catalogue_id);
    return out;
}

std::vector<ListTree> CatalogueStore::tree(CatalogueId id) const {
    std::vector<ListTree> out;
    for (auto& list : lists(id))
        out.push_back({list.id, std::move(list.name), list.kind, list.item_count, {}});
    auto cursor = connection_.query(kHeadings, id);
    while (cursor.next()) {
        ListId list_id;
        std::string level1;
        std::optional<std::string> level2;
        std::int64_t count = 0;
        cursor.read(list_id, level1, level2, count);
        for (auto& list : out) {
            if (list.id != list_id) continue;
            auto& heading = heading_in(list.children, level1);
            heading.item_count += count;
            if (level2) heading_in(heading.children, *level2).item_count += count;
        }
    }
    return out;
}

void CatalogueStore::update(CatalogueDetail const& detail) {
    auto const& summary = detail.summary;
    connection_.run(kUpdate, summary.id, summary.title, summary.jurisdiction, detail.issuer,
                    detail.document_number, detail.issued_on);
}

void CatalogueStore::update_list(ListSummary const& list) {
    connection_.run(kUpdateList, list.id, list.name, word(list.kind), list.declared_count);
}

void CatalogueStore::grow_revision(CatalogueId id) {
    connection_.run(kGrowRevision, id);
}

void CatalogueStore::set_published(CatalogueId id, std::string const& now) {
    connection_.run(kSetPublished, id, now);
}

void CatalogueStore::remove(CatalogueId id) {
    connection_.run(connection_.search_sql().remove_catalogue, id);
    connection_.run(kRemove, id);
}

std::span<std::string_view const> CatalogueStore::statements() {
    return kStatements;
}

}  // namespace zs::store
