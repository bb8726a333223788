#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"
#include "store/evidence.h"
#include "store/submission.h"

namespace zs::store {

class Connection;

/// What a pack holds of a filing.
struct PackedSubmission {
    SubmissionId id;
    std::int64_t list_position = 0;
    std::string list_name;
    std::string number;  ///< of the first item it answers
    std::string item_text;
    OrganisationId organisation_id;
    std::string organisation_name;
    campaign::SubmissionState state = campaign::SubmissionState::draft;
    std::int64_t edition = 0;
    std::string waiting_since;
    std::optional<MaterialRequestId> request_id;
    campaign::Content content;
};

struct PackedItem {
    std::string number;
    std::string text;
};

struct PackedFile {
    SubmissionId submission_id;
    EvidenceId evidence_id;
    ContentId content_id;
    std::string part;
    std::string title;
    std::string file_name;
    EvidenceMark mark = EvidenceMark::internal;
    EvidenceState state = EvidenceState::current;
    std::string sha256;
    std::int64_t size_bytes = 0;
    TextReading reading = TextReading::queued;
    bool shortened = false;
};

enum class PackedStates { accepted, all_filed };

/// Everything that was filed in a campaign, in the order of its catalogue: a query for each kind of row.
class PackStore {
  public:
    explicit PackStore(Connection& connection) : connection_(connection) {}

    /// One after the other, without holding them.
    void each_submission(CampaignId id, PackedStates states,
                         std::function<void(PackedSubmission&&)> const& take) const;
    [[nodiscard]] std::map<SubmissionId, std::vector<PackedFile>> files(CampaignId id) const;
    /// All items that a submission answers, in the order of the catalogue, where it answers a request.
    [[nodiscard]] std::map<SubmissionId, std::vector<PackedItem>> items(CampaignId id) const;
    [[nodiscard]] std::map<MaterialRequestId, catalogue::MaterialRequest> requests(CatalogueId id) const;
    /// The texts of the files that may be shown to anybody, one after the other.
    void each_open_text(CampaignId id, std::function<void(ContentId, std::string const&)> const& take) const;
    [[nodiscard]] std::int64_t list_count(CatalogueId id) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
