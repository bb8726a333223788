#pragma once

#include <optional>
#include <string>

#include "app/versions.h"
#include "catalogue/diff/described.h"

namespace zs::api {

/// The older catalogue that the one in the path is compared with.
struct BeforeQuery {
    std::optional<CatalogueId> before;
};
ZS_WIRE(BeforeQuery, before);

struct DiffFileQuery {
    std::optional<CatalogueId> before;
    std::optional<app::DiffFormat> format;
};
ZS_WIRE(DiffFileQuery, before, format);

struct CompareQuery {
    std::optional<std::string> others;
};
ZS_WIRE(CompareQuery, others);
ZS_WIRE_RULES(CompareQuery, {.field = "others",
                             .min = 1,
                             .max = 600,
                             .description = "Numbers of catalogues, with commas between"});

}  // namespace zs::api
