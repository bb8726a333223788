#pragma once

#include <optional>
#include <string>

#include "base/error.h"
#include "base/ids.h"
#include "catalogue/rows.h"

namespace zs::store {
class Connection;
}

namespace zs::app {

/// The stored catalogue in interchange form, findings with it. Nothing if there is no such catalogue.
std::optional<catalogue::Catalogue> interchange_of(store::Connection& connection, CatalogueId id);
/// The same, with its items fetched over the connection one at a time, whenever they are asked for.
std::optional<catalogue::Rows> rows_of(store::Connection& connection, CatalogueId id);

/// Of everything that publishing freezes: the interchange form without its findings. Recorded in the audit
/// chain at publication, so that `audit verify` also sees a published catalogue that was changed behind the
/// program's back.
std::string content_digest(catalogue::Catalogue catalogue);

}  // namespace zs::app
