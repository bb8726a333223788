#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/error_types.h"
#include "app/imports.h"

namespace zs::api {

struct ImportQuery {
    std::optional<std::string> file_name;
    std::optional<CatalogueId> base;
};
ZS_WIRE(ImportQuery, file_name, base);
ZS_WIRE_RULES(ImportQuery, {.field = "file_name", .min = 1, .max = 200},
              {.field = "base", .description = "The catalogue that the draft is checked against"});

struct Import {
    ImportId id;
    std::string file_name;
    std::int64_t size_bytes = 0;
    app::ImportState state = app::ImportState::queued;
    double progress = 0;
    std::optional<Error> error;
    std::optional<CatalogueId> catalogue_id;
    std::string created_at;
    std::string created_by;
    std::optional<CatalogueId> base_id;
};
ZS_WIRE(Import, id, file_name, size_bytes, state, progress, error, catalogue_id, created_at, created_by,
        base_id);

/// A kind of file, whether the server reads it now, and what to install where it does not.
struct FileKind {
    std::string name;
    std::vector<std::string> extensions;
    bool works = true;
    std::string through;
    std::string packages;
};
ZS_WIRE(FileKind, name, extensions, works, through, packages);

Import to_wire(app::Import&& import);

}  // namespace zs::api
