#include "app/campaign_effects.h"

#include <map>
#include <set>

#include "app/campaign_access.h"
#include "app/effect_making.h"
#include "app/trail.h"
#include "store/database.h"
#include "store/item_store.h"
#include "store/jurisdiction_store.h"
#include "store/organisation_store.h"
#include "store/unit_store.h"

namespace zs::app {
namespace {

using campaign::DutyEffect;

/// Numbers, texts and names for the rows of a preview.
class Words {
  public:
    Words(store::Connection& connection, store::Campaign const& campaign, WorkedOut const& wanted)
        : made_(wanted.made) {
        std::set<CatalogueId> const catalogues{campaign.catalogue_id, wanted.catalogue_id};
        for (auto const id : catalogues) {
            for (auto& item : store::ItemStore(connection).all(id))
                items_.emplace(item.id, std::pair(item.content.number, item.content.text));
        }
        for (auto const& body : store::OrganisationStore(connection).all_below(campaign.path))
            bodies_.emplace(body.id, body.name);
    }

    [[nodiscard]] EffectRow row(DutyEffect effect, campaign::Duty const& duty,
                                std::optional<campaign::AssignmentState> state) const {
        EffectRow out;
        out.effect = effect;
        if (auto const found = items_.find(duty.item_id); found != items_.end())
            std::tie(out.number, out.text) = found->second;
        auto const body = bodies_.find(duty.organisation_id);
        if (body != bodies_.end())
            out.organisation_name = body->second;
        else if (duty.organisation_id.value < 0)
            out.organisation_name = made_.at(static_cast<std::size_t>(-1 - duty.organisation_id.value));
        out.role = duty.role;
        out.state = state;
        return out;
    }

  private:
    std::vector<std::string> const& made_;
    std::map<ItemId, std::pair<std::string, std::string>> items_;
    std::map<OrganisationId, std::string> bodies_;
};

std::vector<EffectRow> rows_of(store::Connection& connection, store::Campaign const& campaign,
                               WorkedOut const& wanted) {
    Words const words(connection, campaign, wanted);
    std::vector<EffectRow> out;
    for (auto const& pair : wanted.effects.reopened)
        out.push_back(words.row(DutyEffect::reopened, pair.wanted, pair.present.state));
    for (auto const& one : wanted.effects.gone)
        out.push_back(words.row(DutyEffect::gone, one.duty, one.state));
    for (auto const& duty : wanted.effects.fresh)
        out.push_back(words.row(DutyEffect::fresh, duty, std::nullopt));
    if (out.size() > kMaxEffectRows) out.resize(kMaxEffectRows);
    return out;
}

std::vector<std::string> unassigned(store::Connection& connection, WorkedOut const& wanted) {
    std::set<UnitId> with_body;
    for (auto const& unit : wanted.units)
        with_body.insert(unit.unit_id);
    std::vector<std::string> out;
    for (auto const& unit : store::UnitStore(connection).all(wanted.catalogue_id)) {
        if (!with_body.contains(unit.id)) out.push_back(unit.name);
    }
    return out;
}

bool same(EffectCounts const& a, EffectCounts const& b) {
    return a.kept == b.kept && a.reopened == b.reopened && a.fresh == b.fresh && a.gone == b.gone;
}

}  // namespace

Result<std::vector<UnitProposal>> CampaignEffects::units(CampaignId id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<std::vector<UnitProposal>> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, campaign_for(connection, scope, id, Right::manage));
        auto const jurisdiction = *store::JurisdictionStore(connection).find(campaign.jurisdiction_id);
        auto out = propose_units(connection, campaign.catalogue_id, jurisdiction);
        std::map<OrganisationId, std::string> names;
        for (auto const& body : store::OrganisationStore(connection).all_below(campaign.path))
            names.emplace(body.id, body.name);
        std::map<UnitId, std::vector<OrganisationRef>> set;
        for (auto const& unit : store::CampaignStore(connection).units(id))
            set[unit.unit_id].push_back({unit.organisation_id, names[unit.organisation_id]});
        for (auto& proposal : out) {
            proposal.create.clear();
            proposal.organisations = set[proposal.unit_id];
        }
        return out;
    });
}

Result<EffectPreview> CampaignEffects::preview(CampaignId id, EffectWish const& wish,
                                               Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<EffectPreview> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, campaign_for(connection, scope, id, Right::manage));
        ASSIGN_OR_RETURN(auto const wanted, work_out(connection, campaign, wish, Missing::suppose));
        return EffectPreview{wanted.counts(), rows_of(connection, campaign, wanted), wanted.made,
                             unassigned(connection, wanted)};
    });
}

Result<CampaignChange> CampaignEffects::apply(CampaignId id, EffectWish const& wish,
                                              EffectCounts const& expected, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<CampaignChange> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, campaign_for(connection, scope, id, Right::manage));
        ASSIGN_OR_RETURN(auto const wanted, work_out(connection, campaign, wish, Missing::make));
        if (!same(wanted.counts(), expected))
            return Error{ErrorCode::conflict, "预览之后情况有变，请重新预览，核对后再执行。", "", {}};
        CampaignChange change;
        change.campaign_id = id;
        change.kind = wanted.catalogue_id == campaign.catalogue_id ? "units" : "catalogue";
        change.counts = json::encode(wanted.counts());
        change.before = carry_out(connection, clock_, campaign, wanted, who);
        change.made_by = who.user_name;
        change.made_at = iso_time(clock_.now());
        store::CampaignStore campaigns(connection);
        change.id = campaigns.insert_change(change);
        record(connection, clock_, who.user_name, "campaign.effect_applied", subject_of("campaign", id),
               Facts()
                   .add("name", campaign.name)
                   .add("kind", change.kind)
                   .add("counts", wanted.counts())
                   .add("catalogue_id", wanted.catalogue_id.value)
                   .add("organisations_made", wanted.made));
        return change;
    });
}

Result<std::vector<CampaignChange>> CampaignEffects::changes(CampaignId id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<std::vector<CampaignChange>> {
        auto const scope = scope_of(connection, clock_, who);
        RETURN_IF_ERROR(campaign_for(connection, scope, id, Right::manage));
        return store::CampaignStore(connection).changes(id);
    });
}

Result<CampaignChange> CampaignEffects::undo(CampaignId id, store::CampaignChangeId change_id,
                                             Caller const& who) {
    return database_.write([&](auto& connection) -> Result<CampaignChange> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, campaign_for(connection, scope, id, Right::manage));
        store::CampaignStore campaigns(connection);
        auto change = campaigns.find_change(change_id);
        if (!change || change->campaign_id != id) return messages::no_such("变更");
        for (auto const& one : campaigns.changes(id)) {
            if (one.undone_at) continue;
            if (one.id != change_id)
                return Error{ErrorCode::conflict, "只能从最近一次变更起依次撤销。", "", {}};
            break;
        }
        if (change->undone_at) return Error{ErrorCode::conflict, "这次变更已经撤销。", "", {}};
        RETURN_IF_ERROR(take_back(connection, clock_, campaign, change->before, who));
        change->undone_by = who.user_name;
        change->undone_at = iso_time(clock_.now());
        campaigns.set_undone(change_id, *change->undone_by, *change->undone_at);
        record(connection, clock_, who.user_name, "campaign.effect_undone", subject_of("campaign", id),
               Facts().add("name", campaign.name).add("change", change_id.value));
        return *change;
    });
}

}  // namespace zs::app
