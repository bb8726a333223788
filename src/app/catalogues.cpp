#include "app/catalogues.h"

#include <fmt/format.h>

#include "app/content_digest.h"
#include "app/edit_guard.h"
#include "app/messages.h"
#include "app/task_making.h"
#include "app/trail.h"
#include "base/text.h"
#include "catalogue/described.h"
#include "store/database.h"
#include "store/finding_store.h"
#include "store/relation_store.h"
#include "store/source_store.h"

namespace zs::app {
namespace {

constexpr std::int64_t kShownBlockers = 5;

/// The fields a person may change, for the audit record.
struct Particulars {
    std::string title;
    std::optional<std::string> jurisdiction;
    std::optional<std::string> issuer;
    std::optional<std::string> document_number;
    std::optional<std::string> issued_on;
};
ZS_WIRE(Particulars, title, jurisdiction, issuer, document_number, issued_on);

struct ListParticulars {
    std::string name;
    catalogue::ListKind kind = catalogue::ListKind::indicator;
    std::optional<int> declared_count;
};
ZS_WIRE(ListParticulars, name, kind, declared_count);

Particulars particulars_of(CatalogueDetail const& detail) {
    return {detail.summary.title, detail.summary.jurisdiction, detail.issuer, detail.document_number,
            detail.issued_on};
}

void set(std::optional<std::string>& field, std::optional<std::string> const& wanted) {
    if (!wanted) return;
    field = std::string(trim(*wanted));
    if (field->empty()) field.reset();
}

Result<CatalogueDetail> changed(CatalogueDetail detail, CatalogueChange const& change) {
    if (change.title) {
        detail.summary.title = std::string(trim(*change.title));
        if (detail.summary.title.empty()) return messages::invalid("/title", "请填写标题。");
    }
    set(detail.summary.jurisdiction, change.jurisdiction);
    set(detail.issuer, change.issuer);
    set(detail.document_number, change.document_number);
    set(detail.issued_on, change.issued_on);
    if (detail.issued_on && !is_iso_date(*detail.issued_on)) {
        return messages::invalid("/issued_on", "日期请写成 2022-07-05 的样子。");
    }
    return detail;
}

/// conflict while errors are open; names the first few.
Result<void> check_no_open_errors(store::Connection& connection, CatalogueId id) {
    auto const open =
        store::FindingStore(connection)
            .page({id, catalogue::Severity::error, store::FindingState::open}, {0, kShownBlockers});
    if (open.total == 0) return {};
    Error error{
        ErrorCode::conflict, fmt::format("还有 {} 个错误没有处理，处理完才能发布：", open.total), "", {}};
    for (auto const& finding : open.rows) {
        auto const& content = finding.content;
        auto const place = content.number ? fmt::format("第 {} 项：", *content.number) : std::string();
        error.message += "\n" + place + content.message;
        error.fields.push_back({"/findings/" + std::to_string(finding.id.value), place + content.message});
    }
    return error;
}

}  // namespace

Catalogues::Catalogues(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

Result<Page<CatalogueSummary>> Catalogues::list(PageRequest page) const {
    return database_.read([&](auto& connection) -> Result<Page<CatalogueSummary>> {
        return store::CatalogueStore(connection).page(clamped(page));
    });
}

Result<CatalogueDetail> Catalogues::find(CatalogueId id) const {
    auto found = database_.read([&](auto& connection) { return store::CatalogueStore(connection).find(id); });
    if (!found) return messages::no_such("指标体系");
    return std::move(*found);
}

Result<std::vector<ListTree>> Catalogues::tree(CatalogueId id) const {
    return database_.read([&](auto& connection) -> Result<std::vector<ListTree>> {
        store::CatalogueStore catalogues(connection);
        if (!catalogues.find(id)) return messages::no_such("指标体系");
        return catalogues.tree(id);
    });
}

Result<Page<SourceBlock>> Catalogues::source(CatalogueId id, PageRequest page) const {
    return database_.read([&](auto& connection) -> Result<Page<SourceBlock>> {
        if (!store::CatalogueStore(connection).find(id)) return messages::no_such("指标体系");
        return store::SourceStore(connection).page(id, clamped(page));
    });
}

Result<CatalogueDetail> Catalogues::change(CatalogueId id, CatalogueChange const& change, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<CatalogueDetail> {
        ASSIGN_OR_RETURN(auto const before, draft_of(connection, id));
        if (before.revision != change.revision) return messages::stale();
        ASSIGN_OR_RETURN(auto const after, changed(before, change));
        store::CatalogueStore catalogues(connection);
        catalogues.update(after);
        catalogues.grow_revision(id);
        record(connection, clock_, who.user_name, "catalogue.changed", subject_of("catalogue", id),
               Facts()
                   .add("title", before.summary.title)
                   .add_changes(particulars_of(before), particulars_of(after)));
        return *catalogues.find(id);
    });
}

Result<ListSummary> Catalogues::change_list(ListId id, ListChange const& change, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<ListSummary> {
        store::CatalogueStore catalogues(connection);
        auto const found = catalogues.find_list(id);
        if (!found) return messages::no_such("清单");
        RETURN_IF_ERROR(draft_of(connection, found->catalogue_id));
        auto after = found->list;
        if (change.name) after.name = std::string(trim(*change.name));
        if (after.name.empty()) return messages::invalid("/name", "请填写清单名称。");
        if (change.kind) after.kind = *change.kind;
        if (change.declared_count) after.declared_count = change.declared_count;
        if (after.declared_count && *after.declared_count < 0) after.declared_count.reset();
        catalogues.update_list(after);
        catalogues.grow_revision(found->catalogue_id);
        auto const& before = found->list;
        record(connection, clock_, who.user_name, "list.changed", subject_of("list", id),
               Facts()
                   .add("catalogue_id", found->catalogue_id.value)
                   .add("name", before.name)
                   .add_changes(ListParticulars{before.name, before.kind, before.declared_count},
                                ListParticulars{after.name, after.kind, after.declared_count}));
        return after;
    });
}

Result<void> Catalogues::remove(CatalogueId id, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<void> {
        ASSIGN_OR_RETURN(auto const detail, draft_of(connection, id));
        store::CatalogueStore(connection).remove(id);
        record(connection, clock_, who.user_name, "catalogue.removed", subject_of("catalogue", id),
               Facts().add("title", detail.summary.title).add("item_count", detail.summary.item_count));
        return {};
    });
}

Result<CatalogueDetail> Catalogues::publish(CatalogueId id, std::int64_t revision, Caller const& who,
                                            std::optional<CatalogueId> follows) {
    return database_.write([&](auto& connection) -> Result<CatalogueDetail> {
        ASSIGN_OR_RETURN(auto const detail, draft_of(connection, id));
        if (detail.revision != revision) return messages::stale();
        if (detail.summary.item_count == 0) {
            return Error{ErrorCode::conflict, "指标体系里还没有指标，不能发布。", "", {}};
        }
        RETURN_IF_ERROR(check_no_open_errors(connection, id));
        store::CatalogueStore catalogues(connection);
        if (follows && (*follows == id || !catalogues.find(*follows)))
            return messages::no_such("所接续的指标体系");
        if (follows) store::RelationStore(connection).set(id, store::Relation::follows, follows);
        catalogues.set_published(id, iso_time(clock_.now()));
        auto const task_count = remake_tasks(connection, id);
        auto facts = Facts()
                         .add("title", detail.summary.title)
                         .add("item_count", detail.summary.item_count)
                         .add("task_count", task_count)
                         .add("content_digest", content_digest(*interchange_of(connection, id)));
        if (follows) facts.add("follows", follows->value);
        record(connection, clock_, who.user_name, "catalogue.published", subject_of("catalogue", id), facts);
        return *catalogues.find(id);
    });
}

}  // namespace zs::app
