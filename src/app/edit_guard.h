#pragma once

#include "app/messages.h"
#include "store/catalogue_store.h"

namespace zs::app {

/// The catalogue, if it may be edited: conflict once it is published, not_found if it is gone.
inline Result<store::CatalogueDetail> draft_of(store::Connection& connection, CatalogueId id) {
    auto catalogue = store::CatalogueStore(connection).find(id);
    if (!catalogue) return messages::no_such("指标体系");
    if (catalogue->summary.state == store::CatalogueState::published) return messages::published();
    return std::move(*catalogue);
}

}  // namespace zs::app
