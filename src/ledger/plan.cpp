#include "ledger/plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/cells.h"
#include "ledger/encoding.h"
#include "ledger/kinds.h"

namespace zs::ledger {
namespace {

constexpr std::string_view kByMonth = "month:";

}  // namespace

class Planner {
  public:
    explicit Planner(Plan& plan) : plan_(plan) {}

    Result<Operation> operation(std::size_t index, std::optional<std::string> const& group_by);

  private:
    Result<void> fill_within(Within const& within, Operation& out);
    Result<void> fill_days(std::vector<std::string> const& fields, Operation& out);
    Result<void> fill_amount(OfField const& field, Operation& out);
    Result<void> fill_form(Measure const& measure, Operation& out);
    Result<std::optional<Test>> joined(std::optional<Condition> const& first,
                                       std::optional<Condition> const& second);
    Result<Test> test(Condition const& condition);
    Result<Test> comparison(Condition const& condition);
    Result<Test> list_of(std::vector<Condition> const& children, Test::Form form);
    Result<FoundColumn> column(std::string const& field) const;
    Result<std::size_t> slot(std::string const& field, SlotType type);
    std::vector<DayIndex> const* table(std::map<std::pair<int, Counting>, Plan::DayTable>& tables, int days,
                                       Counting counting, bool due);

    Plan& plan_;
    Measure const* measure_ = nullptr;
    Kind const* kind_ = nullptr;
};

Result<Plan> Plan::make(std::vector<Measure> measures, std::vector<std::string> const& headings,
                        std::optional<std::string> const& group_by, calendar::WorkCalendar const& calendar) {
    Plan plan;
    plan.measures_ = std::move(measures);
    plan.headings_ = headings;
    plan.tables_ = std::make_unique<DayTables>(calendar);
    Planner planner(plan);
    for (std::size_t i = 0; i < plan.measures_.size(); ++i) {
        ASSIGN_OR_RETURN(auto operation, planner.operation(i, group_by));
        plan.operations_.push_back(std::move(operation));
    }
    return plan;
}

Result<Operation> Planner::operation(std::size_t index, std::optional<std::string> const& group_by) {
    measure_ = &plan_.measures_[index];
    kind_ = measure_->ledger_kind ? find_kind(*measure_->ledger_kind) : nullptr;
    Operation out;
    out.measure = index;
    out.blank_counts = measure_->missing_value_rule.value_or(MissingRule::not_met) == MissingRule::not_met;
    out.has_target = measure_->target.has_value();
    ASSIGN_OR_RETURN(out.target, parse_target(*measure_));
    auto const& group = group_by ? group_by : measure_->group_by;
    if (group) {
        bool const by_month = group->starts_with(kByMonth);
        ASSIGN_OR_RETURN(out.group, slot(by_month ? group->substr(kByMonth.size()) : *group,
                                         by_month ? SlotType::month : SlotType::group));
    }
    RETURN_IF_ERROR(fill_form(*measure_, out));
    return out;
}

Result<void> Planner::fill_form(Measure const& measure, Operation& out) {
    std::optional<Condition> second;
    if (measure.count) second = measure.count->where;
    if (measure.ratio) second = measure.ratio->denominator;
    ASSIGN_OR_RETURN(out.filter, joined(measure.filter, second));
    if (measure.within) return fill_within(*measure.within, out);
    if (measure.sequence) {
        out.form = Operation::Form::sequence;
        return fill_days(measure.sequence->fields, out);
    }
    if (measure.sum) return fill_amount(*measure.sum, out);
    if (measure.max) return fill_amount(*measure.max, out);
    if (measure.min_per_group) return fill_amount(*measure.min_per_group, out);
    out.form = measure.ratio ? Operation::Form::ratio : Operation::Form::count;
    if (!measure.ratio) return {};
    if (!measure.ratio->numerator)
        return Error{ErrorCode::invalid_input, "ratio 要写 numerator（达到要求的条件）。", measure.name, {}};
    ASSIGN_OR_RETURN(out.numerator, test(*measure.ratio->numerator));
    return {};
}

Result<void> Planner::fill_within(Within const& within, Operation& out) {
    out.form = Operation::Form::within;
    RETURN_IF_ERROR(fill_days({within.from, within.to}, out));
    auto const counting = within.counting.value_or(Counting::working_days);
    out.positions = &plan_.tables_->positions(counting);
    if (within.limit) out.due = table(plan_.due_, *within.limit, counting, true);
    if (within.at_least) out.earliest = table(plan_.earliest_, *within.at_least, counting, false);
    return {};
}

std::vector<DayIndex> const* Planner::table(std::map<std::pair<int, Counting>, Plan::DayTable>& tables,
                                            int days, Counting counting, bool due) {
    auto& known = tables[{days, counting}];
    if (known == nullptr) {
        known = std::make_unique<std::vector<DayIndex>>(due ? plan_.tables_->due(days, counting)
                                                            : plan_.tables_->earliest(days, counting));
    }
    return known.get();
}

Result<void> Planner::fill_days(std::vector<std::string> const& fields, Operation& out) {
    for (auto const& field : fields) {
        ASSIGN_OR_RETURN(auto const at, slot(field, SlotType::day));
        out.slots.push_back(at);
    }
    return {};
}

Result<void> Planner::fill_amount(OfField const& field, Operation& out) {
    out.form = Operation::Form::amount;
    ASSIGN_OR_RETURN(auto const at, slot(field.field, SlotType::decimal));
    out.slots.push_back(at);
    return {};
}

Result<std::optional<Test>> Planner::joined(std::optional<Condition> const& first,
                                            std::optional<Condition> const& second) {
    Test both;
    for (auto const* condition : {&first, &second}) {
        if (!condition->has_value()) continue;
        ASSIGN_OR_RETURN(auto child, test(**condition));
        both.children.push_back(std::move(child));
    }
    if (both.children.empty()) return std::optional<Test>();
    if (both.children.size() == 1) return std::optional<Test>(std::move(both.children.front()));
    return std::optional<Test>(std::move(both));
}

Result<Test> Planner::test(Condition const& condition) {
    if (condition.all) return list_of(*condition.all, Test::Form::all);
    if (condition.any) return list_of(*condition.any, Test::Form::any);
    if (condition.none) return list_of(*condition.none, Test::Form::none);
    return comparison(condition);
}

Result<Test> Planner::list_of(std::vector<Condition> const& children, Test::Form form) {
    Test out;
    out.form = form;
    for (auto const& child : children) {
        ASSIGN_OR_RETURN(auto made, test(child));
        out.children.push_back(std::move(made));
    }
    return out;
}

/// Days and numbers are compared as such where the kind says so or the value looks so; all else as text.
Result<Test> Planner::comparison(Condition const& condition) {
    ASSIGN_OR_RETURN(auto const found, column(*condition.field));
    Test out;
    out.op = *condition.op;
    out.form = Test::Form::text;
    bool const ordered = out.op == Comparison::lt || out.op == Comparison::le || out.op == Comparison::gt ||
                         out.op == Comparison::ge || out.op == Comparison::eq || out.op == Comparison::ne;
    auto const type = found.type.value_or(FieldType::text);
    if (ordered) {
        auto const& value = *condition.value;
        bool const number = value.is_number || type == FieldType::number || type == FieldType::money;
        auto const day = read_day(value.text);
        out.form = number ? Test::Form::decimal
                   : day > kBadDay && (type == FieldType::date || value.text.size() == 10) ? Test::Form::day
                                                                                           : Test::Form::text;
        out.value = number ? decimal_from(value.text) : static_cast<std::int64_t>(day);
        bool const order_only = out.op != Comparison::eq && out.op != Comparison::ne;
        if ((number && out.value <= kBadDecimal) || (out.form == Test::Form::text && order_only))
            return Error{ErrorCode::invalid_input,
                         "比较大小的值应是数字或者 2024-09-30 这样的日期。",
                         measure_->name,
                         {}};
    }
    if (out.form == Test::Form::text) {
        auto values = condition.values.value_or(std::vector<Scalar>());
        if (condition.value) values.push_back(*condition.value);
        for (auto const& value : values) {
            out.texts.push_back(value.text);
            if (auto other = to_gb18030(value.text); !other.empty() && other != value.text)
                out.texts.push_back(std::move(other));
        }
    }
    ASSIGN_OR_RETURN(out.slot, slot(*condition.field, out.form == Test::Form::day       ? SlotType::day
                                                      : out.form == Test::Form::decimal ? SlotType::decimal
                                                                                        : SlotType::text));
    return out;
}

Result<FoundColumn> Planner::column(std::string const& field) const {
    if (auto const found = find_column(plan_.headings_, field, kind_)) return *found;
    std::string known;
    for (auto const& heading : plan_.headings_)
        known += (known.empty() ? "" : "、") + heading;
    return Error{ErrorCode::invalid_input,
                 fmt::format("台账里没有“{}”这一列，请检查表头或者指标里的字段名。表头是：{}", field, known),
                 measure_->name,
                 {}};
}

Result<std::size_t> Planner::slot(std::string const& field, SlotType type) {
    ASSIGN_OR_RETURN(auto const found, column(field));
    auto& slots = plan_.slots_;
    auto const known = std::find_if(slots.begin(), slots.end(), [&](Slot const& one) {
        return one.column == found.index && one.type == type;
    });
    if (known != slots.end()) return static_cast<std::size_t>(known - slots.begin());
    slots.push_back({found.index, type, heading_unit(plan_.headings_[found.index])});
    return slots.size() - 1;
}

}  // namespace zs::ledger
