#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/ids.h"

namespace zs::store {

class Connection;

/// The recorded changes that make a local catalogue of its base.
struct StoredOverlay {
    CatalogueId catalogue_id;
    CatalogueId base_id;
    std::string overlay;  ///< zhunsheng.overlay/1
    std::string recorded_by;
    std::string recorded_at;
};

class OverlayStore {
  public:
    explicit OverlayStore(Connection& connection) : connection_(connection) {}

    /// One for each catalogue: a newer one takes the place of the older.
    void put(StoredOverlay const& overlay);
    [[nodiscard]] std::optional<StoredOverlay> find(CatalogueId catalogue_id) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
