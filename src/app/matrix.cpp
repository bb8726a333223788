#include "app/matrix.h"

#include <map>

#include "app/messages.h"
#include "store/catalogue_store.h"
#include "store/database.h"
#include "store/item_store.h"
#include "store/unit_store.h"

namespace zs::app {
namespace {

void add_cell(std::vector<MatrixCell>& cells, int unit_index, store::UnitRole role) {
    auto const wanted = role == store::UnitRole::lead ? MatrixRole::lead : MatrixRole::responsible;
    for (auto& cell : cells) {
        if (cell.unit_index != unit_index) continue;
        if (cell.role != wanted) cell.role = MatrixRole::both;
        return;
    }
    cells.push_back({unit_index, wanted});
}

}  // namespace

Result<Matrix> matrix_of(store::Database& database, CatalogueId catalogue_id) {
    return database.read([&](auto& connection) -> Result<Matrix> {
        if (!store::CatalogueStore(connection).find(catalogue_id)) return messages::no_such("指标体系");
        Matrix out;
        store::UnitStore units(connection);
        std::map<UnitId, int> columns;
        for (auto& unit : units.all(catalogue_id)) {
            columns[unit.id] = static_cast<int>(out.units.size());
            out.units.push_back({unit.id, std::move(unit.name), unit.kind});
        }
        for (auto const& alias : units.aliases(catalogue_id)) {
            if (alias.merged_unit_id) columns[*alias.merged_unit_id] = columns[alias.unit_id];
        }
        std::map<ItemId, std::size_t> rows;
        for (auto& item : store::ItemStore(connection).all(catalogue_id)) {
            rows[item.id] = out.rows.size();
            out.rows.push_back({item.id,
                                std::move(item.content.number),
                                std::move(item.list_name),
                                std::move(item.content.text),
                                {}});
        }
        for (auto const& link : units.links(catalogue_id))
            add_cell(out.rows[rows.at(link.item_id)].cells, columns.at(link.unit_id), link.role);
        return out;
    });
}

}  // namespace zs::app
