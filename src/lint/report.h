#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"
#include "lint/lint.h"

namespace zs::lint {

/// Collects findings; those of rules that are switched off, or told at a later stage, are dropped.
class Report {
  public:
    Report(Stage stage, std::set<std::string> const& without) : stage_(stage), without_(without) {}

    [[nodiscard]] bool tells(std::string_view rule) const;

    /// About an item. `correction`: lint/rule.h CorrectionKind.
    void add(std::string_view rule, catalogue::List const& list, catalogue::Item const& item,
             std::string message, std::optional<std::string> correction = std::nullopt);
    /// About a place in the document, or a list.
    void add_at(std::string_view rule, catalogue::Source const& source, std::string message,
                std::optional<std::string> list = std::nullopt);

    [[nodiscard]] std::vector<catalogue::Finding> take() && { return std::move(findings_); }

  private:
    catalogue::Finding* begin(std::string_view rule, std::string message);

    Stage stage_;
    std::set<std::string> const& without_;
    std::vector<catalogue::Finding> findings_;
};

}  // namespace zs::lint
