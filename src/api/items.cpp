#include "api/endpoints.h"
#include "api/item_types.h"
#include "api/page_types.h"
#include "app/application.h"
#include "requirements/limit_wording.h"
#include "requirements/limits.h"

namespace zs::api {

namespace {

/// Item and ItemDetail share their first fields.
template <class Wire>
void fill(Wire& wire, app::Item&& item) {
    wire.id = item.id;
    wire.catalogue_id = item.catalogue_id;
    wire.list_id = item.list_id;
    wire.list_name = std::move(item.list_name);
    wire.position = item.position;
    wire.number = std::move(item.content.number);
    wire.level1 = std::move(item.content.level1);
    wire.level2 = std::move(item.content.level2);
    wire.text = std::move(item.content.text);
    wire.text_digest = std::move(item.content.text_digest);
    wire.effect = item.content.effect;
    wire.applicable = item.content.applicable;
    wire.lead_units = std::move(item.content.lead_units);
    wire.responsible_units = std::move(item.content.responsible_units);
    wire.units_text = std::move(item.content.units_text);
    wire.clauses = std::move(item.content.clauses);
    wire.deadline = std::move(item.content.deadline);
    wire.methods = std::move(item.content.methods);
    wire.source = std::move(item.content.source);
    wire.confidence = item.content.confidence;
    wire.finding_count = item.finding_count;
    wire.revision = item.revision;
}

template <class Wire>
app::ItemChange to_change(Wire const& in) {
    app::ItemChange change;
    change.number = in.number;
    change.level1 = in.level1;
    change.level2 = in.level2;
    change.text = in.text;
    change.effect = in.effect;
    change.applicable = in.applicable;
    change.lead_units = in.lead_units;
    change.responsible_units = in.responsible_units;
    change.units_text = in.units_text;
    change.clauses = in.clauses;
    change.deadline = in.deadline;
    change.methods = in.methods;
    return change;
}

app::ItemFilter to_filter(ItemQuery const& query, CatalogueId catalogue_id) {
    return {catalogue_id, query.list_id, query.level1,
            query.level2, query.unit_id, query.role,
            query.effect, query.q,       query.doubtful.value_or(false)};
}

}  // namespace

Item to_wire(app::Item&& item) {
    Item wire;
    fill(wire, std::move(item));
    return wire;
}

ItemDetail to_wire(app::ItemDetail&& detail) {
    ItemDetail wire;
    for (auto& limit : requirements::limits_of(detail.item.content)) {
        auto wording = requirements::wording_of(limit);
        wire.limits.push_back({std::move(wording), std::move(limit)});
    }
    fill(wire, std::move(detail.item));
    for (auto& finding : detail.findings)
        wire.findings.push_back(to_wire(std::move(finding)));
    wire.material_requests = std::move(detail.material_requests);
    for (auto& block : detail.source_blocks)
        wire.source_blocks.push_back(to_wire(std::move(block)));
    return wire;
}

void add_item_endpoints(Router& router, app::Application* app) {
    router.get<ItemQuery, PageOf<Item>>(
        "/api/catalogues/{id}/items", "Items of a catalogue, filtered", Access::reader,
        [app](ItemQuery const& query, Call& call) -> Result<PageOf<Item>> {
            ASSIGN_OR_RETURN(
                auto page, app->items().list(to_filter(query, call.id<CatalogueId>()), page_request(query)));
            return to_wire_page<Item>(std::move(page), to_wire);
        });
    router.get<Nothing, ItemDetail>("/api/items/{id}", "One item with its findings, requests and source",
                                    Access::reader, [app](Nothing const&, Call& call) -> Result<ItemDetail> {
                                        ASSIGN_OR_RETURN(auto found, app->items().find(call.id<ItemId>()));
                                        return to_wire(std::move(found));
                                    });
    router.patch<ItemChange, Item>(
        "/api/items/{id}", "Change an item of a draft", Access::editor,
        [app](ItemChange const& in, Call& call) -> Result<Item> {
            auto change = to_change(in);
            change.revision = in.revision;
            ASSIGN_OR_RETURN(auto item, app->items().change(call.id<ItemId>(), change, call.caller));
            return to_wire(std::move(item));
        });
    router.patch<HeadingChange, Changed>(
        "/api/catalogues/{id}/headings", "Give items of a draft another heading, all or none", Access::editor,
        [app](HeadingChange const& in, Call& call) -> Result<Changed> {
            app::HeadingChange change{{}, in.level1, in.level2};
            for (auto const& [id, revision] : in.items)
                change.items.push_back({id, revision});
            ASSIGN_OR_RETURN(auto const count,
                             app->items().change_heading(call.id<CatalogueId>(), change, call.caller));
            return Changed{count};
        });
    router
        .post<NewItem, Item>(
            "/api/catalogues/{id}/items", "Add an item to a draft", Access::editor,
            [app](NewItem const& in, Call& call) -> Result<Item> {
                app::NewItem const wanted{in.list_id, in.after_item_id, to_change(in)};
                ASSIGN_OR_RETURN(auto item, app->items().add(call.id<CatalogueId>(), wanted, call.caller));
                return to_wire(std::move(item));
            })
        .status = 201;
    router.remove("/api/items/{id}", "Delete an item of a draft", Access::editor,
                  [app](Call& call) -> Result<Nothing> {
                      RETURN_IF_ERROR(app->items().remove(call.id<ItemId>(), call.caller));
                      return Nothing{};
                  });
}

}  // namespace zs::api
