#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "catalogue/catalogue.h"
#include "json/describe.h"

namespace zs::store {

/// An item as stored: the item of the interchange form and what the store adds to it.
struct Item {
    ItemId id;
    CatalogueId catalogue_id;
    ListId list_id;
    std::string list_name;
    std::int64_t position = 0;  ///< order within the catalogue, across its lists
    catalogue::Item content;
    std::int64_t finding_count = 0;  ///< open ones
    std::int64_t revision = 1;
};

/// A cell of a source row, laid out as in the document.
struct SourceCell {
    std::string text;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
};

enum class SourceKind { line, paragraph, row };
ZS_WIRE_ENUM(SourceKind, line, paragraph, row);

/// A line, paragraph or table row of the document a catalogue was read from.
struct SourceBlock {
    std::int64_t index = 0;
    SourceKind kind = SourceKind::line;
    std::string text;
    std::vector<SourceCell> cells;
    catalogue::Source source;
    std::vector<ItemId> item_ids;  ///< items that were read from it
};

enum class UnitRole { lead, responsible };
ZS_WIRE_ENUM(UnitRole, lead, responsible);

struct ItemFilter {
    CatalogueId catalogue_id;
    std::optional<ListId> list_id;
    std::optional<std::string> level1;
    std::optional<std::string> level2;
    std::optional<UnitId> unit_id;
    std::optional<UnitRole> role;
    std::optional<catalogue::Effect> effect;
    std::optional<std::string> q;  ///< full-text
    bool doubtful = false;  ///< only items with open findings or a confidence under kDoubtfulConfidence
};

inline constexpr double kDoubtfulConfidence = 0.8;

}  // namespace zs::store
