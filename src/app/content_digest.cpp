#include "app/content_digest.h"

#include "app/content_form.h"
#include "base/digest.h"
#include "catalogue/described.h"
#include "json/encode.h"
#include "store/catalogue_store.h"
#include "store/finding_store.h"
#include "store/item_store.h"
#include "store/source_store.h"

namespace zs::app {

std::optional<catalogue::Catalogue> interchange_of(store::Connection& connection, CatalogueId id) {
    auto detail = store::CatalogueStore(connection).find(id);
    if (!detail) return std::nullopt;
    catalogue::Catalogue out;
    out.title = detail->summary.title;
    out.jurisdiction = detail->summary.jurisdiction;
    out.issuer = detail->issuer;
    out.document_number = detail->document_number;
    out.issued_on = detail->issued_on;
    auto items = store::ItemStore(connection).all(id);
    for (auto const& list : detail->lists) {
        auto& written =
            out.lists.emplace_back(catalogue::List{list.name, list.kind, list.declared_count, {}});
        for (auto& item : items) {
            if (item.list_id == list.id) written.items.push_back(std::move(item.content));
        }
    }
    out.material_requests = store::SourceStore(connection).requests(id);
    for (auto& finding : store::FindingStore(connection).all(id)) {
        if (finding.state == store::FindingState::open) out.findings.push_back(std::move(finding.content));
    }
    return out;
}

std::string content_digest(catalogue::Catalogue catalogue) {
    return sm3_label(json::encode(content_v1::content_of(std::move(catalogue))));
}

}  // namespace zs::app
