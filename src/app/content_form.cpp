#include "app/content_form.h"

#include <iterator>
#include <utility>

namespace zs::app::content_v1 {

namespace {

template <class To, class From, class Make>
std::vector<To> each(std::vector<From>&& from, Make make) {
    std::vector<To> out;
    out.reserve(from.size());
    for (auto& value : from)
        out.push_back(make(std::move(value)));
    return out;
}

Clause clause_of(catalogue::Clause&& clause) {
    return {std::move(clause.text), std::move(clause.lead_units), std::move(clause.responsible_units)};
}

Item item_of(catalogue::Item&& item) {
    return {.number = std::move(item.number),
            .level1 = std::move(item.level1),
            .level2 = std::move(item.level2),
            .text = std::move(item.text),
            .text_digest = std::move(item.text_digest),
            .effect = item.effect,
            .applicable = item.applicable,
            .lead_units = std::move(item.lead_units),
            .responsible_units = std::move(item.responsible_units),
            .units_text = std::move(item.units_text),
            .clauses = each<Clause>(std::move(item.clauses), clause_of),
            .deadline = std::move(item.deadline),
            .methods = std::move(item.methods),
            .source = std::move(item.source),
            .confidence = item.confidence};
}

List list_of(catalogue::List&& list) {
    return {std::move(list.name), list.kind, list.declared_count, each<Item>(std::move(list.items), item_of)};
}

MaterialPart part_of(catalogue::MaterialPart&& part) {
    return {.text = std::move(part.text),
            .kind = part.kind,
            .since = std::move(part.since),
            .until = std::move(part.until),
            .max_cases = part.max_cases,
            .max_chars = part.max_chars,
            .needs_contact = part.needs_contact,
            .needs_url = part.needs_url};
}

MaterialRequest request_of(catalogue::MaterialRequest&& request) {
    return {std::move(request.id), std::move(request.items), request.not_required, std::move(request.text),
            each<MaterialPart>(std::move(request.parts), part_of)};
}

}  // namespace

Content content_of(catalogue::Catalogue catalogue) {
    return {.title = std::move(catalogue.title),
            .jurisdiction = std::move(catalogue.jurisdiction),
            .issuer = std::move(catalogue.issuer),
            .document_number = std::move(catalogue.document_number),
            .issued_on = std::move(catalogue.issued_on),
            .lists = each<List>(std::move(catalogue.lists), list_of),
            .material_requests = each<MaterialRequest>(std::move(catalogue.material_requests), request_of)};
}

}  // namespace zs::app::content_v1
