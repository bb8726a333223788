#include "app/task_making.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "requirements/deadlines.h"
#include "store/catalogue_store.h"
#include "store/item_store.h"
#include "store/task_store.h"

namespace zs::app {
namespace {

using Key = std::tuple<ItemId, UnitId, store::UnitRole>;

/// The layer above the units: who stands for whom.
struct Layer {
    std::map<UnitId, UnitId> merged_into;
    std::map<UnitId, std::vector<UnitId>> members;

    [[nodiscard]] UnitId canonical(UnitId unit) const {
        auto const found = merged_into.find(unit);
        return found == merged_into.end() ? unit : found->second;
    }
};

Layer layer_of(store::Connection& connection, CatalogueId catalogue_id) {
    Layer out;
    store::UnitStore units(connection);
    for (auto const& alias : units.aliases(catalogue_id)) {
        if (alias.merged_unit_id) out.merged_into[*alias.merged_unit_id] = alias.unit_id;
    }
    for (auto const& [group, member] : units.members(catalogue_id))
        out.members[out.canonical(group)].push_back(out.canonical(member));
    return out;
}

std::set<Key> wanted_tasks(std::vector<store::ItemUnit> const& links, Layer const& layer) {
    std::set<Key> direct;
    for (auto const& link : links)
        direct.emplace(link.item_id, layer.canonical(link.unit_id), link.role);
    std::set<Key> out;
    for (auto const& [item, unit, role] : direct) {
        auto const group = layer.members.find(unit);
        if (group == layer.members.end()) {
            out.emplace(item, unit, role);
            continue;
        }
        for (auto const member : group->second) {
            // Whoever leads an item by name does not answer for it once more as one of many.
            bool const leads = direct.contains({item, member, store::UnitRole::lead});
            if (!leads || role == store::UnitRole::lead) out.emplace(item, member, role);
        }
    }
    return out;
}

std::set<Key> wanted_in(store::Connection& connection, CatalogueId catalogue_id) {
    return wanted_tasks(store::UnitStore(connection).links(catalogue_id), layer_of(connection, catalogue_id));
}

}  // namespace

std::vector<store::ItemUnit> duties_of(store::Connection& connection, CatalogueId catalogue_id) {
    std::vector<store::ItemUnit> out;
    for (auto const& [item, unit, role] : wanted_in(connection, catalogue_id))
        out.push_back({item, unit, role});
    return out;
}

std::int64_t remake_tasks(store::Connection& connection, CatalogueId catalogue_id) {
    store::TaskStore tasks(connection);
    auto const wanted = wanted_in(connection, catalogue_id);
    std::set<Key> present;
    for (auto const& task : tasks.keys(catalogue_id)) {
        Key const key{task.item_id, task.unit_id, task.role};
        wanted.contains(key) ? void(present.insert(key)) : tasks.remove(task.id);
    }
    auto const catalogue = store::CatalogueStore(connection).find(catalogue_id);
    struct Timing {
        std::int64_t position = 0;
        std::optional<std::string> due_on;
    };
    std::map<ItemId, Timing> timings;
    for (auto const& item : store::ItemStore(connection).all(catalogue_id)) {
        auto& timing = timings[item.id];
        timing.position = item.position;
        if (!item.content.deadline) continue;
        timing.due_on =
            requirements::due_date(*item.content.deadline, catalogue->issued_on, catalogue->summary.title);
    }
    for (auto const& key : wanted) {
        if (present.contains(key)) continue;
        auto const& [item, unit, role] = key;
        tasks.insert({catalogue_id, item, unit, role, timings[item].position, timings[item].due_on});
    }
    return static_cast<std::int64_t>(wanted.size());
}

}  // namespace zs::app
