#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "ledger/day_tables.h"
#include "ledger/measure.h"

namespace zs::ledger {

enum class SlotType { day, decimal, text, group, month };

/// A column that some measure needs, read in one way.
struct Slot {
    std::size_t column = 0;
    SlotType type = SlotType::text;
    std::int64_t unit = 1;  ///< of a decimal: 10000 in a column of 万元
};

/// A condition with its columns found and its values read.
struct Test {
    enum class Form { day, decimal, text, all, any, none };
    Form form = Form::all;
    Comparison op = Comparison::eq;
    std::size_t slot = 0;
    std::int64_t value = 0;
    std::vector<std::string> texts;  ///< in UTF-8 and in GB18030
    std::vector<Test> children;
};

/// A measure made ready: what to do with each row.
struct Operation {
    enum class Form { within, ratio, count, amount, sequence };
    Form form = Form::count;
    std::size_t measure = 0;
    std::optional<std::size_t> group;  ///< slot
    std::optional<Test> filter;        ///< rows that belong to the measure at all
    std::optional<Test> numerator;     ///< ratio
    std::vector<std::size_t> slots;    ///< within: from, to; amount: the field; sequence: the days
    std::vector<DayIndex> const* due = nullptr;
    std::vector<DayIndex> const* earliest = nullptr;
    std::vector<std::int32_t> const* positions = nullptr;
    bool blank_counts = true;  ///< MissingRule::not_met
    Target target;
    bool has_target = false;
};

/// All measures over one ledger. Shared by the workers, which only read it.
class Plan {
  public:
    static Result<Plan> make(std::vector<Measure> measures, std::vector<std::string> const& headings,
                             std::optional<std::string> const& group_by,
                             calendar::WorkCalendar const& calendar);

    [[nodiscard]] std::vector<Measure> const& measures() const { return measures_; }
    [[nodiscard]] std::vector<std::string> const& headings() const { return headings_; }
    [[nodiscard]] std::vector<Slot> const& slots() const { return slots_; }
    [[nodiscard]] std::vector<Operation> const& operations() const { return operations_; }
    [[nodiscard]] DayTables const& tables() const { return *tables_; }

  private:
    friend class Planner;
    Plan() = default;

    std::vector<Measure> measures_;
    std::vector<std::string> headings_;
    std::vector<Slot> slots_;
    std::vector<Operation> operations_;
    std::unique_ptr<DayTables> tables_;
    using DayTable = std::unique_ptr<std::vector<DayIndex>>;
    std::map<std::pair<int, Counting>, DayTable> due_;
    std::map<std::pair<int, Counting>, DayTable> earliest_;
};

}  // namespace zs::ledger
