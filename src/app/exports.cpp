#include "app/exports.h"

#include "app/content_digest.h"
#include "app/messages.h"
#include "catalogue/interchange.h"
#include "store/database.h"

namespace zs::app {

Result<catalogue::Catalogue> Exports::interchange(CatalogueId id) const {
    auto found = database_.read([&](auto& connection) { return interchange_of(connection, id); });
    if (!found) return messages::no_such("指标体系");
    return std::move(*found);
}

}  // namespace zs::app
