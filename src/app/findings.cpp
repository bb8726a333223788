#include "app/findings.h"

#include "app/corrections.h"
#include "app/edit_guard.h"
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

struct Decision {
    FindingState state;
    std::optional<std::string> const& reason;
};

Result<void> store_decision(store::Connection& connection, Clock const& clock, Caller const& who,
                            Finding& finding, Decision decision) {
    bool const has_reason = decision.reason && !trim(*decision.reason).empty();
    if (decision.state == FindingState::dismissed && !has_reason) {
        return messages::invalid("/reason", "请写明不采纳的理由。");
    }
    finding.state = decision.state;
    finding.reason.reset();
    finding.decided_by.reset();
    finding.decided_at.reset();
    if (decision.state != FindingState::open) {
        if (has_reason) finding.reason = std::string(trim(*decision.reason));
        finding.decided_by = who.user_name;
        finding.decided_at = iso_time(clock.now());
    }
    store::FindingStore(connection).set_decision(finding);
    record_decision(connection, clock, who, finding);
    return {};
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
        auto finding = store::FindingStore(connection).find(id);
        if (!finding) return messages::no_such("问题");
        RETURN_IF_ERROR(draft_of(connection, finding->catalogue_id));
        RETURN_IF_ERROR(store_decision(connection, clock_, who, *finding, {state, reason}));
        store::CatalogueStore(connection).grow_revision(finding->catalogue_id);
        return std::move(*finding);
    });
}

Result<std::int64_t> Findings::decide_all(CatalogueId catalogue_id, std::vector<FindingId> const& ids,
                                          FindingState state, std::optional<std::string> const& reason,
                                          Caller const& who) {
    return database_.write([&](auto& connection) -> Result<std::int64_t> {
        RETURN_IF_ERROR(draft_of(connection, catalogue_id));
        std::int64_t count = 0;
        for (auto const id : ids) {
            auto finding = store::FindingStore(connection).find(id);
            if (!finding || finding->catalogue_id != catalogue_id) return messages::no_such("问题");
            bool const was_open = finding->state == FindingState::open;
            if (was_open == (state == FindingState::open)) continue;
            RETURN_IF_ERROR(store_decision(connection, clock_, who, *finding, {state, reason}));
            ++count;
        }
        if (count > 0) store::CatalogueStore(connection).grow_revision(catalogue_id);
        return count;
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
        RETURN_IF_ERROR(put_correction(connection, clock_, who, *finding));
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
