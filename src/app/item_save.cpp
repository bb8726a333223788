#include "app/item_save.h"

#include "app/corrections.h"
#include "app/text_edit.h"
#include "app/trail.h"
#include "app/unit_links.h"
#include "catalogue/described.h"
#include "store/catalogue_store.h"
#include "store/database.h"
#include "store/finding_store.h"
#include "store/item_store.h"

namespace zs::app {
namespace {

/// What a new text means for the open findings of an item: a proposal it follows is settled, one for another
/// place is made for the new text, one for the same place is dropped.
void follow_text(store::Connection& connection, std::string const& text_before, store::Item const& item,
                 std::string const& by, std::string const& at) {
    auto const& text = item.content.text;
    if (text == text_before) return;
    store::FindingStore findings(connection);
    for (auto& finding : findings.of_item(item.id)) {
        auto const& correction = finding.content.correction;
        if (finding.state != store::FindingState::open || !correction) continue;
        if (corrects(finding.content.rule) != lint::CorrectionKind::text) continue;
        if (*correction != text) {
            findings.set_correction(finding.id, carried_over(text_before, *correction, text));
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
    follow_text(connection, before.content.text, after, who.user_name, iso_time(clock.now()));
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
