#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/error.h"
#include "base/ids.h"
#include "json/describe.h"

namespace zs::store {

enum class ImportState { queued, reading, recognising, ready, failed };
ZS_WIRE_ENUM(ImportState, queued, reading, recognising, ready, failed);

/// One uploaded file on its way to a draft catalogue.
struct Import {
    ImportId id;
    std::string file_name;
    std::int64_t size_bytes = 0;
    std::string sha256;  ///< hex; the name of the file in the file store
    ImportState state = ImportState::queued;
    double progress = 0;         ///< 0…1
    std::optional<Error> error;  ///< of a failed import
    std::optional<CatalogueId> catalogue_id;
    std::string created_at;
    std::string created_by;              ///< user name
    std::optional<CatalogueId> base_id;  ///< the catalogue its draft is checked against
};

}  // namespace zs::store
