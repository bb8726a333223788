#include "app/organisations.h"

#include <algorithm>

#include "app/place_access.h"
#include "app/trail.h"
#include "base/text.h"
#include "store/database.h"
#include "store/membership_store.h"
#include "store/organisation_store.h"

namespace zs::app {
namespace {

constexpr std::size_t kMaxNameCharacters = 100;

Result<std::string> checked_name(std::string const& given) {
    auto name = collapse_white_space(given);
    if (name.empty() || length_in_characters(name) > kMaxNameCharacters)
        return messages::invalid("/name", "请填写名称，最长 100 字。");
    return name;
}

Error name_exists(std::string const& name) {
    return {ErrorCode::conflict, "这里已有“" + name + "”，请直接使用，或换一个名称。", "/name", {}};
}

Place place_of(Organisation const& organisation) {
    return {organisation.id, organisation.path};
}

Result<Organisation> organisation_for(store::Connection& connection, Scope const& scope, Right right,
                                      OrganisationId id) {
    auto found = store::OrganisationStore(connection).find(id);
    if (!found) return messages::no_such("单位");
    RETURN_IF_ERROR(require(scope, right, place_of(*found), "单位"));
    return std::move(*found);
}

/// The parent is a body of the same jurisdiction and not below what it shall be the parent of.
Result<void> check_parent(store::Connection& connection, OrganisationId parent_id,
                          JurisdictionId jurisdiction_id, OrganisationId child_id) {
    store::OrganisationStore organisations(connection);
    auto above = organisations.find(parent_id);
    if (!above || above->jurisdiction_id != jurisdiction_id)
        return messages::invalid("/parent_id", "上级单位须是同一地区的单位。");
    constexpr int kMaxDepth = 8;
    for (int depth = 0; above; ++depth) {
        if (above->id == child_id || depth >= kMaxDepth)
            return messages::invalid("/parent_id", "上级单位不能是自己或自己的下级，层级最多八层。");
        above = above->parent_id ? organisations.find(*above->parent_id) : std::nullopt;
    }
    return {};
}

Result<void> apply(store::Connection& connection, Organisation& organisation,
                   OrganisationChange const& change, Clock const& clock) {
    if (change.name) {
        ASSIGN_OR_RETURN(organisation.name, checked_name(*change.name));
    }
    if (change.change_parent) {
        if (change.parent_id)
            RETURN_IF_ERROR(
                check_parent(connection, *change.parent_id, organisation.jurisdiction_id, organisation.id));
        organisation.parent_id = change.parent_id;
    }
    if (change.position) organisation.position = *change.position;
    if (!change.closed) return {};
    bool const has_people = store::MembershipStore(connection).not_ended(organisation.id, today(clock)) > 0;
    if (*change.closed && has_people)
        return Error{ErrorCode::conflict, "这个单位还有在岗人员，请先移交或结束他们的岗位。", "/closed", {}};
    organisation.closed_at = *change.closed ? std::optional(iso_time(clock.now())) : std::nullopt;
    return {};
}

Facts facts_of(Organisation const& organisation) {
    return Facts()
        .add("name", organisation.name)
        .add("jurisdiction", organisation.jurisdiction_name)
        .add("parent_id", organisation.parent_id)
        .add("closed", organisation.closed_at.has_value());
}

}  // namespace

Result<std::vector<Jurisdiction>> Organisations::jurisdictions(Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<std::vector<Jurisdiction>> {
        auto const scope = scope_of(connection, clock_, who);
        auto out = store::JurisdictionStore(connection).all();
        std::erase_if(out, [&](auto const& one) { return !scope.knows(one.path); });
        return out;
    });
}

Result<Jurisdiction> Organisations::create_jurisdiction(NewJurisdiction const& wanted, Caller const& who) {
    ASSIGN_OR_RETURN(auto const name, checked_name(wanted.name));
    return database_.write([&](auto& connection) -> Result<Jurisdiction> {
        auto const scope = scope_of(connection, clock_, who);
        std::optional<Jurisdiction> parent;
        if (wanted.parent_id) {
            ASSIGN_OR_RETURN(parent, place_to_manage(connection, scope, *wanted.parent_id));
            if (wanted.level <= parent->level)
                return messages::invalid("/level", "下级地区的层级须低于上级。");
        } else if (!scope.administrator()) {
            return messages::forbidden();
        }
        store::JurisdictionStore jurisdictions(connection);
        auto const id = jurisdictions.insert(parent, wanted.level, name);
        if (!id) return name_exists(name);
        record(connection, clock_, who.user_name, "jurisdiction.created", subject_of("jurisdiction", *id),
               Facts().add("name", name).add("level", wanted.level).add("parent_id", wanted.parent_id));
        return *jurisdictions.find(*id);
    });
}

Result<Jurisdiction> Organisations::rename_jurisdiction(JurisdictionId id, std::string const& given,
                                                        Caller const& who) {
    ASSIGN_OR_RETURN(auto const name, checked_name(given));
    return database_.write([&](auto& connection) -> Result<Jurisdiction> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto jurisdiction, place_to_manage(connection, scope, id));
        store::JurisdictionStore jurisdictions(connection);
        for (auto const& one : jurisdictions.children(jurisdiction.parent_id)) {
            if (one.name == name && one.id != id) return name_exists(name);
        }
        jurisdictions.rename(id, name);
        record(connection, clock_, who.user_name, "jurisdiction.renamed", subject_of("jurisdiction", id),
               Facts().add("name", name).add("before", jurisdiction.name));
        jurisdiction.name = name;
        return jurisdiction;
    });
}

Result<void> Organisations::remove_jurisdiction(JurisdictionId id, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<void> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const jurisdiction, place_to_manage(connection, scope, id));
        if (!store::JurisdictionStore(connection).remove(id))
            return Error{ErrorCode::conflict, "这个地区还有下级地区、单位或创建活动，不能删除。", "", {}};
        record(connection, clock_, who.user_name, "jurisdiction.removed", subject_of("jurisdiction", id),
               Facts().add("name", jurisdiction.name));
        return {};
    });
}

Result<Page<Organisation>> Organisations::list(OrganisationWish const& wish, PageRequest page,
                                               Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<Page<Organisation>> {
        auto const scope = scope_of(connection, clock_, who);
        store::OrganisationFilter const filter{scope.reach(Right::see), wish.jurisdiction_id, wish.q,
                                               wish.closed};
        return store::OrganisationStore(connection).page(filter, clamped(page));
    });
}

Result<Organisation> Organisations::find(OrganisationId id, Caller const& who) const {
    return database_.read([&](auto& connection) {
        return organisation_for(connection, scope_of(connection, clock_, who), Right::see, id);
    });
}

Result<Organisation> Organisations::create(NewOrganisation const& wanted, Caller const& who) {
    ASSIGN_OR_RETURN(auto const name, checked_name(wanted.name));
    return database_.write([&](auto& connection) -> Result<Organisation> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const jurisdiction, place_to_manage(connection, scope, wanted.jurisdiction_id));
        if (wanted.parent_id)
            RETURN_IF_ERROR(check_parent(connection, *wanted.parent_id, jurisdiction.id, {}));
        store::OrganisationStore organisations(connection);
        Organisation fresh;
        fresh.jurisdiction_id = jurisdiction.id;
        fresh.parent_id = wanted.parent_id;
        fresh.name = name;
        auto const id = organisations.insert(fresh);
        if (!id) return name_exists(name);
        auto made = *organisations.find(*id);
        record(connection, clock_, who.user_name, "organisation.created", subject_of("organisation", *id),
               facts_of(made));
        return made;
    });
}

Result<Organisation> Organisations::change(OrganisationId id, OrganisationChange const& change,
                                           Caller const& who) {
    return database_.write([&](auto& connection) -> Result<Organisation> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto organisation, organisation_for(connection, scope, Right::manage, id));
        if (organisation.revision != change.revision) return messages::stale();
        RETURN_IF_ERROR(apply(connection, organisation, change, clock_));
        store::OrganisationStore organisations(connection);
        if (!organisations.update(organisation)) return name_exists(organisation.name);
        record(connection, clock_, who.user_name, "organisation.changed", subject_of("organisation", id),
               facts_of(organisation));
        return *organisations.find(id);
    });
}

}  // namespace zs::app
