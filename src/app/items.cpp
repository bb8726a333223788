#include "app/items.h"

#include "app/edit_guard.h"
#include "app/item_edit.h"
#include "app/item_save.h"
#include "app/messages.h"
#include "app/trail.h"
#include "app/unit_links.h"
#include "base/digest.h"
#include "catalogue/described.h"
#include "store/database.h"
#include "store/finding_store.h"
#include "store/item_store.h"
#include "store/source_store.h"
#include "store/unit_store.h"

namespace zs::app {
namespace {

constexpr int kSourceContext = 2;

/// The position a new item takes; those from there on have made room.
Result<std::int64_t> make_room(store::Connection& connection, CatalogueId catalogue_id,
                               NewItem const& wanted) {
    store::ItemStore items(connection);
    std::int64_t position = items.last_position(catalogue_id, wanted.list_id) + 1;
    if (wanted.after_item_id) {
        auto const before = items.find(*wanted.after_item_id);
        if (!before || before->list_id != wanted.list_id) return messages::no_such("前一条指标");
        position = before->position + 1;
    }
    items.shift_positions(catalogue_id, position);
    return position;
}

void settle_findings_of_removed(store::Connection& connection, Item const& item, std::string const& by,
                                std::string const& at) {
    store::FindingStore findings(connection);
    for (auto& finding : findings.of_item(item.id)) {
        if (finding.state != store::FindingState::open) continue;
        finding.state = store::FindingState::settled;
        finding.reason = "所涉条目已删除";
        finding.decided_by = by;
        finding.decided_at = at;
        findings.set_decision(finding);
    }
}

}  // namespace

Items::Items(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

Result<Page<Item>> Items::list(ItemFilter const& filter, PageRequest page) const {
    return database_.read([&](auto& connection) -> Result<Page<Item>> {
        if (!store::CatalogueStore(connection).find(filter.catalogue_id))
            return messages::no_such("指标体系");
        return store::ItemStore(connection).page(filter, clamped(page));
    });
}

Result<ItemDetail> Items::find(ItemId id) const {
    return database_.read([&](auto& connection) -> Result<ItemDetail> {
        auto item = store::ItemStore(connection).find(id);
        if (!item) return messages::no_such("指标");
        store::SourceStore sources(connection);
        ItemDetail out{
            std::move(*item), store::FindingStore(connection).of_item(id), sources.requests_of(id), {}};
        out.source_blocks = sources.around(out.item.catalogue_id, id, kSourceContext);
        return out;
    });
}

Result<Item> Items::change(ItemId id, ItemChange const& change, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<Item> {
        auto const before = store::ItemStore(connection).find(id);
        if (!before) return messages::no_such("指标");
        RETURN_IF_ERROR(draft_of(connection, before->catalogue_id));
        if (before->revision != change.revision) return messages::stale();
        ASSIGN_OR_RETURN(auto content, edited(before->content, change));
        return save_item(connection, clock_, who, *before, std::move(content));
    });
}

Result<std::int64_t> Items::change_heading(CatalogueId catalogue_id, HeadingChange const& change,
                                           Caller const& who) {
    return database_.write([&](auto& connection) -> Result<std::int64_t> {
        RETURN_IF_ERROR(draft_of(connection, catalogue_id));
        ItemChange heading;
        heading.level1 = change.level1;
        heading.level2 = change.level2;
        std::int64_t count = 0;
        for (auto const& [id, revision] : change.items) {
            auto const before = store::ItemStore(connection).find(id);
            if (!before || before->catalogue_id != catalogue_id) return messages::no_such("指标");
            if (before->revision != revision) return messages::stale();
            ASSIGN_OR_RETURN(auto content, edited(before->content, heading));
            bool const same =
                content.level1 == before->content.level1 && content.level2 == before->content.level2;
            if (same) continue;
            RETURN_IF_ERROR(save_item(connection, clock_, who, *before, std::move(content)));
            ++count;
        }
        return count;
    });
}

Result<Item> Items::add(CatalogueId catalogue_id, NewItem const& wanted, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<Item> {
        RETURN_IF_ERROR(draft_of(connection, catalogue_id));
        auto const list = store::CatalogueStore(connection).find_list(wanted.list_id);
        if (!list || list->catalogue_id != catalogue_id) return messages::no_such("清单");
        if (!wanted.fields.number) return messages::invalid("/number", "请填写序号。");
        if (!wanted.fields.text) return messages::invalid("/text", "请填写指标内容。");
        Item item;
        item.catalogue_id = catalogue_id;
        item.list_id = wanted.list_id;
        item.list_name = list->list.name;
        ASSIGN_OR_RETURN(item.content, edited({}, wanted.fields));
        resolve_aliases(connection, catalogue_id, item.content);
        ASSIGN_OR_RETURN(item.position, make_room(connection, catalogue_id, wanted));
        item.id = store::ItemStore(connection).insert(item);
        relink_units(connection, item);
        store::CatalogueStore(connection).grow_revision(catalogue_id);
        record(connection, clock_, who.user_name, "item.created", subject_of("item", item.id),
               Facts()
                   .add("catalogue_id", catalogue_id.value)
                   .add("list", item.list_name)
                   .add("item", item.content));
        return item;
    });
}

Result<void> Items::remove(ItemId id, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<void> {
        store::ItemStore items(connection);
        auto const item = items.find(id);
        if (!item) return messages::no_such("指标");
        RETURN_IF_ERROR(draft_of(connection, item->catalogue_id));
        settle_findings_of_removed(connection, *item, who.user_name, iso_time(clock_.now()));
        items.remove(id);
        store::UnitStore(connection).remove_unused(item->catalogue_id);
        store::CatalogueStore(connection).grow_revision(item->catalogue_id);
        record(connection, clock_, who.user_name, "item.removed", subject_of("item", id),
               Facts()
                   .add("catalogue_id", item->catalogue_id.value)
                   .add("list", item->list_name)
                   .add("item", item->content));
        return {};
    });
}

}  // namespace zs::app
