#include "ledger/offending.h"

#include <fmt/format.h>

#include "base/text.h"
#include "calendar/work_calendar.h"
#include "ledger/encoding.h"
#include "ledger/masking.h"

namespace zs::ledger {

std::string csv_cell(std::string_view text) {
    std::string out = "\"";
    // OWASP, CSV injection: spreadsheets evaluate cells that begin with these.
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        out += '\'';
    for (char const c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

OffendingRows::OffendingRows(Plan const& plan, calendar::WorkCalendar const& calendar, bool structured,
                             bool mask)
    : plan_(plan), calendar_(calendar), structured_(structured), mask_(mask) {
    for (auto const& heading : plan.headings())
        people_.push_back(names_people(heading));
}

std::string OffendingRows::heading() const {
    std::string out = "\xEF\xBB\xBFline,measure,group,reason,due,happened,skipped";
    for (auto const& heading : plan_.headings())
        out += "," + csv_cell(heading);
    return out + "\r\n";
}

bool OffendingRows::offends(Operation const& operation, Outcome outcome) const {
    switch (outcome) {
        case Outcome::unmet:
        case Outcome::unmet_blank:
        case Outcome::unmet_bad:
        case Outcome::left_out_bad:
        case Outcome::outside_bad: return true;
        case Outcome::met: {
            // Cases that there should be none or few of.
            bool const few = operation.target.op == Comparison::eq || operation.target.op == Comparison::le ||
                             operation.target.op == Comparison::lt;
            return operation.form == Operation::Form::count && operation.has_target && few;
        }
        default: return false;
    }
}

void OffendingRows::append(RowSpan const& rows, std::size_t row, std::uint64_t line, Batch const& batch,
                           Evaluator const& evaluator, std::vector<OffendingRow>& out) const {
    for (std::size_t i = 0; i < plan_.operations().size(); ++i) {
        auto const& operation = plan_.operations()[i];
        auto const outcome = evaluator.outcome(i, row);
        if (!offends(operation, outcome)) continue;
        auto const why = reason(operation, outcome, batch, row);
        auto const group =
            operation.group ? batch.group_name(*operation.group, batch.words(*operation.group)[row]) : "全部";
        std::vector<std::string> cells = {
            plan_.measures()[operation.measure].name, group, why.text, why.due, why.happened, why.skipped};
        std::string scratch;
        for (std::size_t column = 0; column <= rows.last_column; ++column) {
            auto cell = to_utf8_text(clean(rows.cell(row, column), scratch));
            cells.push_back(mask_ ? masked(cell, people_[column]) : std::move(cell));
        }
        if (structured_) {
            out.push_back({line, "", std::move(cells)});
            continue;
        }
        std::string text;
        for (auto const& cell : cells)
            text += (text.empty() ? "" : ",") + csv_cell(cell);
        out.push_back({line, text + "\r\n", {}});
    }
}

OffendingRows::Reason OffendingRows::reason(Operation const& operation, Outcome outcome, Batch const& batch,
                                            std::size_t row) const {
    Reason out;
    switch (outcome) {
        case Outcome::unmet_blank: out.text = "应填未填"; break;
        case Outcome::unmet_bad:
        case Outcome::left_out_bad:
        case Outcome::outside_bad: out.text = "无法识别，或者后一日期早于前一日期"; break;
        case Outcome::met: out.text = "符合应控制的情形"; break;
        default: out.text = operation.form == Operation::Form::sequence ? "先后次序不对" : "不符合要求";
    }
    if (operation.form == Operation::Form::within) explain_days(operation, batch, row, out);
    return out;
}

void OffendingRows::explain_days(Operation const& operation, Batch const& batch, std::size_t row,
                                 Reason& out) const {
    auto const from = batch.words(operation.slots[0])[row];
    auto const to = batch.words(operation.slots[1])[row];
    if (to > kBadDay) out.happened = calendar::to_string(day_of_index(to));
    if (from <= kBadDay) return;
    auto const limit = operation.due != nullptr ? (*operation.due)[from] : (*operation.earliest)[from];
    out.due = calendar::to_string(day_of_index(limit));
    if (to >= from && to > kBadDay) {
        bool const late = operation.due != nullptr && to > (*operation.due)[from];
        if (!late && operation.earliest != nullptr)
            out.due = calendar::to_string(day_of_index((*operation.earliest)[from]));
        out.text = late ? "晚于应当完成之日" : "早于最早可以完成之日";
    }
    auto const counting =
        plan_.measures()[operation.measure].within->counting.value_or(Counting::working_days);
    if (counting != Counting::working_days) return;
    for (auto day = day_of_index(from) + 1; day <= day_of_index(limit); ++day) {
        if (calendar_.is_working(day)) continue;
        out.skipped += (out.skipped.empty() ? "" : "；") + calendar::to_string(day) + calendar_.describe(day);
    }
}

}  // namespace zs::ledger
