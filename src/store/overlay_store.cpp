#include "store/overlay_store.h"

#include "store/columns.h"
#include "store/database.h"

namespace zs::store {
namespace {

constexpr std::string_view kRemove = "DELETE FROM overlays WHERE catalogue_id = $1";
constexpr std::string_view kInsert =
    "INSERT INTO overlays (catalogue_id, base_id, overlay, recorded_by, recorded_at) "
    "VALUES ($1, $2, $3, $4, $5)";
constexpr std::string_view kFind =
    "SELECT catalogue_id, base_id, overlay, recorded_by, recorded_at FROM overlays WHERE catalogue_id = $1";

constexpr std::string_view kStatements[] = {kRemove, kInsert, kFind};

}  // namespace

void OverlayStore::put(StoredOverlay const& overlay) {
    connection_.run(kRemove, overlay.catalogue_id);
    connection_.run(kInsert, overlay.catalogue_id, overlay.base_id, overlay.overlay, overlay.recorded_by,
                    overlay.recorded_at);
}

std::optional<StoredOverlay> OverlayStore::find(CatalogueId catalogue_id) const {
    auto cursor = connection_.query(kFind, catalogue_id);
    if (!cursor.next()) return std::nullopt;
    StoredOverlay out;
    cursor.read(out.catalogue_id, out.base_id, out.overlay, out.recorded_by, out.recorded_at);
    return out;
}

std::span<std::string_view const> OverlayStore::statements() {
    return kStatements;
}

}  // namespace zs::store
