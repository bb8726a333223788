#pragma once

#include <optional>
#include <string>
#include <vector>

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

struct RelatedCatalogue {
    CatalogueId id;
    std::string title;
};
ZS_WIRE(RelatedCatalogue, id, title);

/// What a catalogue is to others: which it follows, is checked against and was rebased from; and the reverse.
struct CatalogueRelations {
    std::optional<RelatedCatalogue> follows;
    std::optional<RelatedCatalogue> base;
    std::optional<RelatedCatalogue> rebased_from;
    std::vector<RelatedCatalogue> followed_by;
    std::vector<RelatedCatalogue> base_of;
};
ZS_WIRE(CatalogueRelations, follows, base, rebased_from, followed_by, base_of);

struct BaseChoice {
    std::optional<CatalogueId> base_id;
};
ZS_WIRE(BaseChoice, base_id);
ZS_WIRE_RULES(BaseChoice, {.field = "base_id", .description = "Without it there is no base any more"});

struct LabelledItem {
    ItemId item_id;
    std::string number;
    std::string title;
};
ZS_WIRE(LabelledItem, item_id, number, title);

/// The national version a catalogue follows, if it does, and short titles of its items by what they take up.
struct KeyPoints {
    std::string version;
    std::vector<LabelledItem> items;
};
ZS_WIRE(KeyPoints, version, items);

struct KeyPointName {
    std::string number;
    std::string title;
};
ZS_WIRE(KeyPointName, number, title);

/// Without `after`: dropped. With none `before`: new.
struct KeyPointStep {
    std::vector<KeyPointName> before;
    std::optional<KeyPointName> after;
};
ZS_WIRE(KeyPointStep, before, after);

/// Empty unless the two catalogues follow different national versions.
struct KeyPointSteps {
    std::vector<KeyPointStep> steps;
};
ZS_WIRE(KeyPointSteps, steps);

CatalogueRelations to_wire(app::Relations&& relations);

}  // namespace zs::api
