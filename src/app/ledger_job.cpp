#include "app/ledger_job.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/ledger_rows.h"
#include "base/text.h"
#include "calendar/work_calendar.h"
#include "json/codec.h"
#include "json/encode.h"
#include "ledger/encoding.h"
#include "ledger/header.h"
#include "ledger/masking.h"
#include "ledger/offending.h"
#include "ledger/report.h"
#include "ledger/run.h"

namespace zs::app {
namespace {

constexpr std::size_t kSampleRows = 60;
constexpr std::size_t kBrokenTold = 200;
constexpr std::size_t kBrokenBytesTold = 64U << 10U;  // of one line
constexpr std::string_view kNotMapped = "列：";       // no measure finds a column of that name by itself

calendar::WorkCalendar const& national() {
    static auto const calendar = calendar::WorkCalendar::national().take();
    return calendar;
}

Result<ledger::Measure> parse_definition(std::string const& definition) {
    ASSIGN_OR_RETURN(auto measures, ledger::parse_measures("[" + definition + "]"));
    return std::move(measures.front());
}

std::vector<LedgerBrokenRow> told(std::vector<ledger::BrokenRow> const& broken) {
    std::vector<LedgerBrokenRow> out;
    for (std::size_t i = 0; i < std::min(broken.size(), kBrokenTold); ++i)
        out.push_back({static_cast<std::int64_t>(broken[i].line), broken[i].reason});
    return out;
}

/// Rows are counted by a measure that needs no column.
Result<ledger::Measured> count_rows(ledger::Source const& source, std::size_t heading_row,
                                    std::vector<std::string> const& headings) {
    ledger::Measure all;
    all.name = "rows";
    all.count.emplace();
    ledger::RunOptions options;
    options.columns = ledger::ColumnNames{heading_row, headings};
    return ledger::measure_ledger(source, {all}, national(), options);
}

Result<LedgerContents> inspect(ledger::Source const& source, std::string const& kind) {
    ASSIGN_OR_RETURN(auto const first, ledger::read_heading_rows(source, kSampleRows));
    std::vector<std::vector<std::string>> rows;
    for (auto const& row : first)
        rows.push_back(row.headings);
    LedgerContents out;
    out.proposal = ledger::propose(rows, ledger::find_kind(kind));
    ASSIGN_OR_RETURN(auto const counted,
                     count_rows(source, out.proposal.heading_row, rows[out.proposal.heading_row]));
    out.row_count = static_cast<std::int64_t>(counted.row_count);
    out.broken_count = static_cast<std::int64_t>(counted.broken_count);
    out.broken = told(counted.broken);
    return out;
}

bool belongs_to(ledger::Field const& field, std::string const& bare) {
    return bare == field.label || bare == field.key ||
           std::find(field.synonyms.begin(), field.synonyms.end(), bare) != field.synonyms.end();
}

/// The names by which measures find the columns: what a person mapped, and nothing that they did not.
std::vector<std::string> names_of(LedgerMapping const& mapping, ledger::Kind const& kind) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < mapping.headings.size(); ++i) {
        auto const& heading = mapping.headings[i];
        auto const& field = i < mapping.fields.size() ? mapping.fields[i] : heading;
        if (!field.empty()) {
            out.push_back(field + (ledger::heading_unit(heading) > 1 ? "（万元）" : ""));
            continue;
        }
        auto const bare = ledger::bare_heading(heading);
        bool const taken = std::any_of(kind.fields.begin(), kind.fields.end(),
                                       [&](auto const& one) { return belongs_to(one, bare); });
        out.push_back((taken ? std::string(kNotMapped) : "") + heading);
    }
    return out;
}

std::string label_of(ledger::Kind const& kind, std::string const& field) {
    for (auto const& one : kind.fields) {
        if (one.key == field) return one.label;
    }
    return field;
}

/// Everything that the tasks with a mapping share.
class Reading {
  public:
    static Result<Reading> make(ledger::Source const& source, LedgerJob const& job) {
        auto const* kind = ledger::find_kind(job.kind);
        if (kind == nullptr) return Error{ErrorCode::invalid_input, "没有这种台账，请重新选择种类。", "", {}};
        return Reading(source, job, *kind);
    }

    Result<LedgerFigures> measure();
    Result<OffendingPage> offending_page();
    Result<void> offending_file(LedgerOutput const& output);
    Result<void> broken_file(std::string_view bytes, LedgerOutput const& output);

  private:
    Reading(ledger::Source const& source, LedgerJob const& job, ledger::Kind const& kind)
        : source_(source), job_(job), kind_(kind), names_(names_of(job.mapping, kind)) {}

    [[nodiscard]] bool has(std::string const& field) const {
        return ledger::find_column(names_, field, &kind_).has_value();
    }
    [[nodiscard]] ledger::RunOptions options() const {
        ledger::RunOptions out;
        out.columns = ledger::ColumnNames{job_.mapping.heading_row, names_};
        out.mask_personal_data = job_.mask;
        return out;
    }
    [[nodiscard]] std::optional<std::string> month_field(ledger::Measure const& measure) const;
    void add_variants(ledger::Measure measure, std::string const& definition, LedgerFigures& out);
    Result<ledger::Measure> only_measure() const;

    struct Variant {
        std::string definition;
        bool by_month = false;
    };

    ledger::Source const& source_;
    LedgerJob const& job_;
    ledger::Kind const& kind_;
    std::vector<std::string> names_;
    std::vector<ledger::Measure> measures_;
    std::vector<Variant> variants_;
};

/// The first day a measure looks at, or the first that the kind has.
std::optional<std::string> Reading::month_field(ledger::Measure const& measure) const {
    if (measure.within) return measure.within->from;
    if (measure.sequence) return measure.sequence->fields.front();
    for (auto const& field : kind_.fields) {
        if (field.type == ledger::FieldType::date && has(field.key)) return field.key;
    }
    return std::nullopt;
}

void Reading::add_variants(ledger::Measure measure, std::string const& definition, LedgerFigures& out) {
    UnmeasuredFigure missing{measure.name, {}};
    for (auto const& field : ledger::fields_of(measure)) {
        if (!has(field)) missing.fields.push_back(label_of(kind_, field));
    }
    if (!missing.fields.empty()) {
        out.unmeasured.push_back(std::move(missing));
        return;
    }
    auto const unit = measure.group_by.value_or("unit");
    auto const month = month_field(measure);
    measure.group_by.reset();
    measures_.push_back(measure);
    variants_.push_back({definition, false});
    if (has(unit)) {
        measure.group_by = unit;
        measures_.push_back(measure);
        variants_.push_back({definition, false});
    }
    if (month) {
        measure.group_by = "month:" + *month;
        measures_.push_back(measure);
        variants_.push_back({definition, true});
    }
}

/// All rows, units and months in one pass over the file.
Result<LedgerFigures> Reading::measure() {
    LedgerFigures out;
    for (auto const& definition : job_.measures) {
        ASSIGN_OR_RETURN(auto measure, parse_definition(definition));
        add_variants(std::move(measure), definition, out);
    }
    if (measures_.empty()) return out;
    ASSIGN_OR_RETURN(auto const measured, ledger::measure_ledger(source_, measures_, national(), options()));
    out.row_count = static_cast<std::int64_t>(measured.row_count);
    out.broken_count = static_cast<std::int64_t>(measured.broken_count);
    for (std::size_t i = 0; i < measures_.size(); ++i) {
        bool const grouped = measures_[i].group_by.has_value();
        for (auto const& group : measured.groups) {
            if (group.measure != i) continue;
            auto row = ledger::measure_row(measures_[i], group);
            auto const name = grouped ? std::move(row.group) : std::string();
            bool const by_month = variants_[i].by_month;
            out.figures.push_back({std::move(row.measure), variants_[i].definition, by_month ? "" : name,
                                   by_month ? name : "", row.total, row.counted, row.met,
                                   std::move(row.value), std::move(row.target), std::move(row.verdict),
                                   std::move(row.max), std::move(row.sum), row.missing, row.errors});
        }
    }
    return out;
}

/// The rows kept aside, as they stand in the file, on the lines they stand on.
Result<void> Reading::broken_file(std::string_view bytes, LedgerOutput const& output) {
    ASSIGN_OR_RETURN(auto const counted,
                     count_rows(source_, job_.mapping.heading_row, job_.mapping.headings));
    output("\xEF\xBB\xBF行号,原因,原文\r\n");
    std::uint64_t line = 1;
    for (auto const& broken : counted.broken) {
        for (; line < broken.line && !bytes.empty(); ++line)
            bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);
        auto text = ledger::to_utf8_text(bytes.substr(0, std::min(bytes.find('\n'), kBrokenBytesTold)));
        if (job_.mask) text = ledger::masked(text, true);  // which cell names people cannot be told
        output(fmt::format("{},{},{}\r\n", broken.line, ledger::csv_cell(broken.reason),
                           ledger::csv_cell(trim(text))));
    }
    return {};
}

Result<ledger::Measure> Reading::only_measure() const {
    if (job_.measures.size() != 1) return Error{ErrorCode::invalid_input, "请指明一个指标。", "", {}};
    ASSIGN_OR_RETURN(auto measure, parse_definition(job_.measures.front()));
    auto const unit = measure.group_by.value_or("unit");
    measure.group_by = has(unit) ? std::optional(unit) : std::nullopt;
    return measure;
}

Result<OffendingPage> Reading::offending_page() {
    ASSIGN_OR_RETURN(auto const measure, only_measure());
    OffendingPage out;
    out.headings = job_.mapping.headings;
    auto run = options();
    run.restart_offending = [&] {
        out.total = 0;
        out.rows.clear();
    };
    run.offending_row = [&](std::uint64_t line, std::vector<std::string> const& cells) {
        if (!job_.group_name.empty() && cells[1] != job_.group_name) return;
        auto const at = out.total++;
        if (at < job_.offset || at >= job_.offset + job_.limit) return;
        out.rows.push_back({static_cast<std::int64_t>(line),
                            cells[1],
                            cells[2],
                            cells[3],
                            cells[4],
                            cells[5],
                            {cells.begin() + 6, cells.end()}});
    };
    RETURN_IF_ERROR(ledger::measure_ledger(source_, {measure}, national(), run));
    return out;
}

/// The same rows as a file for people: formulas neutralised. A second reading (line feeds in quotes) would
/// begin anew, so the file is read in one piece from the start.
Result<void> Reading::offending_file(LedgerOutput const& output) {
    ASSIGN_OR_RETURN(auto const measure, only_measure());
    auto run = options();
    run.task_bytes = std::max<std::uint64_t>(1, source_.size());
    std::string text = "\xEF\xBB\xBF行号,单位,原因,应当完成,实际完成,不计的日子";
    for (auto const& heading : job_.mapping.headings)
        text += "," + ledger::csv_cell(heading);
    output(text + "\r\n");
    run.offending_row = [&](std::uint64_t line, std::vector<std::string> const& cells) {
        if (!job_.group_name.empty() && cells[1] != job_.group_name) return;
        text = fmt::format("{}", line);
        for (std::size_t i = 1; i < cells.size(); ++i)
            text += "," + ledger::csv_cell(cells[i]);
        output(text + "\r\n");
    };
    RETURN_IF_ERROR(ledger::measure_ledger(source_, {measure}, national(), run));
    return {};
}

template <class T>
Result<void> put(Result<T> const& answer, LedgerOutput const& output) {
    if (!answer.ok()) return answer.error();
    output(json::encode(*answer));
    return {};
}

}  // namespace

Result<void> run_ledger_job(std::string_view bytes, LedgerJob const& job, LedgerOutput const& output) {
    if (job.task == LedgerTask::convert) return workbook_rows(bytes, output);
    ledger::TextSource const source(bytes);
    if (job.task == LedgerTask::inspect) return put(inspect(source, job.kind), output);
    ASSIGN_OR_RETURN(auto reading, Reading::make(source, job));
    switch (job.task) {
        case LedgerTask::measure: return put(reading.measure(), output);
        case LedgerTask::broken_file: return reading.broken_file(bytes, output);
        case LedgerTask::offending_page: return put(reading.offending_page(), output);
        default: return reading.offending_file(output);
    }
}

}  // namespace zs::app
