#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "base/page.h"

namespace zs::store {
class Database;
}

namespace zs::app {

struct SearchHit {
    ItemId item_id;
    CatalogueId catalogue_id;
    std::string catalogue_title;
    std::string number;
    std::string text;
    /// [from, to) of every match in `text`, in UTF-16 code units, so that a browser can slice with them.
    std::vector<std::pair<int, int>> highlights;
};

/// Full-text search over all items: words separated by blanks must all occur; best hits first.
Result<Page<SearchHit>> search_items(store::Database& database, std::string const& q, PageRequest page);

}  // namespace zs::app
