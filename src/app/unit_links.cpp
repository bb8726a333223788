#include "app/unit_links.h"

#include <algorithm>
#include <map>

#include "app/unit_names.h"
#include "store/unit_store.h"

namespace zs::app {
namespace {

using Names = std::vector<std::string>;

void rename(Names& names, std::map<std::string, std::string> const& canonical) {
    Names out;
    for (auto& name : names) {
        auto const found = canonical.find(name);
        auto const& kept = found == canonical.end() ? name : found->second;
        if (std::find(out.begin(), out.end(), kept) == out.end()) out.push_back(kept);
    }
    names = std::move(out);
}

void drop_leaders(Names& responsible, Names const& lead) {
    std::erase_if(responsible,
                  [&](auto const& name) { return std::find(lead.begin(), lead.end(), name) != lead.end(); });
}

}  // namespace

void resolve_aliases(store::Connection& connection, CatalogueId catalogue_id, catalogue::Item& content) {
    store::UnitStore units(connection);
    auto const aliases = units.aliases(catalogue_id);
    if (aliases.empty()) return;
    std::map<std::string, std::string> canonical;
    for (auto const& alias : aliases) {
        if (auto unit = units.find(alias.unit_id)) canonical[alias.name] = unit->name;
    }
    for (auto& clause : content.clauses) {
        rename(clause.lead_units, canonical);
        rename(clause.responsible_units, canonical);
    }
    rename(content.lead_units, canonical);
    rename(content.responsible_units, canonical);
    // A unit may lead one clause and answer for another; without clauses it does one of the two.
    if (content.clauses.empty()) drop_leaders(content.responsible_units, content.lead_units);
}

void relink_units(store::Connection& connection, store::Item const& item) {
    store::UnitStore units(connection);
    for (auto const* names : {&item.content.lead_units, &item.content.responsible_units}) {
        for (auto const& name : *names) {
            if (!units.find_named(item.catalogue_id, name)) {
                units.insert(item.catalogue_id, name, kind_of_unit(name));
            }
        }
    }
    units.link(item);
    units.remove_unused(item.catalogue_id);
}

}  // namespace zs::app
