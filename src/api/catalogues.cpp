#include "api/catalogue_types.h"
#include "api/endpoints.h"
#include "api/page_types.h"
#include "api/source_types.h"
#include "app/application.h"

namespace zs::api {

CatalogueSummary to_wire(app::CatalogueSummary&& s) {
    return {s.id,
            std::move(s.title),
            std::move(s.jurisdiction),
            s.state,
            s.item_count,
            s.finding_count,
            s.open_finding_count,
            std::move(s.source_file_name),
            std::move(s.created_at),
            std::move(s.published_at)};
}

List to_wire(app::ListSummary&& list) {
    return {list.id, std::move(list.name), list.kind, list.declared_count, list.item_count};
}

Catalogue to_wire(app::CatalogueDetail&& c) {
    Catalogue wire{c.summary.id,
                   std::move(c.summary.title),
                   std::move(c.summary.jurisdiction),
                   c.summary.state,
                   c.summary.item_count,
                   c.summary.finding_count,
                   c.summary.open_finding_count,
                   std::move(c.summary.source_file_name),
                   std::move(c.summary.created_at),
                   std::move(c.summary.published_at),
                   std::move(c.issuer),
                   std::move(c.document_number),
                   std::move(c.issued_on),
                   c.revision,
                   {},
                   c.material_request_count};
    for (auto& list : c.lists)
        wire.lists.push_back(to_wire(std::move(list)));
    return wire;
}

namespace {

std::vector<Heading> headings_to_wire(std::vector<app::Heading>&& headings) {
    std::vector<Heading> wire;
    for (auto& h : headings)
        wire.push_back({std::move(h.heading), h.item_count, headings_to_wire(std::move(h.children))});
    return wire;
}

}  // namespace

ListTree to_wire(app::ListTree&& tree) {
    return {tree.id, std::move(tree.name), tree.kind, tree.item_count,
            headings_to_wire(std::move(tree.children))};
}

SourceBlock to_wire(app::SourceBlock&& block) {
    SourceBlock wire{block.index,
                     block.kind,
                     std::move(block.text),
                     {},
                     std::move(block.source),
                     std::move(block.item_ids)};
    for (auto& cell : block.cells) {
        wire.cells.push_back({std::move(cell.text), cell.column, cell.row_span, cell.column_span});
    }
    return wire;
}

namespace {

void add_reading(Router& router, app::Application* app) {
    router.get<PageQuery, PageOf<CatalogueSummary>>(
        "/api/catalogues", "Catalogues, newest first", Access::reader,
        [app](PageQuery const& query, Call&) -> Result<PageOf<CatalogueSummary>> {
            ASSIGN_OR_RETURN(auto page, app->catalogues().list(page_request(query)));
            return to_wire_page<CatalogueSummary>(std::move(page), to_wire);
        });
    router.get<Nothing, Catalogue>("/api/catalogues/{id}", "One catalogue and its lists", Access::reader,
                                   [app](Nothing const&, Call& call) -> Result<Catalogue> {
                                       ASSIGN_OR_RETURN(auto found,
                                                        app->catalogues().find(call.id<CatalogueId>()));
                                       return to_wire(std::move(found));
                                   });
    router.get<Nothing, Tree>("/api/catalogues/{id}/tree", "Lists and headings with their item counts",
                              Access::reader, [app](Nothing const&, Call& call) -> Result<Tree> {
                                  ASSIGN_OR_RETURN(auto lists,
                                                   app->catalogues().tree(call.id<CatalogueId>()));
                                  Tree tree;
                                  for (auto& list : lists)
                                      tree.lists.push_back(to_wire(std::move(list)));
                                  return tree;
                              });
    router.get<PageQuery, PageOf<SourceBlock>>(
        "/api/catalogues/{id}/source", "The document as read, line by line and row by row", Access::reader,
        [app](PageQuery const& query, Call& call) -> Result<PageOf<SourceBlock>> {
            ASSIGN_OR_RETURN(auto page,
                             app->catalogues().source(call.id<CatalogueId>(), page_request(query)));
            return to_wire_page<SourceBlock>(std::move(page), to_wire);
        });
}

void add_changing(Router& router, app::Application* app) {
    router.patch<CatalogueChange, Catalogue>(
        "/api/catalogues/{id}", "Change the particulars of a draft", Access::editor,
        [app](CatalogueChange const& in, Call& call) -> Result<Catalogue> {
            app::CatalogueChange const change{in.revision, in.title,           in.jurisdiction,
                                              in.issuer,   in.document_number, in.issued_on};
            ASSIGN_OR_RETURN(auto changed,
                             app->catalogues().change(call.id<CatalogueId>(), change, call.caller));
            return to_wire(std::move(changed));
        });
    router.remove("/api/catalogues/{id}", "Delete a draft", Access::editor,
                  [app](Call& call) -> Result<Nothing> {
                      RETURN_IF_ERROR(app->catalogues().remove(call.id<CatalogueId>(), call.caller));
                      return Nothing{};
                  });
    router.patch<ListChange, List>(
        "/api/lists/{id}", "Change a list of a draft", Access::editor,
        [app](ListChange const& in, Call& call) -> Result<List> {
            app::ListChange const change{in.name, in.kind, in.declared_count};
            ASSIGN_OR_RETURN(auto list,
                             app->catalogues().change_list(call.id<ListId>(), change, call.caller));
            return to_wire(std::move(list));
        });
    router.post<Publication, Catalogue>(
        "/api/catalogues/{id}/publish", "Freeze a draft and make its tasks", Access::editor,
        [app](Publication const& in, Call& call) -> Result<Catalogue> {
            ASSIGN_OR_RETURN(auto published, app->catalogues().publish(call.id<CatalogueId>(), in.revision,
                                                                       call.caller, in.follows));
            return to_wire(std::move(published));
        });
}

}  // namespace

void add_catalogue_endpoints(Router& router, app::Application* app) {
    add_reading(router, app);
    add_changing(router, app);
}

}  // namespace zs::api
