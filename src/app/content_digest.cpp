#include "app/content_digest.h"

#include "app/content_form.h"
#include "base/digest.h"
#include "catalogue/described.h"
#include "json/encode.h"
#include "store/catalogue_store.h"
#include "store/finding_store.h"
#include "store/item_store.h"
#include "store/plan_store.h"
#include "store/source_store.h"

namespace zs::app {

std::optional<catalogue::Rows> rows_of(store::Connection& connection, CatalogueId id) {
    auto detail = store::CatalogueStore(connection).find(id);
    if (!detail) return std::nullopt;
    catalogue::Rows out;
    out.head.title = detail->summary.title;
    out.head.jurisdiction = detail->summary.jurisdiction;
    out.head.issuer = detail->issuer;
    out.head.document_number = detail->document_number;
    out.head.issued_on = detail->issued_on;
    for (auto const& list : detail->lists)
        out.head.lists.emplace_back(catalogue::List{list.name, list.kind, list.declared_count, {}});
    out.head.material_requests = store::SourceStore(connection).requests(id);
    out.head.plan = store::PlanStore(connection).find(id);
    for (auto& finding : store::FindingStore(connection).all(id)) {
        if (finding.state == store::FindingState::open)
            out.head.findings.push_back(std::move(finding.content));
    }
    out.items = [&connection, lists = std::move(detail->lists)](std::size_t list,
                                                                catalogue::Rows::Take const& take) {
        store::ItemStore(connection).each(lists.at(list).id, [&](store::Item&& item) { take(item.content); });
    };
    return out;
}

std::optional<catalogue::Catalogue> interchange_of(store::Connection& connection, CatalogueId id) {
    auto rows = rows_of(connection, id);
    if (!rows) return std::nullopt;
    for (std::size_t at = 0; at < rows->head.lists.size(); ++at) {
        auto& items = rows->head.lists[at].items;
        rows->items(at, [&items](catalogue::Item const& item) { items.push_back(item); });
    }
    return std::move(rows->head);
}

std::string content_digest(catalogue::Catalogue catalogue) {
    return sm3_label(json::encode(content_v1::content_of(std::move(catalogue))));
}

}  // namespace zs::app
