#include "api/endpoints.h"
#include "api/page_types.h"
#include "api/search_types.h"
#include "app/application.h"

namespace zs::api {

SearchHit to_wire(app::SearchHit&& hit) {
    SearchHit wire{hit.item_id,           hit.catalogue_id,    std::move(hit.catalogue_title),
                   std::move(hit.number), std::move(hit.text), {}};
    for (auto const& [from, to] : hit.highlights)
        wire.highlights.push_back({from, to});
    return wire;
}

void add_search_endpoints(Router& router, app::Application* app) {
    router.get<SearchQuery, PageOf<SearchHit>>(
        "/api/search", "Full-text search over all items", Access::reader,
        [app](SearchQuery const& query, Call&) -> Result<PageOf<SearchHit>> {
            if (!query.q) return Error{ErrorCode::invalid_input, "请输入要查找的词", "?q", {}};
            ASSIGN_OR_RETURN(auto page, app::search_items(app->database(), *query.q, page_request(query)));
            return to_wire_page<SearchHit>(std::move(page), to_wire);
        });
}

}  // namespace zs::api
