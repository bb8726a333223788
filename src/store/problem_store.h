#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "store/problem.h"

namespace zs::store {

class Connection;

/// Problems, how they are put right, and their history. The rules are campaign/rectification.h.
class ProblemStore {
  public:
    explicit ProblemStore(Connection& connection) : connection_(connection) {}

    ProblemId insert(Problem const& problem, UserId raised_by);
    [[nodiscard]] std::optional<Problem> find(ProblemId id) const;
    struct Item {
        ProblemId id;
        ItemId item_id;
    };
    /// Of a campaign: the problems that name an item, in order.
    [[nodiscard]] std::vector<Item> items(CampaignId id) const;
    void set_item(Item const& item);
    /// Newest first.
    [[nodiscard]] Page<Problem> page(ProblemFilter const& filter, PageRequest page) const;
    /// State, round, days and closing; the revision grows.
    void update(Problem const& problem);

    RectificationId insert_round(ProblemId id, Rectification const& round, UserId planned_by);
    void insert_milestone(RectificationId id, int position, Milestone const& milestone);
    /// False if the running round has no such milestone or it is done already.
    bool set_milestone_done(ProblemId problem, MilestoneId id, std::string const& at);
    void set_outcome(ProblemId problem, int round, std::string const& outcome, UserId reported_by);
    void insert_extension(ProblemId problem, int round, Extension const& extension, UserId asked_by);
    [[nodiscard]] std::optional<Extension> pending_extension(ProblemId problem) const;
    void decide_extension(Extension const& extension, UserId decided_by);
    /// Newest round first.
    [[nodiscard]] std::vector<Rectification> rounds(ProblemId id) const;

    void insert_step(ProblemId id, ProblemStep const& step, UserId by);
    [[nodiscard]] std::vector<ProblemStep> steps(ProblemId id) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
