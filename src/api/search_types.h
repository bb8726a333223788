#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/search.h"
#include "json/describe.h"

namespace zs::api {

struct SearchQuery {
    std::optional<std::string> q;
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(SearchQuery, q, offset, limit);
ZS_WIRE_RULES(SearchQuery, {.field = "q", .min = 1, .max = 100}, {.field = "offset", .min = 0},
              {.field = "limit", .min = 1, .max = kMaxPageLimit});

struct SearchHit {
    ItemId item_id;
    CatalogueId catalogue_id;
    std::string catalogue_title;
    std::string number;
    std::string text;
    std::vector<std::vector<int>> highlights;  ///< [from, to) in UTF-16 code units
};
ZS_WIRE(SearchHit, item_id, catalogue_id, catalogue_title, number, text, highlights);
ZS_WIRE_RULES(SearchHit,
              {.field = "highlights", .description = "[from, to) of every match, in UTF-16 code units"});

SearchHit to_wire(app::SearchHit&& hit);

}  // namespace zs::api
