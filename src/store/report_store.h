#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/page.h"
#include "campaign/content.h"
#include "store/report.h"

namespace zs::store {

class Connection;

/// Templates and words of reports, and what reports tell of a campaign: each a query, however much there is.
class ReportStore {
  public:
    explicit ReportStore(Connection& connection) : connection_(connection) {}

    [[nodiscard]] std::optional<ReportTemplate> find_template(JurisdictionId id, std::string_view kind) const;
    [[nodiscard]] std::vector<ReportTemplate> templates(JurisdictionId id) const;
    void put_template(ReportTemplate const& one);
    void remove_template(JurisdictionId id, std::string_view kind);
    [[nodiscard]] std::set<std::string> files() const;  ///< SHA-256 of all templates

    [[nodiscard]] ReportNotes notes(CampaignId id) const;
    void put_notes(CampaignId id, ReportNotes const& notes);

    /// The bodies that have tasks, in their order.
    [[nodiscard]] std::vector<std::pair<OrganisationId, std::string>> bodies(CampaignId id) const;
    /// Accepted between two instants, by then.
    [[nodiscard]] std::vector<ReportTask> accepted(CampaignId id, std::string const& since,
                                                   std::string const& until) const;
    /// In the order of their days where they are asked for by days, else of the catalogue.
    [[nodiscard]] std::vector<ReportTask> tasks(ReportTaskFilter const& filter, PageRequest page) const;
    struct FiledCase {
        std::string organisation_name;
        std::string number;
        campaign::CaseEntry entry;
    };
    /// The cases in what was accepted, in the order of the catalogue.
    [[nodiscard]] std::vector<FiledCase> cases(CampaignId id) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
