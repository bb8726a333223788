#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/catalogues.h"
#include "catalogue/described.h"

namespace zs::api {

using catalogue::ListKind;

struct CatalogueSummary {
    CatalogueId id;
    std::string title;
    std::optional<std::string> jurisdiction;
    app::CatalogueState state = app::CatalogueState::draft;
    std::int64_t item_count = 0;
    std::int64_t finding_count = 0;
    std::int64_t open_finding_count = 0;
    std::optional<std::string> source_file_name;
    std::string created_at;
    std::optional<std::string> published_at;
};
ZS_WIRE(CatalogueSummary, id, title, jurisdiction, state, item_count, finding_count, open_finding_count,
        source_file_name, created_at, published_at);

struct List {
    ListId id;
    std::string name;
    ListKind kind = ListKind::indicator;
    std::optional<int> declared_count;
    std::int64_t item_count = 0;
};
ZS_WIRE(List, id, name, kind, declared_count, item_count);

struct Catalogue {
    CatalogueId id;
    std::string title;
    std::optional<std::string> jurisdiction;
    app::CatalogueState state = app::CatalogueState::draft;
    std::int64_t item_count = 0;
    std::int64_t finding_count = 0;
    std::int64_t open_finding_count = 0;
    std::optional<std::string> source_file_name;
    std::string created_at;
    std::optional<std::string> published_at;
    std::optional<std::string> issuer;
    std::optional<std::string> document_number;
    std::optional<std::string> issued_on;
    std::int64_t revision = 1;
    std::vector<List> lists;
    std::int64_t material_request_count = 0;
};
ZS_WIRE(Catalogue, id, title, jurisdiction, state, item_count, finding_count, open_finding_count,
        source_file_name, created_at, published_at, issuer, document_number, issued_on, revision, lists,
        material_request_count);

struct CatalogueChange {
    std::int64_t revision = 0;
    std::optional<std::string> title;
    std::optional<std::string> jurisdiction;
    std::optional<std::string> issuer;
    std::optional<std::string> document_number;
    std::optional<std::string> issued_on;
};
ZS_WIRE(CatalogueChange, revision, title, jurisdiction, issuer, document_number, issued_on);
ZS_WIRE_RULES(CatalogueChange, {.field = "title", .min = 1, .max = 200},
              {.field = "jurisdiction", .max = 100, .description = "An empty text clears it"},
              {.field = "issuer", .max = 200, .description = "An empty text clears it"},
              {.field = "document_number", .max = 100, .description = "An empty text clears it"},
              {.field = "issued_on", .max = 10, .description = "YYYY-MM-DD; an empty text clears it"});

struct ListChange {
    std::optional<std::string> name;
    std::optional<ListKind> kind;
    std::optional<int> declared_count;
};
ZS_WIRE(ListChange, name, kind, declared_count);
ZS_WIRE_RULES(ListChange, {.field = "name", .min = 1, .max = 200},
              {.field = "declared_count", .min = -1, .max = 100'000, .description = "-1 clears it"});

struct Publication {
    std::int64_t revision = 0;
    std::optional<CatalogueId> follows;
};
ZS_WIRE(Publication, revision, follows);
ZS_WIRE_RULES(Publication,
              {.field = "follows", .description = "The version whose work goes on under this one"});

struct Heading {
    std::string heading;
    std::int64_t item_count = 0;
    std::vector<Heading> children;
};
ZS_WIRE(Heading, heading, item_count, children);

struct ListTree {
    ListId id;
    std::string name;
    ListKind kind = ListKind::indicator;
    std::int64_t item_count = 0;
    std::vector<Heading> children;
};
ZS_WIRE(ListTree, id, name, kind, item_count, children);

struct Tree {
    std::vector<ListTree> lists;
};
ZS_WIRE(Tree, lists);

CatalogueSummary to_wire(app::CatalogueSummary&& summary);
Catalogue to_wire(app::CatalogueDetail&& catalogue);
List to_wire(app::ListSummary&& list);
ListTree to_wire(app::ListTree&& tree);

}  // namespace zs::api
