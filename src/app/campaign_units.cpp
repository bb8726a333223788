#include "app/campaign_units.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/messages.h"
#include "app/unit_names.h"
#include "base/text.h"
#include "requirements/unit_kinds.h"
#include "store/database.h"
#include "store/organisation_store.h"
#include "store/unit_store.h"

namespace zs::app {
namespace {

constexpr double kSureEnough = 0.75;

std::string folded(std::string const& name) {
    return fold_width(without_white_space(name));
}

/// The bodies there are, found by name.
class Known {
  public:
    explicit Known(std::vector<store::Organisation> organisations)
        : organisations_(std::move(organisations)) {
        std::erase_if(organisations_, [](auto const& one) { return one.closed_at.has_value(); });
        for (auto const& one : organisations_)
            by_name_.emplace(folded(one.name), &one);
    }

    [[nodiscard]] store::Organisation const* named(std::string const& name) const {
        auto const found = by_name_.find(folded(name));
        return found == by_name_.end() ? nullptr : found->second;
    }
    [[nodiscard]] store::Organisation const* alike(std::string const& name) const {
        store::Organisation const* best = nullptr;
        double best_score = kSureEnough;
        for (auto const& one : organisations_) {
            auto const likeness = unit_likeness(one.name, name);
            if (!likeness || likeness->score < best_score) continue;
            // Two as likely as each other: a person has to say.
            best = likeness->score > best_score || best == nullptr ? &one : nullptr;
            best_score = likeness->score;
        }
        return best;
    }
    [[nodiscard]] std::vector<store::Organisation> const& all() const { return organisations_; }

  private:
    std::vector<store::Organisation> organisations_;
    std::map<std::string, store::Organisation const*> by_name_;
};

void add_body(UnitProposal& proposal, store::Organisation const& organisation) {
    auto const same = [&](auto const& one) { return one.id == organisation.id; };
    if (std::none_of(proposal.organisations.begin(), proposal.organisations.end(), same))
        proposal.organisations.push_back({organisation.id, organisation.name});
}

void propose_single(UnitProposal& proposal, store::Unit const& unit, Known const& known) {
    auto const* body = known.named(unit.name);
    for (auto at = unit.aliases.begin(); body == nullptr && at != unit.aliases.end(); ++at)
        body = known.named(*at);
    proposal.match = UnitMatch::same;
    if (body == nullptr) {
        body = known.alike(unit.name);
        proposal.match = UnitMatch::alike;
    }
    if (body != nullptr) return add_body(proposal, *body);
    proposal.match = UnitMatch::fresh;
    proposal.create.push_back(unit.name);
}

void add_members_of(UnitProposal& group, UnitProposal const& member) {
    for (auto const& body : member.organisations) {
        auto const same = [&](auto const& one) { return one.id == body.id; };
        if (std::none_of(group.organisations.begin(), group.organisations.end(), same))
            group.organisations.push_back(body);
    }
    for (auto const& name : member.create) {
        if (std::find(group.create.begin(), group.create.end(), name) == group.create.end())
            group.create.push_back(name);
    }
}

void propose_group(UnitProposal& proposal, store::Unit const& group, Known const& known,
                   std::vector<UnitProposal> const& singles) {
    auto const single = [&](UnitId id) {
        return std::find_if(singles.begin(), singles.end(),
                            [&](auto const& one) { return one.unit_id == id; });
    };
    if (!group.members.empty()) {
        proposal.match = UnitMatch::members;
        for (auto const member : group.members) {
            if (auto const found = single(member); found != singles.end()) add_members_of(proposal, *found);
        }
        return;
    }
    auto const rule = requirements::membership_rule(group.name);
    if (!rule) return;
    for (auto const& body : known.all()) {
        if (requirements::belongs(body.name, *rule)) add_body(proposal, body);
    }
    for (auto const& one : singles) {
        if (one.kind == store::UnitKind::unit && requirements::belongs(one.name, *rule))
            add_members_of(proposal, one);
    }
    if (!proposal.organisations.empty() || !proposal.create.empty()) proposal.match = UnitMatch::words;
}

}  // namespace

std::vector<UnitProposal> propose_units(store::Connection& connection, CatalogueId catalogue_id,
                                        store::Jurisdiction const& jurisdiction) {
    Known const known(store::OrganisationStore(connection).all_below(jurisdiction.path));
    auto const units = store::UnitStore(connection).all(catalogue_id);
    std::vector<UnitProposal> out;
    for (auto const& unit : units) {
        auto& proposal = out.emplace_back();
        proposal.unit_id = unit.id;
        proposal.name = unit.name;
        proposal.kind = unit.kind;
        proposal.item_count = unit.lead_count + unit.responsible_count;
        if (unit.kind == store::UnitKind::unit) propose_single(proposal, unit, known);
    }
    auto const singles = out;
    for (std::size_t at = 0; at < units.size(); ++at) {
        if (units[at].kind == store::UnitKind::group) propose_group(out[at], units[at], known, singles);
    }
    return out;
}

std::vector<std::string> missing_names(store::Connection& connection, store::Jurisdiction const& jurisdiction,
                                       std::vector<UnitWish> const& wishes) {
    Known const known(store::OrganisationStore(connection).all_below(jurisdiction.path));
    std::set<std::string> names;
    std::vector<std::string> out;
    for (auto const& wish : wishes) {
        for (auto const& name : wish.create) {
            if (known.named(name) == nullptr && names.insert(folded(name)).second) out.push_back(name);
        }
    }
    return out;
}

namespace {

Result<std::vector<store::Organisation>> with_missing(store::Connection& connection,
                                                      store::Jurisdiction const& jurisdiction,
                                                      std::vector<UnitWish> const& wishes, Missing missing) {
    store::OrganisationStore organisations(connection);
    auto const names = missing_names(connection, jurisdiction, wishes);
    for (auto const& name : names) {
        store::Organisation fresh;
        fresh.jurisdiction_id = jurisdiction.id;
        fresh.name = collapse_white_space(name);
        if (fresh.name.empty()) return messages::invalid("/units", "新单位的名称不能为空。");
        if (missing == Missing::make) static_cast<void>(organisations.insert(fresh));
    }
    auto out = organisations.all_below(jurisdiction.path);
    if (missing == Missing::make) return out;
    for (std::size_t at = 0; at < names.size(); ++at) {
        auto& supposed = out.emplace_back();
        supposed.id = {-1 - static_cast<std::int64_t>(at)};
        supposed.name = names[at];
    }
    return out;
}

}  // namespace

Result<std::vector<store::CampaignUnit>> settle_units(store::Connection& connection, CatalogueId catalogue_id,
                                                      store::Jurisdiction const& jurisdiction,
                                                      std::vector<UnitWish> const& wishes, Missing missing) {
    ASSIGN_OR_RETURN(auto bodies, with_missing(connection, jurisdiction, wishes, missing));
    Known const known(std::move(bodies));
    std::set<OrganisationId> there;
    for (auto const& body : known.all())
        there.insert(body.id);
    std::set<UnitId> units;
    for (auto const& unit : store::UnitStore(connection).all(catalogue_id))
        units.insert(unit.id);
    std::set<store::CampaignUnit> out;
    for (std::size_t at = 0; at < wishes.size(); ++at) {
        auto const path = "/units/" + std::to_string(at);
        if (!units.contains(wishes[at].unit_id))
            return messages::invalid(path + "/unit_id", "这份指标体系里没有这个单位。");
        for (auto const id : wishes[at].organisation_ids) {
            if (id.value <= 0 || !there.contains(id))
                return messages::invalid(path + "/organisation_ids", "单位不在本地区，或已撤销。");
            out.insert({wishes[at].unit_id, id});
        }
        for (auto const& name : wishes[at].create)
            out.insert({wishes[at].unit_id, known.named(name)->id});
    }
    return std::vector<store::CampaignUnit>(out.begin(), out.end());
}

}  // namespace zs::app
