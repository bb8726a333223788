#include "app/computed_figures.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "app/campaign_access.h"
#include "store/database.h"
#include "store/ledger_store.h"

namespace zs::app {
namespace {

constexpr double kLikely = 0.5;

/// The newest that has results, of each body and kind.
std::map<LedgerId, store::Ledger> newest(store::Connection& connection, store::LedgerFilter const& filter) {
    std::map<LedgerId, store::Ledger> out;
    std::set<std::pair<OrganisationId, std::string>> seen;
    for (auto& ledger : store::LedgerStore(connection).page(filter, {0, kMaxPageLimit}).rows) {
        if (!ledger.results_digest || !seen.emplace(ledger.organisation_id, ledger.kind).second) continue;
        auto const id = ledger.id;
        out.emplace(id, std::move(ledger));
    }
    return out;
}

}  // namespace

std::vector<ComputedFigure> computed_figures(store::Connection& connection, store::Campaign const& campaign,
                                             campaign::Reach const& reach, FigureWish const& wanted) {
    auto const ledgers = newest(
        connection, {.reach = reach, .organisation_id = wanted.organisation_id, .campaign_id = campaign.id});
    if (ledgers.empty()) return {};
    store::LedgerStore const all(connection);
    std::map<std::pair<std::string, std::string>, store::LedgerMeasure> measures;
    for (auto& one : all.measures(campaign.catalogue_id)) {
        if (!one.item_id || (wanted.item_id && one.item_id != wanted.item_id)) continue;
        auto key = std::pair(one.kind, one.name);
        measures.emplace(std::move(key), std::move(one));
    }
    std::vector<LedgerId> ids;
    for (auto const& [id, ledger] : ledgers)
        ids.push_back(id);
    std::vector<ComputedFigure> out;
    for (auto& [id, result] : all.totals(ids)) {
        auto const& ledger = ledgers.at(id);
        auto const measure = measures.find({ledger.kind, result.measure});
        if (measure == measures.end()) continue;
        if (result.month.empty()) {
            out.push_back(
                {ledger, *measure->second.item_id, measure->second.item_number, std::move(result), {}});
        } else if (!out.empty() && out.back().ledger.id == id &&
                   out.back().result.measure == result.measure) {
            out.back().months.push_back(std::move(result));
        }
    }
    return out;
}

std::vector<std::string> computed_otherwise(std::vector<ComputedFigure> const& computed,
                                            std::vector<campaign::StatedRate> const& rates) {
    std::vector<std::string> out;
    for (auto const& stated : rates) {
        ComputedFigure const* best = nullptr;
        double most = 0;
        for (auto const& one : computed) {
            auto const share = campaign::likeness(stated, one.result.measure);
            if (share < kLikely || share <= most || !one.result.value.ends_with('%')) continue;
            best = &one;
            most = share;
        }
        if (best == nullptr || campaign::agrees_with_computed(stated, best->result.value)) continue;
        out.push_back(fmt::format("“{}”中{}是 {}%，按台账《{}》计算“{}”是 {}（计入 {} 件，符合 {} 件）。",
                                  stated.quote, stated.rate, stated.value, best->ledger.file_name,
                                  best->result.measure, best->result.value, best->result.counted,
                                  best->result.met));
    }
    return out;
}

Result<std::vector<ComputedFigure>> ComputedFigures::list(CampaignId id, FigureWish const& wanted,
                                                          Caller const& who) const {
    return database_.read([&](store::Connection& connection) -> Result<std::vector<ComputedFigure>> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, campaign_for(connection, scope, id));
        return computed_figures(connection, campaign, scope.reach(Right::see), wanted);
    });
}

}  // namespace zs::app
