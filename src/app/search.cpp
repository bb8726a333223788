#include "app/search.h"

#include "app/trail.h"
#include "store/database.h"
#include "store/item_store.h"
#include "store/search_text.h"

namespace zs::app {

Result<Page<SearchHit>> search_items(store::Database& database, std::string const& q, PageRequest page) {
    auto const phrases = store::search_phrases(q);
    return database.read([&](auto& connection) -> Result<Page<SearchHit>> {
        auto found = store::ItemStore(connection).search(q, clamped(page));
        Page<SearchHit> out{found.total, found.offset, found.limit, {}};
        for (auto& item : found.rows) {
            auto marks = store::highlights(item.text, phrases);
            out.rows.push_back({item.item_id, item.catalogue_id, std::move(item.catalogue_title),
                                std::move(item.number), std::move(item.text), std::move(marks)});
        }
        return out;
    });
}

}  // namespace zs::app
