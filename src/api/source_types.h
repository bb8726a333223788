#pragma once

#include <string>
#include <vector>

#include "app/catalogues.h"
#include "catalogue/described.h"

namespace zs::api {

struct SourceCell {
    std::string text;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
};
ZS_WIRE(SourceCell, text, column, row_span, column_span);

struct SourceBlock {
    std::int64_t index = 0;
    app::SourceKind kind = app::SourceKind::line;
    std::string text;
    std::vector<SourceCell> cells;
    catalogue::Source source;
    std::vector<ItemId> item_ids;
};
ZS_WIRE(SourceBlock, index, kind, text, cells, source, item_ids);

SourceBlock to_wire(app::SourceBlock&& block);

}  // namespace zs::api
