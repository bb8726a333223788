#include "app/units.h"

#include <algorithm>
#include <set>

#include "app/edit_guard.h"
#include "app/messages.h"
#include "app/task_making.h"
#include "app/trail.h"
#include "app/unit_links.h"
#include "app/unit_names.h"
#include "base/text.h"
#include "requirements/unit_kinds.h"
#include "store/database.h"
#include "store/item_store.h"
#include "store/unit_store.h"

namespace zs::app {
namespace {

Result<store::CatalogueDetail> catalogue_of(store::Connection& connection, CatalogueId id) {
    auto found = store::CatalogueStore(connection).find(id);
    if (!found) return messages::no_such("指标体系");
    return std::move(*found);
}

Result<Unit> unit_of(store::Connection& connection, CatalogueId catalogue_id, UnitId id) {
    auto found = store::UnitStore(connection).find(id);
    if (!found || found->catalogue_id != catalogue_id) return messages::no_such("单位");
    return std::move(*found);
}

/// The unit that stays: what more items name; of two alike, the longer name.
bool keeps(Unit const& a, Unit const& b) {
    auto const weight = [](Unit const& unit) {
        return std::pair(unit.lead_count + unit.responsible_count, unit.name.size());
    };
    return weight(a) >= weight(b);
}

/// In a draft a merge is a change of its items: those that name `merge` name `keep` from now on.
void rename_in_items(store::Connection& connection, UnitId merge) {
    store::ItemStore items(connection);
    for (auto const id : store::UnitStore(connection).items_of(merge)) {
        auto item = items.find(id);
        ENSURE(item.has_value());
        resolve_aliases(connection, item->catalogue_id, item->content);
        items.update(*item);
        store::UnitStore(connection).link(*item);
    }
}

/// After the layer above the units has changed.
void follow(store::Connection& connection, store::CatalogueDetail const& catalogue) {
    if (catalogue.summary.state == store::CatalogueState::published) {
        remake_tasks(connection, catalogue.summary.id);
    } else {
        store::CatalogueStore(connection).grow_revision(catalogue.summary.id);
    }
}

Result<void> check_members(store::Connection& connection, Unit const& group,
                           std::vector<UnitId> const& member_ids) {
    for (std::size_t at = 0; at < member_ids.size(); ++at) {
        auto const path = "/member_ids/" + std::to_string(at);
        auto const member = unit_of(connection, group.catalogue_id, member_ids[at]);
        if (!member.ok()) return messages::invalid(path, "找不到这个单位。");
        if (member->id == group.id) return messages::invalid(path, "单位类别不能包含自己。");
        if (!member->members.empty())
            return messages::invalid(path, "成员本身还有成员，请直接选择具体单位。");
    }
    return {};
}

}  // namespace

Units::Units(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

Result<Page<Unit>> Units::list(CatalogueId catalogue_id, PageRequest page) const {
    return database_.read([&](auto& connection) -> Result<Page<Unit>> {
        RETURN_IF_ERROR(catalogue_of(connection, catalogue_id));
        return store::UnitStore(connection).page(catalogue_id, clamped(page));
    });
}

Result<Unit> Units::find(UnitId id) const {
    auto found = database_.read([&](auto& connection) { return store::UnitStore(connection).find(id); });
    if (!found) return messages::no_such("单位");
    return std::move(*found);
}

Result<std::vector<UnitSuggestion>> Units::suggestions(CatalogueId catalogue_id) const {
    return database_.read([&](auto& connection) -> Result<std::vector<UnitSuggestion>> {
        RETURN_IF_ERROR(catalogue_of(connection, catalogue_id));
        store::UnitStore units(connection);
        auto const all = units.all(catalogue_id);
        auto const dismissals = units.dismissals(catalogue_id);
        std::set<std::pair<std::string, std::string>> const dismissed(dismissals.begin(), dismissals.end());
        std::vector<UnitSuggestion> out;
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t j = i + 1; j < all.size(); ++j) {
                auto const& [first, second] = std::minmax(all[i].name, all[j].name);
                if (dismissed.contains({first, second})) continue;
                auto const likeness = unit_likeness(all[i].name, all[j].name);
                if (!likeness) continue;
                auto const& keep = keeps(all[i], all[j]) ? all[i] : all[j];
                auto const& merge = &keep == &all[i] ? all[j] : all[i];
                out.push_back(
                    {{keep.id, keep.name}, {merge.id, merge.name}, likeness->reason, likeness->score});
            }
        }
        std::stable_sort(out.begin(), out.end(),
                         [](auto const& a, auto const& b) { return a.score > b.score; });
        return out;
    });
}

Result<std::vector<GroupSuggestion>> Units::group_suggestions(CatalogueId catalogue_id) const {
    return database_.read([&](auto& connection) -> Result<std::vector<GroupSuggestion>> {
        RETURN_IF_ERROR(catalogue_of(connection, catalogue_id));
        auto const all = store::UnitStore(connection).all(catalogue_id);
        std::vector<GroupSuggestion> out;
        for (auto const& group : all) {
            if (group.kind != UnitKind::group || !group.members.empty()) continue;
            auto const rule = requirements::membership_rule(group.name);
            if (!rule) continue;
            GroupSuggestion suggestion{{group.id, group.name}, rule->words, {}};
            for (auto const& unit : all) {
                bool const single = unit.kind == UnitKind::unit && unit.id != group.id;
                if (single && requirements::belongs(unit.name, *rule))
                    suggestion.members.push_back({unit.id, unit.name});
            }
            if (!suggestion.members.empty()) out.push_back(std::move(suggestion));
        }
        return out;
    });
}

Result<Unit> Units::merge(CatalogueId catalogue_id, UnitId keep_id, UnitId merge_id,
                          std::string const& reason, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<Unit> {
        ASSIGN_OR_RETURN(auto const catalogue, catalogue_of(connection, catalogue_id));
        ASSIGN_OR_RETURN(auto const keep, unit_of(connection, catalogue_id, keep_id));
        ASSIGN_OR_RETURN(auto const merged, unit_of(connection, catalogue_id, merge_id));
        store::UnitStore units(connection);
        auto const aliases = units.aliases(catalogue_id);
        bool const gone = std::any_of(aliases.begin(), aliases.end(), [&](auto const& alias) {
            return alias.merged_unit_id == keep_id || alias.merged_unit_id == merge_id;
        });
        if (gone || keep_id == merge_id) {
            return Error{ErrorCode::conflict, "这两个单位已经合并，请刷新页面。", "", {}};
        }
        bool const published = catalogue.summary.state == store::CatalogueState::published;
        units.move_layer(merge_id, keep_id);
        units.insert_alias({catalogue_id, merged.name, keep_id,
                            published ? std::optional(merge_id) : std::nullopt, std::string(trim(reason)),
                            who.user_name, iso_time(clock_.now())});
        auto const touched = units.items_of(merge_id);
        if (!published) {
            rename_in_items(connection, merge_id);
            units.remove(merge_id);
        }
        follow(connection, catalogue);
        record(connection, clock_, who.user_name, "unit.merged", subject_of("unit", keep_id),
               Facts()
                   .add("catalogue_id", catalogue_id.value)
                   .add("keep", keep.name)
                   .add("merge", merged.name)
                   .add("reason", reason)
                   .add("item_count", touched.size()));
        return *units.find(keep_id);
    });
}

Result<void> Units::dismiss(CatalogueId catalogue_id, UnitId keep_id, UnitId merge_id,
                            std::string const& reason, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<void> {
        ASSIGN_OR_RETURN(auto const keep, unit_of(connection, catalogue_id, keep_id));
        ASSIGN_OR_RETURN(auto const merged, unit_of(connection, catalogue_id, merge_id));
        store::UnitStore(connection)
            .insert_dismissal(catalogue_id, {keep.name, merged.name}, reason, who.user_name,
                              iso_time(clock_.now()));
        record(connection, clock_, who.user_name, "unit.merge_dismissed", subject_of("unit", keep_id),
               Facts()
                   .add("catalogue_id", catalogue_id.value)
                   .add("keep", keep.name)
                   .add("merge", merged.name)
                   .add("reason", reason));
        return {};
    });
}

Result<Unit> Units::set_members(UnitId id, std::vector<UnitId> const& member_ids, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<Unit> {
        store::UnitStore units(connection);
        auto const group = units.find(id);
        if (!group) return messages::no_such("单位");
        ASSIGN_OR_RETURN(auto const catalogue, catalogue_of(connection, group->catalogue_id));
        RETURN_IF_ERROR(check_members(connection, *group, member_ids));
        units.set_members(*group, member_ids);
        if (!member_ids.empty()) units.set_kind(id, UnitKind::group);
        follow(connection, catalogue);
        std::vector<std::string> names;
        for (auto member : member_ids)
            names.push_back(units.find(member)->name);
        record(connection, clock_, who.user_name, "unit.members_set", subject_of("unit", id),
               Facts()
                   .add("catalogue_id", group->catalogue_id.value)
                   .add("name", group->name)
                   .add("members", names));
        return *units.find(id);
    });
}

Result<Unit> Units::set_kind(UnitId id, UnitKind kind, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<Unit> {
        store::UnitStore units(connection);
        auto const unit = units.find(id);
        if (!unit) return messages::no_such("单位");
        if (kind == UnitKind::unit && !unit->members.empty()) {
            return Error{ErrorCode::conflict, "这个单位类别还有成员，请先清空成员。", "", {}};
        }
        ASSIGN_OR_RETURN(auto const catalogue, catalogue_of(connection, unit->catalogue_id));
        units.set_kind(id, kind);
        follow(connection, catalogue);
        record(
            connection, clock_, who.user_name, "unit.kind_set", subject_of("unit", id),
            Facts().add("catalogue_id", unit->catalogue_id.value).add("name", unit->name).add("kind", kind));
        return *units.find(id);
    });
}

}  // namespace zs::app
