#include "store/item_store.h"

#include <fmt/format.h>

#include "catalogue/described.h"
#include "store/columns.h"
#include "store/database.h"
#include "store/filtered_page.h"
#include "store/search_sql.h"

namespace zs::store {
namespace {

#define ZS_ITEM_SELECT                                                                                    \
    "SELECT i.id, i.catalogue_id, i.list_id, l.name, i.position, i.number, i.level1, i.level2, i.text, "  \
    "i.text_digest, i.effect, i.applicable, i.lead_units, i.responsible_units, i.units_text, i.clauses, " \
    "i.deadline, "                                                                                        \
    "i.methods, i.source, i.confidence, "                                                                 \
    "(SELECT count(*) FROM findings f WHERE f.item_id = i.id AND f.state = 'open'), i.revision "          \
    "FROM items i JOIN lists l ON l.id = i.list_id"

constexpr std::string_view kInsert =
    "INSERT INTO items (catalogue_id, list_id, position, number, level1, level2, text, text_digest, effect, "
    "applicable, lead_units, responsible_units, units_text, clauses, deadline, methods, source, confidence, "
    "revision) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1) RETURNING "
    "id";
constexpr std::string_view kUpdate =
    "UPDATE items SET number = $2, level1 = $3, level2 = $4, text = $5, text_digest = $6, effect = $7, "
    "applicable = $8, lead_units = $9, responsible_units = $10, units_text = $11, clauses = $12, deadline = "
    "$13, "
    "methods = $14, revision = revision + 1 WHERE id = $1";
constexpr std::string_view kRemove = "DELETE FROM items WHERE id = $1";
constexpr std::string_view kShift =
    "UPDATE items SET position = position + 1 WHERE catalogue_id = $1 AND position >= $2";
constexpr std::string_view kLastPosition =
    "SELECT max(i.position) FROM items i JOIN lists l ON l.id = i.list_id "
    "WHERE i.catalogue_id = $1 AND l.position <= (SELECT position FROM lists WHERE id = $2)";
constexpr std::string_view kFind = ZS_ITEM_SELECT " WHERE i.id = $1";
constexpr std::string_view kAll = ZS_ITEM_SELECT " WHERE i.catalogue_id = $1 ORDER BY i.position";
constexpr std::string_view kOfList = ZS_ITEM_SELECT " WHERE i.list_id = $1 ORDER BY i.position";
constexpr std::string_view kPage = ZS_ITEM_SELECT "{} ORDER BY i.position{}";
constexpr std::string_view kCount = "SELECT count(*) FROM items i{}";
constexpr std::string_view kFound =
    "SELECT i.id, i.catalogue_id, c.title, i.number, i.text FROM ({}) b JOIN items i ON i.id = b.item_id "
    "JOIN catalogues c ON c.id = i.catalogue_id ORDER BY b.score, i.id";

constexpr std::string_view kStatements[] = {kInsert,       kUpdate, kRemove, kShift,
                                            kLastPosition, kFind,   kAll,    kOfList};

Item read_item(Cursor const& cursor) {
    Item out;
    auto& content = out.content;
    cursor.read(out.id, out.catalogue_id, out.list_id, out.list_name, out.position, content.number,
                content.level1, content.level2, content.text, content.text_digest, word_into(content.effect),
                content.applicable, json_into(content.lead_units), json_into(content.responsible_units),
                content.units_text, json_into(content.clauses), content.deadline, json_into(content.methods),
                json_into(content.source), content.confidence, out.finding_count, out.revision);
    return out;
}

Filter conditions(Connection& connection, ItemFilter const& wanted) {
    Filter out;
    // The unary plus keeps the planner from a second-best index where the list alone decides.
    out.add(wanted.list_id ? "+i.catalogue_id = $?" : "i.catalogue_id = $?", wanted.catalogue_id.value);
    if (wanted.list_id) out.add("i.list_id = $?", wanted.list_id->value);
    if (wanted.level1) out.add("i.level1 = $?", *wanted.level1);
    if (wanted.level2) out.add("i.level2 = $?", *wanted.level2);
    if (wanted.effect) out.add("i.effect = $?", std::string(word(*wanted.effect)));
    if (wanted.unit_id && !wanted.role) {
        out.add("i.id IN (SELECT item_id FROM item_units WHERE unit_id = $?)", wanted.unit_id->value);
    } else if (wanted.unit_id) {
        out.add(*wanted.role == UnitRole::lead
                    ? "i.id IN (SELECT item_id FROM item_units WHERE unit_id = $? AND role = 'lead')"
                    : "i.id IN (SELECT item_id FROM item_units WHERE unit_id = $? AND role = 'responsible')",
                wanted.unit_id->value);
    } else if (wanted.role) {
        out.add(*wanted.role == UnitRole::lead ? "i.lead_units <> '[]'" : "i.responsible_units <> '[]'");
    }
    if (wanted.doubtful) {
        out.add(
            "(i.confidence < $? OR EXISTS "
            "(SELECT 1 FROM findings f WHERE f.item_id = i.id AND f.state = 'open'))",
            kDoubtfulConfidence);
    }
    if (wanted.q) out.add_search(connection.search_sql(), "i.id", *wanted.q);
    return out;
}

}  // namespace

ItemId ItemStore::insert(Item const& item) {
    auto const& content = item.content;
    auto const id = connection_.insert<ItemId>(
        kInsert, item.catalogue_id, item.list_id, item.position, content.number, content.level1,
        content.level2, content.text, content.text_digest, word(content.effect), content.applicable,
        json::encode(content.lead_units), json::encode(content.responsible_units), content.units_text,
        json::encode(content.clauses), content.deadline, json::encode(content.methods),
        json::encode(content.source), content.confidence);
    index(id, content);
    return id;
}

void ItemStore::update(Item const& item) {
    auto const& content = item.content;
    connection_.run(kUpdate, item.id, content.number, content.level1, content.level2, content.text,
                    content.text_digest, word(content.effect), content.applicable,
                    json::encode(content.lead_units), json::encode(content.responsible_units),
                    content.units_text, json::encode(content.clauses), content.deadline,
                    json::encode(content.methods));
    connection_.run(connection_.search_sql().remove, item.id);
    index(item.id, content);
}

void ItemStore::index(ItemId id, catalogue::Item const& content) {
    std::string const around =
        fmt::format("{}\n{}\n{}\n{}\n{}", content.number, content.level1, content.level2.value_or(""),
                    content.units_text, content.deadline.value_or(""));
    put_search(connection_, connection_.search_sql(), id.value, content.text, around);
}

void ItemStore::remove(ItemId id) {
    connection_.run(connection_.search_sql().remove, id);
    connection_.run(kRemove, id);
}

void ItemStore::shift_positions(CatalogueId catalogue_id, std::int64_t position) {
    connection_.run(kShift, catalogue_id, position);
}

std::int64_t ItemStore::last_position(CatalogueId catalogue_id, ListId list_id) const {
    return connection_.value<std::int64_t>(kLastPosition, catalogue_id, list_id).value_or(0);
}

std::optional<Item> ItemStore::find(ItemId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_item(cursor);
}

Page<Item> ItemStore::page(ItemFilter const& filter, PageRequest page) const {
    return filtered_page(connection_, conditions(connection_, filter), page, kCount, kPage, read_item);
}

std::vector<Item> ItemStore::all(CatalogueId catalogue_id) const {
    std::vector<Item> out;
    auto cursor = connection_.query(kAll, catalogue_id);
    while (cursor.next())
        out.push_back(read_item(cursor));
    return out;
}

void ItemStore::each(ListId list_id, std::function<void(Item&&)> const& take) const {
    auto cursor = connection_.query(kOfList, list_id);
    while (cursor.next())
        take(read_item(cursor));
}

Page<FoundItem> ItemStore::search(std::string const& q, PageRequest page) const {
    Page<FoundItem> out{0, page.offset, page.limit, {}};
    auto const& sql = connection_.search_sql();
    auto const expression = sql.expression(q);
    if (expression.empty()) return out;
    out.total = connection_.value<std::int64_t>(sql.count, expression).value_or(0);
    auto cursor = connection_.query(fmt::format(kFound, sql.best), expression, page.limit, page.offset);
    while (cursor.next()) {
        auto& found = out.rows.emplace_back();
        cursor.read(found.item_id, found.catalogue_id, found.catalogue_title, found.number, found.text);
    }
    return out;
}

std::span<std::string_view const> ItemStore::statements() {
    return kStatements;
}

}  // namespace zs::store
