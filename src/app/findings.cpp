#include "app/findings.h"

#include "app/edit_guard.h"
#include "app/item_edit.h"
#include "app/item_save.h"
#include "app/messages.h"
#include "app/trail.h"
#include "base/text.h"
#include "store/catalogue_store.h"
#include "store/database.h"
#include "store/finding_store.h"
#include "store/item_store.h"

namespace zs::app {
namespace {

void record_decision(store::Connection& connection, Clock const& clock, Caller const& who,
                     store::Finding const& finding) {
    record(connection, clock, who.user_name, "finding.decided", subject_of("finding", finding.id),
           Facts()
               .add("catalogue_id", finding.catalogue_id.value)
               .add("rule", finding.content.rule)
               .add("number", finding.content.number)
               .add("state", finding.state)
               .add("reason", finding.reason));
}

}  // namespace

Findings::Findings(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

Result<Page<Finding>> Findings::list(FindingFilter const& filter, PageRequest page) const {
    return database_.read([&](auto& connection) -> Result<Page<Finding>> {
        if (!store::CatalogueStore(connection).find(filter.catalogue_id))
            return messages::no_such("指标体系");
        return store::FindingStore(connection).page(filter, clamped(page));
    });
}

Result<Finding> Findings::decide(FindingId id, FindingState state, std::optional<std::string> const& reason,
                                 Caller const& who) {
    return database_.write([&](auto& connection) -> Result<Finding> {
        store::FindingStore findings(connection);
        auto finding = findings.find(id);
        if (!finding) return messages::no_such("问题");
        RETURN_IF_ERROR(draft_of(connection, finding->catalogue_id));
        bool const has_reason = reason && !trim(*reason).empty();
        if (state == FindingState::dismissed && !has_reason) {
            return messages::invalid("/reason", "请写明不采纳的理由。");
        }
        finding->state = state;
        finding->reason.reset();
        if (has_reason && state != FindingState::open) finding->reason = std::string(trim(*reason));
        finding->decided_by.reset();
        finding->decided_at.reset();
        if (state != FindingState::open) {
            finding->decided_by = who.user_name;
            finding->decided_at = iso_time(clock_.now());
        }
        findings.set_decision(*finding);
        store::CatalogueStore(connection).grow_revision(finding->catalogue_id);
        record_decision(connection, clock_, who, *finding);
        return std::move(*finding);
    });
}

Result<Finding> Findings::apply_correction(FindingId id, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<Finding> {
        store::FindingStore findings(connection);
        auto finding = findings.find(id);
        if (!finding) return messages::no_such("问题");
        RETURN_IF_ERROR(draft_of(connection, finding->catalogue_id));
        if (!finding->content.correction || !finding->item_id) {
            return Error{ErrorCode::conflict, "这个问题没有可以直接采用的改法，请手工修改。", "", {}};
        }
        if (finding->state != FindingState::open) {
            return Error{ErrorCode::conflict, "这个问题已经处理过了，请刷新页面。", "", {}};
        }
        auto const item = store::ItemStore(connection).find(*finding->item_id);
        ENSURE(item.has_value());
        ItemChange change;
        change.text = finding->content.correction;  // a correction is the whole new text
        ASSIGN_OR_RETURN(auto content, edited(item->content, change));
        RETURN_IF_ERROR(save_item(connection, clock_, who, *item, std::move(content)));
        finding->state = FindingState::settled;
        finding->reason = "已采用建议的改法";
        finding->decided_by = who.user_name;
        finding->decided_at = iso_time(clock_.now());
        findings.set_decision(*finding);
        record_decision(connection, clock_, who, *finding);
        return std::move(*finding);
    });
}

}  // namespace zs::app
