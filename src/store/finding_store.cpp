#include "store/finding_store.h"

#include <fmt/format.h>

#include "catalogue/described.h"
#include "store/columns.h"
#include "store/database.h"
#include "store/filtered_page.h"

namespace zs::store {
namespace {

#define ZS_FINDING_SELECT                                                                       \
    "SELECT f.id, f.catalogue_id, f.item_id, f.rule, f.severity, f.list, f.number, f.message, " \
    "f.correction, "                                                                            \
    "f.source, f.state, f.reason, f.decided_by, f.decided_at FROM findings f"
#define ZS_SEVERITY_ORDER "CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END"

constexpr std::string_view kInsert =
    "INSERT INTO findings (catalogue_id, item_id, rule, severity, list, number, message, correction, source, "
    "state) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open') RETURNING id";
constexpr std::string_view kFind = ZS_FINDING_SELECT " WHERE f.id = $1";
constexpr std::string_view kOfItem = ZS_FINDING_SELECT " WHERE f.item_id = $1 ORDER BY f.id";
constexpr std::string_view kAll = ZS_FINDING_SELECT " WHERE f.catalogue_id = $1 ORDER BY f.id";
constexpr std::string_view kPage = ZS_FINDING_SELECT "{} ORDER BY " ZS_SEVERITY_ORDER ", f.id{}";
constexpr std::string_view kCount = "SELECT count(*) FROM findings f{}";
constexpr std::string_view kSetDecision =
    "UPDATE findings SET state = $2, reason = $3, decided_by = $4, decided_at = $5 WHERE id = $1";

constexpr std::string_view kSetCorrection = "UPDATE findings SET correction = $2 WHERE id = $1";

constexpr std::string_view kStatements[] = {kInsert, kFind, kOfItem, kAll, kSetDecision, kSetCorrection};

Finding read_finding(Cursor const& cursor) {
    Finding out;
    auto& content = out.content;
    cursor.read(out.id, out.catalogue_id, out.item_id, content.rule, word_into(content.severity),
                content.list, content.number, content.message, content.correction, json_into(content.source),
                word_into(out.state), out.reason, out.decided_by, out.decided_at);
    return out;
}

std::vector<Finding> read_all(Cursor cursor) {
    std::vector<Finding> out;
    while (cursor.next())
        out.push_back(read_finding(cursor));
    return out;
}

}  // namespace

FindingId FindingStore::insert(Finding const& finding) {
    auto const& content = finding.content;
    return connection_.insert<FindingId>(kInsert, finding.catalogue_id, finding.item_id, content.rule,
                                         word(content.severity), content.list, content.number,
                                         content.message, content.correction, json::encode(content.source));
}

std::optional<Finding> FindingStore::find(FindingId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_finding(cursor);
}

Page<Finding> FindingStore::page(FindingFilter const& filter, PageRequest page) const {
    Filter wanted;
    wanted.add("f.catalogue_id = $?", filter.catalogue_id.value);
    if (filter.severity) wanted.add("f.severity = $?", std::string(word(*filter.severity)));
    if (filter.state) wanted.add("f.state = $?", std::string(word(*filter.state)));
    return filtered_page(connection_, std::move(wanted), page, kCount, kPage, read_finding);
}

std::vector<Finding> FindingStore::of_item(ItemId id) const {
    return read_all(connection_.query(kOfItem, id));
}

std::vector<Finding> FindingStore::all(CatalogueId id) const {
    return read_all(connection_.query(kAll, id));
}

void FindingStore::set_decision(Finding const& finding) {
    connection_.run(kSetDecision, finding.id, word(finding.state), finding.reason, finding.decided_by,
                    finding.decided_at);
}

void FindingStore::set_correction(FindingId id, std::optional<std::string> const& correction) {
    connection_.run(kSetCorrection, id, correction);
}

std::span<std::string_view const> FindingStore::statements() {
    return kStatements;
}

}  // namespace zs::store
