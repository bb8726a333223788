#include "store/lint_switch_store.h"

#include "store/columns.h"
#include "store/database.h"

namespace zs::store {
namespace {

constexpr std::string_view kInsert =
    "INSERT INTO lint_switches (catalogue_id, rule, reason, decided_by, decided_at) VALUES ($1, $2, $3, $4, "
    "$5)";
constexpr std::string_view kRemove = "DELETE FROM lint_switches WHERE catalogue_id = $1 AND rule = $2";
constexpr std::string_view kAll =
    "SELECT catalogue_id, rule, reason, decided_by, decided_at FROM lint_switches WHERE catalogue_id = $1 "
    "ORDER BY rule";

constexpr std::string_view kStatements[] = {kInsert, kRemove, kAll};

}  // namespace

void LintSwitchStore::insert(LintSwitch const& off) {
    connection_.run(kInsert, off.catalogue_id, off.rule, off.reason, off.decided_by, off.decided_at);
}

void LintSwitchStore::remove(CatalogueId catalogue_id, std::string const& rule) {
    connection_.run(kRemove, catalogue_id, rule);
}

std::vector<LintSwitch> LintSwitchStore::all(CatalogueId catalogue_id) const {
    auto cursor = connection_.query(kAll, catalogue_id);
    std::vector<LintSwitch> out;
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.catalogue_id, one.rule, one.reason, one.decided_by, one.decided_at);
    }
    return out;
}

std::span<std::string_view const> LintSwitchStore::statements() {
    return kStatements;
}

}  // namespace zs::store
