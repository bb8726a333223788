#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "catalogue/catalogue.h"
#include "json/describe.h"

namespace zs::store {

enum class CatalogueState { draft, published };
ZS_WIRE_ENUM(CatalogueState, draft, published);

struct CatalogueSummary {
    CatalogueId id;
    std::string title;
    std::optional<std::string> jurisdiction;
    CatalogueState state = CatalogueState::draft;
    std::int64_t item_count = 0;
    std::int64_t finding_count = 0;
    std::int64_t open_finding_count = 0;
    std::optional<std::string> source_file_name;
    std::string created_at;
    std::optional<std::string> published_at;
};

struct ListSummary {
    ListId id;
    std::string name;
    catalogue::ListKind kind = catalogue::ListKind::indicator;
    std::optional<int> declared_count;
    std::int64_t item_count = 0;
};

struct CatalogueDetail {
    CatalogueSummary summary;
    std::optional<std::string> issuer;
    std::optional<std::string> document_number;
    std::optional<std::string> issued_on;
    std::int64_t revision = 1;  ///< grows with every edit of anything in the catalogue
    std::vector<ListSummary> lists;
    std::int64_t material_request_count = 0;
};

/// One heading of a list and how many items stand under it.
struct Heading {
    std::string heading;
    std::int64_t item_count = 0;
    std::vector<Heading> children;
};

struct ListTree {
    ListId id;
    std::string name;
    catalogue::ListKind kind = catalogue::ListKind::indicator;
    std::int64_t item_count = 0;
    std::vector<Heading> children;
};

}  // namespace zs::store
