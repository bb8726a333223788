#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "store/board.h"

namespace zs::store {

class Connection;

/// The lists behind a dashboard. The numbers of it are TallyStore's.
class BoardStore {
  public:
    explicit BoardStore(Connection& connection) : connection_(connection) {}

    /// Those that have something to do, in the order of their place.
    [[nodiscard]] Page<BoardBody> bodies(CampaignId id, campaign::Reach const& reach, PageRequest page) const;
    [[nodiscard]] std::vector<BoardItem> items(CatalogueId id) const;
    /// What these bodies have to do, without the withdrawn.
    [[nodiscard]] std::vector<BoardCell> cells(CampaignId id, std::vector<BoardBody> const& bodies) const;
    /// The latest first.
    [[nodiscard]] Page<BoardStep> steps(StepFilter const& filter, PageRequest page) const;
    [[nodiscard]] Page<Reuse> reuses(CampaignId id, campaign::Reach const& reach, PageRequest page) const;
    /// In the order of their place. `day`: what is owed before it is overdue.
    [[nodiscard]] std::vector<BodyProgress> progress(CampaignId id, campaign::Reach const& reach,
                                                     std::string const& day) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
