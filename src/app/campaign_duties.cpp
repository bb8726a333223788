#include <map>
#include <utility>

#include "app/campaign_units.h"
#include "base/digest.h"
#include "requirements/deadlines.h"
#include "store/assignment_store.h"
#include "store/catalogue_store.h"
#include "store/item_store.h"
#include "store/unit_store.h"

namespace zs::app {
namespace {

using UnitIds = std::map<std::string, UnitId>;

/// Names, those of units merged into others included, and the unit each means.
UnitIds unit_ids(std::vector<store::Unit> const& units) {
    UnitIds out;
    for (auto const& unit : units) {
        out[unit.name] = unit.id;
        for (auto const& alias : unit.aliases)
            out[alias] = unit.id;
    }
    return out;
}

std::vector<UnitId> ids_of(std::vector<std::string> const& names, UnitIds const& ids) {
    std::vector<UnitId> out;
    for (auto const& name : names) {
        if (auto const found = ids.find(name); found != ids.end()) out.push_back(found->second);
    }
    return out;
}

std::vector<campaign::NamedUnits> named_in(catalogue::Item const& item, UnitIds const& ids) {
    std::vector<campaign::NamedUnits> out;
    out.push_back({campaign::kWholeItem, item.text_digest, ids_of(item.lead_units, ids),
                   ids_of(item.responsible_units, ids)});
    int clause = 0;
    for (auto const& part : item.clauses) {
        out.push_back({clause++, sm3_label(part.text), ids_of(part.lead_units, ids),
                       ids_of(part.responsible_units, ids)});
    }
    return out;
}

campaign::UnitMeanings meanings_of(std::vector<store::Unit> const& units,
                                   std::vector<store::CampaignUnit> const& bodies) {
    campaign::UnitMeanings out;
    for (auto const& unit : units)
        out[unit.id].group = unit.kind == store::UnitKind::group;
    for (auto const& body : bodies)
        out[body.unit_id].organisations.push_back(body.organisation_id);
    return out;
}

}  // namespace

std::vector<campaign::Duty> wanted_duties(store::Connection& connection, CatalogueId catalogue_id,
                                          std::vector<store::CampaignUnit> const& bodies,
                                          std::optional<std::string> const& due_on) {
    auto const catalogue = store::CatalogueStore(connection).find(catalogue_id);
    auto const units = store::UnitStore(connection).all(catalogue_id);
    auto const ids = unit_ids(units);
    auto const requests = store::AssignmentStore(connection).requests_of_items(catalogue_id);
    std::vector<campaign::DutyItem> items;
    for (auto const& item : store::ItemStore(connection).all(catalogue_id)) {
        if (!item.content.applicable) continue;
        auto& duty = items.emplace_back();
        duty.id = item.id;
        duty.position = item.position;
        duty.named = named_in(item.content, ids);
        if (item.content.deadline)
            duty.due_on = requirements::due_date(*item.content.deadline, catalogue->issued_on,
                                                 catalogue->summary.title);
        if (auto const found = requests.find(item.id); found != requests.end())
            duty.request_id = found->second;
    }
    return campaign::duties_of(items, meanings_of(units, bodies), due_on);
}

}  // namespace zs::app
