#include "ledger/sql/sql.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "calendar/work_calendar.h"
#include "ledger/cells.h"
#include "ledger/evaluate.h"
#include "ledger/plan.h"

namespace zs::ledger {
namespace {

char const* sign_of(Comparison op) {
    switch (op) {
        case Comparison::eq: return "=";
        case Comparison::ne: return "<>";
        case Comparison::lt: return "<";
        case Comparison::le: return "<=";
        case Comparison::gt: return ">";
        default: return ">=";
    }
}

std::int64_t sql_day_value(std::int64_t index) {
    return day_of_index(static_cast<DayIndex>(index));
}

class SqlWriter {
  public:
    SqlWriter(Plan const& plan, calendar::WorkCalendar const& calendar, SqlOptions const& options)
        : plan_(plan), calendar_(calendar), options_(options), dialect_(options.dialect) {}

    std::string write() {
        std::string out = calendar_table();
        out += "WITH texts AS MATERIALIZED (" + texts() + "),\nparts AS MATERIALIZED (" + parts() +
               "),\ncells AS MATERIALIZED (" + cells() + ")\n";
        out +=
            "SELECT \"group\", measure, total, counted, met, value, target, verdict, max, sum, missing, "
            "errors FROM (\n";
        for (std::size_t i = 0; i < plan_.operations().size(); ++i)
            out += (i == 0 ? "" : "\nUNION ALL\n") + measure(i, plan_.operations()[i]);
        return out + fmt::format("\n) answer ORDER BY \"group\"{}, position;\n", collation());
    }

  private:
    using Form = Operation::Form;

    [[nodiscard]] std::string collation() const {
        return dialect_ == Dialect::postgresql ? " COLLATE \"C\"" : "";
    }
    [[nodiscard]] std::string calendar_table() const;
    [[nodiscard]] std::string texts() const;
    [[nodiscard]] std::string parts() const;
    [[nodiscard]] std::string cells() const;
    [[nodiscard]] std::string truth(Test const& test) const;
    [[nodiscard]] std::string truth_of_text(Test const& test) const;
    [[nodiscard]] std::string truth_of_list(Test const& test) const;
    [[nodiscard]] std::string measure(std::size_t index, Operation const& operation) const;
    [[nodiscard]] std::string rows(Operation const& operation) const;
    [[nodiscard]] std::string in_time(Operation const& operation) const;
    [[nodiscard]] std::string outcome(Operation const& operation) const;
    [[nodiscard]] std::string present_or(Operation const& operation, std::string const& bad,
                                         std::string const& blank, std::string const& otherwise) const;
    [[nodiscard]] std::string values(Measure const& measure, Operation const& operation) const;
    [[nodiscard]] std::string verdict(Measure const& measure, Operation const& operation) const;
    [[nodiscard]] static std::string slot(std::size_t at) { return fmt::format("v{}", at); }
    [[nodiscard]] std::string text_type() const { return dialect_ == Dialect::duckdb ? "VARCHAR" : "TEXT"; }

    Plan const& plan_;
    calendar::WorkCalendar const& calendar_;
    SqlOptions const& options_;
    Dialect dialect_;
};

/// Weekdays are worked; the days for which that is not so are listed.
std::string SqlWriter::calendar_table() const {
    auto const last = day_of_index(kDayCount - 1);
    std::string special;
    for (auto day = kFirstDay; day <= last; ++day) {
        bool const weekday = calendar::weekday(day) != 0 && calendar::weekday(day) != 6;
        if (calendar_.is_working(day) == weekday) continue;
        special += fmt::format("{}({},{})", special.empty() ? "" : ",", day, weekday ? 0 : 1);
    }
    return fmt::format(
        "DROP TABLE IF EXISTS zs_special;\nCREATE TEMPORARY TABLE zs_special (day INTEGER, working "
        "INTEGER);\n"
        "INSERT INTO zs_special VALUES {};\nDROP TABLE IF EXISTS zs_calendar;\nCREATE TEMPORARY TABLE "
        "zs_calendar AS\n"
        "SELECT day, working, sum(working) OVER (ORDER BY day) AS ordinal FROM (SELECT d.day AS day, "
        "coalesce(s.working, "
        "CASE WHEN (d.day + 7704) % 7 IN (0, 6) THEN 0 ELSE 1 END) AS working FROM {} d LEFT JOIN zs_special "
        "s ON s.day = d.day) "
        "days;\n{}",
        special, sql_days(dialect_, kFirstDay, last),
        dialect_ == Dialect::duckdb ? "" : "CREATE UNIQUE INDEX zs_calendar_day ON zs_calendar (day);\n");
}

std::string SqlWriter::texts() const {
    std::string out = "SELECT 1 AS one";
    for (std::size_t i = 0; i < plan_.slots().size(); ++i)
        out += fmt::format(", {} AS t{}",
                           sql_clean(dialect_, sql_name(plan_.headings()[plan_.slots()[i].column])), i);
    return out + " FROM " + sql_name(options_.table);
}

std::string SqlWriter::parts() const {
    std::string out = "SELECT texts.*";
    for (std::size_t i = 0; i < plan_.slots().size(); ++i) {
        auto const& one = plan_.slots()[i];
        auto const text = fmt::format("t{}", i);
        auto const name = fmt::format("p{}", i);
        if (one.type == SlotType::day) out += ", " + sql_day_parts(dialect_, text, name);
        if (one.type == SlotType::decimal) out += ", " + sql_decimal_parts(dialect_, text, name, one.unit);
    }
    return out + " FROM texts";
}

std::string SqlWriter::cells() const {
    std::string out = "SELECT 1 AS one";
    for (std::size_t i = 0; i < plan_.slots().size(); ++i) {
        auto const type = plan_.slots()[i].type;
        auto const text = fmt::format("t{}", i);
        auto const name = fmt::format("p{}", i);
        out += fmt::format(", {} AS v{}",
                           type == SlotType::day       ? sql_day(dialect_, text, name)
                           : type == SlotType::decimal ? sql_decimal(text, name)
                                                       : text,
                           i);
    }
    return out + " FROM parts";
}

/// 0 no, 1 yes, 2 blank, 3 unreadable.
std::string SqlWriter::truth(Test const& test) const {
    if (test.form == Test::Form::text) return truth_of_text(test);
    if (test.form != Test::Form::day && test.form != Test::Form::decimal) return truth_of_list(test);
    bool const day = test.form == Test::Form::day;
    return fmt::format("CASE WHEN {0} = {1} THEN 2 WHEN {0} = {2} THEN 3 WHEN {0} {3} {4} THEN 1 ELSE 0 END",
                       slot(test.slot), day ? kSqlBlankDay : kSqlBlankDecimal,
                       day ? kSqlBadDay : kSqlBadDecimal, sign_of(test.op),
                       day ? sql_day_value(test.value) : test.value);
}

std::string SqlWriter::truth_of_text(Test const& test) const {
    std::string holds;
    for (auto const& text : test.texts) {
        if (!is_valid_utf8(text)) continue;  // the other spelling is for files in GB18030
        auto const one = test.op != Comparison::contains
                             ? fmt::format("{} = {}", slot(test.slot), sql_text(text))
                         : dialect_ == Dialect::postgresql
                             ? fmt::format("strpos({}, {}) > 0", slot(test.slot), sql_text(text))
                             : fmt::format("instr({}, {}) > 0", slot(test.slot), sql_text(text));
        holds += (holds.empty() ? "" : " OR ") + one;
    }
    if (test.op == Comparison::blank || test.op == Comparison::not_blank || holds.empty())
        holds = fmt::format("{} = ''", slot(test.slot));
    bool const turned = test.op == Comparison::ne || test.op == Comparison::not_blank;
    return fmt::format("CASE WHEN {} THEN {} ELSE {} END", holds, turned ? 0 : 1, turned ? 1 : 0);
}

std::string SqlWriter::truth_of_list(Test const& test) const {
    bool const all = test.form == Test::Form::all;
    if (test.children.empty()) return test.form == Test::Form::any ? "0" : "1";
    auto const some = [&](int truth) {
        std::string out;
        for (auto const& child : test.children)
            out += fmt::format("{}({}) = {}", out.empty() ? "" : " OR ", this->truth(child), truth);
        return out;
    };
    int const strong = all || test.form == Test::Form::none ? 0 : 1;
    return fmt::format("CASE WHEN {} THEN {} WHEN {} THEN 3 WHEN {} THEN 2 ELSE {} END", some(all ? 0 : 1),
                       strong, some(3), some(2), strong == 0 ? 1 : 0);
}

std::string SqlWriter::present_or(Operation const& operation, std::string const& bad,
                                  std::string const& blank, std::string const& otherwise) const {
    std::string any_bad;
    std::string any_blank;
    for (auto const at : operation.slots) {
        any_bad += fmt::format("{}{} = {}", any_bad.empty() ? "" : " OR ", slot(at), kSqlBadDay);
        any_blank += fmt::format("{}{} = {}", any_blank.empty() ? "" : " OR ", slot(at), kSqlBlankDay);
    }
    return fmt::format("CASE WHEN {} THEN {} WHEN {} THEN {} ELSE {} END", any_bad, bad, any_blank, blank,
                       otherwise);
}

std::string SqlWriter::in_time(Operation const& operation) const {
    auto const& within = *plan_.measures()[operation.measure].within;
    auto const counting = within.counting.value_or(Counting::working_days);
    auto const from = slot(operation.slots[0]);
    auto const to = slot(operation.slots[1]);
    std::string out = "1 = 1";
    if (within.limit) {
        if (*within.limit == 0) {
            out += fmt::format(" AND {} = {}", to, from);
        } else if (counting == Counting::working_days) {
            out += fmt::format(" AND b.ordinal + 1 - b.working <= a.ordinal + {}", *within.limit);
        } else {  // after the nominal end only while there was no working day since
            out += fmt::format(" AND ({} <= n.day OR b.ordinal - b.working = n.ordinal - n.working)", to);
        }
    }
    if (!within.at_least) return out;
    if (counting == Counting::working_days)
        return out + fmt::format(" AND b.ordinal - a.ordinal >= {}", *within.at_least);
    return out + fmt::format(" AND {} >= {}", to,
                             counting == Counting::months ? sql_add_months(dialect_, from, *within.at_least)
                                                          : fmt::format("{} + {}", from, *within.at_least));
}

std::string SqlWriter::outcome(Operation const& operation) const {
    int const blank = operation.blank_counts ? 6 : 3;
    int const bad = operation.blank_counts ? 7 : 4;
    switch (operation.form) {
        case Form::count: return "8";
        case Form::ratio:
            return fmt::format("CASE {} WHEN 1 THEN 8 WHEN 0 THEN 5 WHEN 2 THEN {} ELSE {} END",
                               truth(*operation.numerator), blank, bad);
        case Form::within:
            return present_or(
                operation, std::to_string(bad), std::to_string(blank),
                fmt::format("CASE WHEN {} < {} THEN {} WHEN {} THEN 8 ELSE 5 END", slot(operation.slots[1]),
                            slot(operation.slots[0]), bad, in_time(operation)));
        case Form::sequence: {
            std::string ordered;
            for (std::size_t i = 1; i < operation.slots.size(); ++i)
                ordered += fmt::format("{}{} <= {}", i == 1 ? "" : " AND ", slot(operation.slots[i - 1]),
                                       slot(operation.slots[i]));
            return present_or(operation, std::to_string(bad), std::to_string(blank),
                              fmt::format("CASE WHEN {} THEN 8 ELSE 5 END", ordered));
        }
        case Form::amount: {
            bool const by_row = operation.has_target && !plan_.measures()[operation.measure].sum;
            return fmt::format("CASE WHEN {0} = {1} THEN 3 WHEN {0} = {2} THEN 4 WHEN {3} THEN 8 ELSE 5 END",
                               slot(operation.slots[0]), kSqlBlankDecimal, kSqlBadDecimal,
                               by_row ? fmt::format("{} {} {}", slot(operation.slots[0]),
                                                    sign_of(operation.target.op), operation.target.value)
                                      : "1 = 1");
        }
    }
    return "0";
}

/// One row for each row of the ledger: its group, its outcome (as enum Outcome), and the days or the amount.
std::string SqlWriter::rows(Operation const& operation) const {
    auto const filter = operation.filter ? truth(*operation.filter) : "1";
    std::string joins;
    std::string amount = "0";
    if (operation.form == Form::amount) amount = slot(operation.slots[0]);
    if (operation.form == Form::within) {
        auto const& within = *plan_.measures()[operation.measure].within;
        auto const from = slot(operation.slots[0]);
        auto const to = slot(operation.slots[1]);
        auto const counting = within.counting.value_or(Counting::working_days);
        joins = fmt::format(" LEFT JOIN zs_calendar a ON a.day = {} LEFT JOIN zs_calendar b ON b.day = {}",
                            from, to);
        if (within.limit && counting != Counting::working_days) {
            joins += fmt::format(" LEFT JOIN zs_calendar n ON n.day = CASE WHEN {} > {} THEN {} END", from,
                                 kSqlBadDay,
                                 counting == Counting::months ? sql_add_months(dialect_, from, *within.limit)
                                                              : fmt::format("{} + {}", from, *within.limit));
        }
        amount =
            counting == Counting::working_days ? "b.ordinal - a.ordinal" : fmt::format("{} - {}", to, from);
    }
    auto const group = operation.group ? slot(*operation.group) : sql_text("全部");
    return fmt::format(
        "SELECT {} AS g, CASE {} WHEN 0 THEN 0 WHEN 2 THEN 1 WHEN 3 THEN 2 ELSE {} END AS o, {} AS e FROM "
        "cells{}",
        group, filter, outcome(operation), amount, joins);
}

std::string SqlWriter::values(Measure const& measure, Operation const& operation) const {
    auto const nothing = fmt::format("CAST('' AS {})", text_type());
    if (measure.count)
        return fmt::format("CAST(met AS {0}) AS value, {1} AS max, {1} AS sum", text_type(), nothing);
    auto const number = [&](char const* column) {
        return operation.form == Form::amount ? sql_decimal_text(dialect_, column)
                                              : fmt::format("CAST({} AS {})", column, text_type());
    };
    auto const shown = [&](char const* column) {
        return fmt::format("CASE WHEN high IS NULL THEN '' ELSE {} END", number(column));
    };
    if (operation.form == Form::amount) {
        char const* const value = measure.sum ? "amount" : (measure.max ? "high" : "low");
        auto const text = measure.sum
                              ? fmt::format("CASE WHEN high IS NULL THEN '0' ELSE {} END", number("amount"))
                              : shown(value);
        return fmt::format("{} AS value, {} AS max, {} AS sum", text, shown("high"), shown("amount"));
    }
    auto const rounded = sql_quotient(dialect_, "(met * 20000 + counted)", "(counted * 2)");
    auto const points = fmt::format(
        "(CASE WHEN met < counted AND {0} = 10000 THEN 9999 WHEN met > 0 AND {0} = 0 THEN 1 ELSE {0} END)",
        rounded);
    auto const rate = fmt::format(
        "CASE WHEN counted = 0 THEN '' ELSE {} || '.' || substr(CAST(100 + {} AS {}), 2, 2) || '%' END",
        sql_quotient(dialect_, points, "100"), sql_remainder(dialect_, points, "100"), text_type());
    bool const within = operation.form == Form::within;
    return fmt::format("{} AS value, {} AS max, {} AS sum", rate, within ? shown("high") : nothing,
                       within ? shown("amount") : nothing);
}

std::string SqlWriter::verdict(Measure const& measure, Operation const& operation) const {
    if (!operation.has_target) return "''";
    auto const* const op = sign_of(operation.target.op);
    bool const rate =
        operation.form == Form::within || operation.form == Form::ratio || operation.form == Form::sequence;
    auto target = operation.target.value;
    if (rate && !operation.target.is_percent && target > kOne) target /= 100;
    auto const left = operation.form != Form::amount
                          ? "met * 1000000"
                          : (measure.sum ? "amount" : (measure.max ? "high" : "low"));
    auto const holds = fmt::format("{} {} {}{}", left, op, target, rate ? " * counted" : "");
    auto const has_data = measure.count ? "1 = 1" : (rate ? "counted > 0" : "high IS NOT NULL");
    return fmt::format("CASE WHEN NOT ({}) THEN 'no_data' WHEN {} THEN 'met' ELSE 'not_met' END", has_data,
                       holds);
}

std::string SqlWriter::measure(std::size_t index, Operation const& operation) const {
    auto const& measure = plan_.measures()[operation.measure];
    auto const count = [](char const* which) {
        return fmt::format("sum(CASE WHEN o {} THEN 1 ELSE 0 END)", which);
    };
    // What did not happen has no length: unmet for a blank or unreadable cell is told apart from unmet.
    std::string const valid = "CASE WHEN o IN (5, 8) THEN e END";
    return fmt::format(
        "SELECT g AS \"group\", {} AS measure, {} AS position, total, counted, met, {}, {} AS target, {} AS "
        "verdict, missing, errors "
        "FROM (SELECT g, {} AS total, {} AS counted, {} AS met, {} AS missing, {} AS errors, max({}) AS "
        "high, min({}) AS low, "
        "sum({}) AS amount FROM ({}) r GROUP BY g) q",
        sql_text(measure.name), index, values(measure, operation),
        sql_text(measure.target ? measure.target->text : ""), verdict(measure, operation), count(">= 3"),
        count(">= 5"), count("= 8"), count("IN (1, 3, 6)"), count("IN (2, 4, 7)"), valid, valid, valid,
        rows(operation));
}

void add_fields(Condition const& condition, std::vector<std::string>& out) {
    if (condition.field) out.push_back(*condition.field);
    for (auto const* list : {&condition.all, &condition.any, &condition.none}) {
        if (!list->has_value()) continue;
        for (auto const& child : **list)
            add_fields(child, out);
    }
}

/// Headings for a table whose columns are called as the fields are.
std::vector<std::string> fields_of(std::vector<Measure> const& measures,
                                   std::optional<std::string> const& group_by) {
    std::vector<std::string> out;
    if (group_by) out.push_back(*group_by);
    for (auto const& measure : measures) {
        for (auto const* field : {&measure.sum, &measure.max, &measure.min_per_group})
            if (field->has_value()) out.push_back((*field)->field);
        if (measure.within) out.insert(out.end(), {measure.within->from, measure.within->to});
        if (measure.sequence)
            out.insert(out.end(), measure.sequence->fields.begin(), measure.sequence->fields.end());
        if (measure.group_by) out.push_back(*measure.group_by);
        if (measure.filter) add_fields(*measure.filter, out);
        if (measure.count && measure.count->where) add_fields(*measure.count->where, out);
        if (measure.ratio && measure.ratio->numerator) add_fields(*measure.ratio->numerator, out);
        if (measure.ratio && measure.ratio->denominator) add_fields(*measure.ratio->denominator, out);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace

Result<std::string> measures_sql(std::vector<Measure> const& measures, calendar::WorkCalendar const& calendar,
                                 SqlOptions const& options) {
    auto const headings = options.headings ? *options.headings : fields_of(measures, options.group_by);
    ASSIGN_OR_RETURN(auto const plan, Plan::make(measures, headings, options.group_by, calendar));
    return SqlWriter(plan, calendar, options).write();
}

}  // namespace zs::ledger
