#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "store/assignment.h"
#include "store/database.h"

namespace zs::store {

class Filter;

/// Who has to do what in a campaign. Whatever changes a state, a day or an organisation here brings
/// assignment_counts along; nobody else writes either table.
class AssignmentStore {
  public:
    explicit AssignmentStore(Connection& connection) : connection_(connection) {}

    [[nodiscard]] std::optional<Assignment> find(AssignmentId id) const;
    [[nodiscard]] std::vector<Assignment> find_all(std::vector<AssignmentId> const& ids) const;
    [[nodiscard]] Page<Assignment> page(AssignmentFilter const& filter, PageRequest page) const;
    /// Every row of a campaign as the rules compare them.
    [[nodiscard]] std::vector<campaign::PresentDuty> present(CampaignId campaign_id) const;

    /// The request that asks something of each item; items without one are not in it.
    [[nodiscard]] std::map<ItemId, MaterialRequestId> requests_of_items(CatalogueId catalogue_id) const;

    /// The state of everything that a submission answers. Called in the transaction that changes the
    /// submission.
    void set_state(Answered const& answered, AssignmentState state);
    void set_state(std::vector<AssignmentId> const& ids, AssignmentState state);
    void set_due(std::vector<AssignmentId> const& ids, std::optional<std::string> const& due_on);
    void set_assignee(std::vector<AssignmentId> const& ids, std::optional<UserId> assignee);

    /// For whole campaigns; call recount() at the end.
    void insert(CampaignId campaign_id, campaign::Duty const& duty);
    /// Item, clause, link, request, position, day and text of another version.
    void rewrite(AssignmentId id, campaign::Duty const& duty, AssignmentState state);
    void remove(AssignmentId id);
    void recount(CampaignId campaign_id);

    /// In order of the organisation, the due day and the state.
    [[nodiscard]] std::vector<StateCount> counts(CampaignId campaign_id, campaign::Reach const& reach) const;

    static std::span<std::string_view const> statements();

  private:
    /// Adds `sign` for each of the rows to what is counted of their state and day.
    void count(Filter const& which, int sign);
    /// `set`: columns, with $? in the order of `values`. Counts along.
    void change(Filter const& which, std::string_view set, std::vector<Value> const& values);

    Connection& connection_;
};

}  // namespace zs::store
