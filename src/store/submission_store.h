#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "store/submission.h"

namespace zs::store {

class Connection;

/// Submissions with their editions and reviews. The rules are campaign/workflow.h.
class SubmissionStore {
  public:
    explicit SubmissionStore(Connection& connection) : connection_(connection) {}

    SubmissionId insert(Submission const& submission);
    [[nodiscard]] std::optional<Submission> find(SubmissionId id) const;
    [[nodiscard]] std::optional<SubmissionId> find_answer(CampaignId campaign, OrganisationId organisation,
                                                          std::optional<MaterialRequestId> request,
                                                          ItemId item) const;
    /// Those that wait longest first, without their content.
    [[nodiscard]] Page<Submission> page(SubmissionFilter const& filter, PageRequest page) const;
    /// State, content, digest and the rest; the revision grows.
    void update(Submission const& submission);

    struct Place {
        SubmissionId id;
        std::optional<MaterialRequestId> request_id;
        ItemId item_id;
    };
    /// What they answer from now on, all at once: places may be exchanged. No revision counts it.
    void place(std::vector<Place> const& places);
    /// Every one of a campaign, without content.
    [[nodiscard]] std::vector<Submission> of_campaign(CampaignId id) const;

    void insert_edition(SubmissionId id, FiledEdition const& edition, UserId by);
    [[nodiscard]] std::vector<FiledEdition> editions(SubmissionId id) const;  ///< newest first
    void insert_review(Review const& review);
    [[nodiscard]] std::vector<Review> reviews(SubmissionId id) const;  ///< newest first

    /// What the request asks for; nothing if the submission answers a single item.
    [[nodiscard]] std::optional<catalogue::MaterialRequest> request(MaterialRequestId id) const;
    [[nodiscard]] std::vector<AnsweredItem> items(Submission const& submission) const;
    /// Numbers of the items that other submissions of this digest, of the same campaign, answer.
    [[nodiscard]] std::vector<std::string> same_digest(Submission const& submission) const;
    /// Whether work groups are set for the item and this person is in none of them.
    [[nodiscard]] bool is_of_other_group(CampaignId campaign, ItemId item, UserId user) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
