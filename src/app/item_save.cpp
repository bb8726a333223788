#include "app/item_save.h"

#include "app/messages.h"
#include "app/trail.h"
#include "app/unit_links.h"
#include "catalogue/described.h"
#include "store/catalogue_store.h"
#include "store/database.h"
#include "store/finding_store.h"
#include "store/item_store.h"

namespace zs::app {
namespace {

/// A finding that proposed exactly what the item says now has nothing left to say.
void settle_followed(store::Connection& connection, store::Item const& item, std::string const& by,
                     std::string const& at) {
    store::FindingStore findings(connection);
    for (auto& finding : findings.of_item(item.id)) {
        auto const& correction = finding.content.correction;
        if (finding.state != store::FindingState::open || !correction) continue;
        if (*correction != item.content.text && *correction != item.content.number &&
            *correction != item.content.units_text) {
            continue;
        }
        finding.state = store::FindingState::settled;
        finding.reason = "已按建议修改";
        finding.decided_by = by;
        finding.decided_at = at;
        findings.set_decision(finding);
    }
}

}  // namespace

Result<store::Item> save_item(store::Connection& connection, Clock const& clock, Caller const& who,
                              store::Item const& before, catalogue::Item content) {
    store::Item after = before;
    after.content = std::move(content);
    resolve_aliases(connection, after.catalogue_id, after.content);
    store::ItemStore items(connection);
    items.update(after);
    relink_units(connection, after);
    settle_followed(connection, after, who.user_name, iso_time(clock.now()));
    store::CatalogueStore(connection).grow_revision(after.catalogue_id);
    record(connection, clock, who.user_name, "item.changed", subject_of("item", after.id),
           Facts()
               .add("catalogue_id", after.catalogue_id.value)
               .add("number", before.content.number)
               .add_changes(before.content, after.content));
    auto stored = items.find(after.id);
    ENSURE(stored.has_value());
    return std::move(*stored);
}

}  // namespace zs::app
