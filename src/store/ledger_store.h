#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "campaign/scope.h"
#include "store/ledger.h"

namespace zs::store {

class Connection;

struct LedgerFilter {
    campaign::Reach reach;
    std::optional<OrganisationId> organisation_id = {};
    std::optional<CampaignId> campaign_id = {};
    std::optional<std::string> kind = {};
};

/// Ledgers, how they are read, what was computed from them and what was claimed.
class LedgerStore {
  public:
    explicit LedgerStore(Connection& connection) : connection_(connection) {}

    LedgerId insert(Ledger const& ledger);
    /// All but what the upload settled; the revision grows.
    void update(Ledger const& ledger);
    void remove(LedgerId id);
    [[nodiscard]] std::optional<Ledger> find(LedgerId id) const;
    /// Newest first.
    [[nodiscard]] Page<Ledger> page(LedgerFilter const& filter, PageRequest page) const;
    [[nodiscard]] std::vector<LedgerId> in_state(LedgerState state) const;
    /// Whether the organisation has a ledger of this content already.
    [[nodiscard]] bool holds(OrganisationId organisation_id, std::string const& sha256) const;
    [[nodiscard]] std::vector<std::string> files() const;  ///< digests of all files

    void save_mapping(OrganisationId organisation_id, std::string const& kind, std::string const& mapping,
                      std::string const& by, std::string const& at);
    [[nodiscard]] std::optional<std::string> saved_mapping(OrganisationId organisation_id,
                                                           std::string const& kind) const;

    void replace_results(LedgerId id, std::vector<LedgerResult> const& results);
    [[nodiscard]] std::vector<LedgerResult> results(LedgerId id) const;

    /// Over all rows and by month, of several ledgers at once; in the order of `results`.
    struct ResultOfLedger {
        LedgerId ledger_id;
        LedgerResult result;
    };
    [[nodiscard]] std::vector<ResultOfLedger> totals(std::vector<LedgerId> const& ids) const;

    LedgerMeasureId save_measure(LedgerMeasure const& measure);
    void remove_measure(LedgerMeasureId id);
    [[nodiscard]] std::optional<LedgerMeasure> find_measure(LedgerMeasureId id) const;
    [[nodiscard]] std::vector<LedgerMeasure> measures(CatalogueId catalogue_id) const;

    void save_claim(LedgerClaim const& claim);
    void remove_claim(LedgerClaim const& claim);
    [[nodiscard]] std::vector<LedgerClaim> claims(LedgerId id) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
