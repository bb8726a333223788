#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "report/template/template.h"
#include "store/campaign.h"
#include "store/export.h"
#include "store/report.h"

namespace zs::store {
class Connection;
struct Problem;
}  // namespace zs::store

namespace zs::app {

/// One row behind a number: what it says, and where it can be looked at.
struct FactRow {
    std::vector<std::string> cells;
    std::optional<AssignmentId> assignment_id = {};
    std::optional<ProblemId> problem_id = {};
    std::optional<OrganisationId> organisation_id = {};
};

struct FactRows {
    std::vector<std::string> columns;
    std::vector<FactRow> rows;
};

/// How personal data stands in a report.
enum class PersonalText { shown, hidden };

/// What reports say of a campaign on one day: the values of all placeholders (report_fields.h). Each part is
/// a query or two, however many rows there are, and only asked where it is wanted.
class ReportFacts {
  public:
    ReportFacts(store::Connection& connection, store::Campaign campaign, store::ExportOptions options,
                std::string today);

    /// Values for these placeholders, "任务总数" or "单位.名称".
    report::TemplateData collect(std::vector<std::string> const& wanted, PersonalText personal) const;
    /// What a number counts, row by row. Nothing for what is not counted.
    std::optional<FactRows> rows_behind(std::string_view field, PageRequest page) const;
    /// Drafts of the four sections from what is known, for somebody to go on from.
    store::ReportWords drafted() const;

    [[nodiscard]] std::string since() const;  ///< the first day reported on
    [[nodiscard]] std::string until() const;

  private:
    struct Amounts;
    [[nodiscard]] Amounts amounts() const;
    void add_amounts(Amounts const& counted, report::TemplateData& out) const;
    void add_units(Amounts const& counted, report::TemplateData& out) const;
    void add_words(report::TemplateData& out) const;
    void add_days(report::TemplateData& out) const;
    void add_tasks_of_unit(report::TemplateData& out) const;
    [[nodiscard]] std::int64_t spared() const;
    [[nodiscard]] report::TemplateList highlights(PersonalText personal) const;
    [[nodiscard]] std::vector<store::ReportTask> tasks(std::string_view field, PageRequest page) const;
    [[nodiscard]] std::vector<store::Problem> problems(std::optional<bool> closed) const;

    store::Connection& connection_;
    store::Campaign campaign_;
    store::ExportOptions options_;
    std::string today_;
};

/// "2026年3月2日"; what is no day stays.
std::string day_words(std::string const& iso);
char const* state_words(campaign::AssignmentState state);

}  // namespace zs::app
