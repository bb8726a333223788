#pragma once

#include <optional>
#include <vector>

#include "base/ids.h"
#include "catalogue/catalogue.h"
#include "documents/document.h"
#include "store/item.h"

namespace zs::store {
class Connection;
}

namespace zs::app {

/// The document as blocks to show beside a catalogue: lines and paragraphs that hold something, and table
/// rows.
std::vector<store::SourceBlock> blocks_of(documents::Document const& document);

/// Writes a recognised catalogue as a draft, with its source. Part of the caller's transaction.
CatalogueId store_draft(store::Connection& connection, catalogue::Catalogue const& catalogue,
                        std::vector<store::SourceBlock> blocks, std::optional<ImportId> import_id,
                        std::string const& now);

}  // namespace zs::app
