#include "app/corrections.h"

#include <algorithm>

#include "app/item_edit.h"
#include "app/item_save.h"
#include "base/text.h"
#include "store/item_store.h"

namespace zs::app {
namespace {

using lint::CorrectionKind;
using lint::Renaming;
using Names = std::vector<std::string>;

Result<void> change_item(store::Connection& connection, Clock const& clock, Caller const& who,
                         store::Item const& item, ItemChange const& change) {
    ASSIGN_OR_RETURN(auto content, edited(item.content, change));
    RETURN_IF_ERROR(save_item(connection, clock, who, item, std::move(content)));
    return {};
}

/// The change of one field of the item itself.
ItemChange change_of(catalogue::Item const& item, CorrectionKind kind, std::string const& correction) {
    ItemChange change;
    switch (kind) {
        case CorrectionKind::number: change.number = correction; break;
        case CorrectionKind::deadline: change.deadline = correction; break;
        case CorrectionKind::units_text:
            change.units_text = correction;
            if (!item.lead_units.empty() && !contains(correction, "牵头")) {  // the columns said who leads
                change.lead_units = item.lead_units;
                change.responsible_units = item.responsible_units;
            }
            break;
        case CorrectionKind::none:
        case CorrectionKind::text:
        case CorrectionKind::heading:
        case CorrectionKind::unit_name: change.text = correction; break;
    }
    return change;
}

std::optional<ItemChange> with_heading(catalogue::Item const& item, Renaming const& names) {
    ItemChange change;
    if (item.level1 == names.from) change.level1 = names.to;
    if (item.level2 == names.from) change.level2 = names.to;
    return change.level1 || change.level2 ? std::optional(change) : std::nullopt;
}

Names renamed(Names names, Renaming const& by) {
    std::replace(names.begin(), names.end(), by.from, by.to);
    return names;
}

bool names_it(catalogue::Item const& item, std::string const& name) {
    auto const holds = [&](Names const& names) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    return holds(item.lead_units) || holds(item.responsible_units);
}

std::optional<ItemChange> with_unit(catalogue::Item const& item, Renaming const& names) {
    if (!names_it(item, names.from)) return std::nullopt;
    ItemChange change;
    if (!contains(item.units_text, names.to))
        change.units_text = replace_all(item.units_text, names.from, names.to);
    change.lead_units = renamed(item.lead_units, names);
    change.responsible_units = renamed(item.responsible_units, names);
    if (!item.clauses.empty()) {
        change.clauses = item.clauses;
        for (auto& clause : *change.clauses) {
            clause.lead_units = renamed(clause.lead_units, names);
            clause.responsible_units = renamed(clause.responsible_units, names);
        }
    }
    return change;
}

}  // namespace

lint::CorrectionKind corrects(std::string const& rule) {
    auto const* known = lint::find_rule(rule);
    return known == nullptr ? CorrectionKind::text : known->correction;
}

Result<void> put_correction(store::Connection& connection, Clock const& clock, Caller const& who,
                            store::Finding const& finding) {
    store::ItemStore items(connection);
    auto const item = items.find(*finding.item_id);
    ENSURE(item.has_value());
    auto const kind = corrects(finding.content.rule);
    auto const& correction = *finding.content.correction;
    if (kind != CorrectionKind::heading && kind != CorrectionKind::unit_name)
        return change_item(connection, clock, who, *item, change_of(item->content, kind, correction));
    auto const names = lint::read_renaming(correction);
    for (auto const& one : items.all(finding.catalogue_id)) {
        if (kind == CorrectionKind::heading && one.list_id != item->list_id) continue;
        auto const change = kind == CorrectionKind::heading ? with_heading(one.content, names)
                                                            : with_unit(one.content, names);
        if (change) RETURN_IF_ERROR(change_item(connection, clock, who, one, *change));
    }
    return {};
}

}  // namespace zs::app
