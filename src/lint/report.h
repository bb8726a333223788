#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"

namespace zs::lint {

/// Collects findings; those of rules that are switched off are dropped.
class Report {
  public:
    explicit Report(std::set<std::string> const& without) : without_(without) {}

    /// About an item. `correction`: lint/rule.h CorrectionKind.
    void add(std::string_view rule, catalogue::List const& list, catalogue::Item const& item,
             std::string message, std::optional<std::string> correction = std::nullopt);
    /// About a place in the document, or a list.
    void add_at(std::string_view rule, catalogue::Source const& source, std::string message,
                std::optional<std::string> list = std::nullopt);

    [[nodiscard]] std::vector<catalogue::Finding> take() && { return std::move(findings_); }

  private:
    catalogue::Finding* begin(std::string_view rule, std::string message);

    std::set<std::string> const& without_;
    std::vector<catalogue::Finding> findings_;
};

}  // namespace zs::lint
