#include "store/plan_store.h"

#include "catalogue/described.h"
#include "store/columns.h"
#include "store/database.h"

namespace zs::store {
namespace {

constexpr std::string_view kInsert = "INSERT INTO catalogue_plans (catalogue_id, plan) VALUES ($1, $2)";
constexpr std::string_view kFind = "SELECT plan FROM catalogue_plans WHERE catalogue_id = $1";

constexpr std::string_view kStatements[] = {kInsert, kFind};

}  // namespace

void PlanStore::insert(CatalogueId catalogue_id, catalogue::Plan const& plan) {
    connection_.run(kInsert, catalogue_id, json::encode(plan));
}

std::optional<catalogue::Plan> PlanStore::find(CatalogueId catalogue_id) const {
    auto cursor = connection_.query(kFind, catalogue_id);
    if (!cursor.next()) return std::nullopt;
    catalogue::Plan out;
    cursor.read(json_into(out));
    return out;
}

std::span<std::string_view const> PlanStore::statements() {
    return kStatements;
}

}  // namespace zs::store
