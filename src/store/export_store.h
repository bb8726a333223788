#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "store/export.h"

namespace zs::store {

class Connection;

/// The files that were made of campaigns: how far they are, what they hold, their digests.
class ExportStore {
  public:
    explicit ExportStore(Connection& connection) : connection_(connection) {}

    ExportId insert(Export const& one);
    [[nodiscard]] std::optional<Export> find(ExportId id) const;
    /// Newest first; of one person where one is given.
    [[nodiscard]] Page<Export> page(CampaignId id, std::optional<UserId> requester, PageRequest page) const;
    [[nodiscard]] std::int64_t count(CampaignId id, ExportKind kind) const;
    /// Everything that changes while it is made.
    void update(Export const& one);
    void set_percent(ExportId id, int percent);
    [[nodiscard]] std::vector<ExportId> in_state(ExportState state) const;
    /// Ready ones that were finished before then.
    [[nodiscard]] std::vector<ExportId> outdated(std::string const& before) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
