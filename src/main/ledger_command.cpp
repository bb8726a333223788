#include "main/ledger_command.h"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <iterator>
#include <thread>

#include "calendar/work_calendar.h"
#include "ledger/header.h"
#include "ledger/kinds.h"
#include "ledger/report.h"
#include "ledger/run.h"
#include "ledger/sql/sql.h"
#include "main/ledger_data_command.h"
#include "main/ledger_file.h"
#include "main/load_catalogue.h"
#include "main/options.h"

namespace zs {
namespace {

constexpr std::string_view kUsageText =
    "zhunsheng ledger measure --ledger 台账.csv --measures 指标.json [--calendar 地区日历.json]\n"
    "               [--group-by 列] [--threads 数] [--offending 不合格.csv] [--format csv|json]\n"
    "      zhunsheng ledger sql --measures 指标.json --dialect postgresql|duckdb|sqlite [--ledger "
    "台账.csv（取表头）]\n"
    "               [--table 表名] [--group-by 列] [--calendar 地区日历.json]   （同样的指标，写成 SQL）\n"
    "      zhunsheng ledger verify [--campaign 编号] [--data 目录]   "
    "（从原始文件重新计算所有结果，逐字节核对）\n"
    "      zhunsheng ledger watch --folder 文件夹 --organisation 单位编号 [--campaign 编号] [--kind 种类] "
    "[--data 目录]\n"
    "      zhunsheng ledger template 台账种类          （输出空白台账，CSV）\n"
    "      zhunsheng ledger kinds                     （台账种类和字段）\n"
    "      zhunsheng ledger measures [台账种类]       （内置的量化指标；--measures 也可以直接写台账种类）";
constexpr std::size_t kMostBrokenShown = 20;

/// A set that is carried along, by its name or by the kind of ledger; empty if there is none.
std::string_view shipped_set(std::string const& name) {
    auto const* kind = ledger::find_kind(name);
    return ledger::shipped_measures(kind != nullptr ? kind->key : name);
}

/// A file, or a set that is carried along.
Result<std::vector<ledger::Measure>> load_measures(std::string const& name) {
    if (auto const shipped = shipped_set(name); !shipped.empty()) return ledger::parse_measures(shipped);
    ASSIGN_OR_RETURN(auto const text, read_whole_file(name));
    auto measures = ledger::parse_measures(text);
    if (measures.ok()) return measures;
    auto error = measures.error();
    for (auto const& field : error.fields)
        error.message += fmt::format("\n  {}：{}", field.path, field.message);
    return error;
}

bool has_columns(ledger::HeadingRow const& row, ledger::Measure const& measure) {
    auto const* kind = ledger::find_kind(measure.ledger_kind.value_or(""));
    auto const fields = ledger::fields_of(measure);
    return std::all_of(fields.begin(), fields.end(), [&](auto const& field) {
        return ledger::find_column(row.headings, field, kind).has_value();
    });
}

/// Of a set that is carried along, what this ledger has the columns for; the rest is told. A set of one's own
/// is wanted whole, and so is one of which nothing can be measured: the error then names the column.
Result<std::vector<ledger::Measure>> measures_for(std::string const& name, ledger::Source const& source) {
    ASSIGN_OR_RETURN(auto measures, load_measures(name));
    if (shipped_set(name).empty()) return measures;
    ASSIGN_OR_RETURN(auto const rows, ledger::read_heading_rows(source));
    auto const lacking = std::stable_partition(measures.begin(), measures.end(), [&](auto const& measure) {
        return std::any_of(rows.begin(), rows.end(),
                           [&](auto const& row) { return has_columns(row, measure); });
    });
    if (lacking == measures.begin() || lacking == measures.end()) return measures;
    fmt::print(stderr, "台账里没有所需的列，下列指标没有计算：\n");
    for (auto one = lacking; one != measures.end(); ++one)
        fmt::print(stderr, "  {}\n", one->name);
    measures.erase(lacking, measures.end());
    return measures;
}

Result<calendar::WorkCalendar> load_calendar(Options const& options) {
    ASSIGN_OR_RETURN(auto calendar, calendar::WorkCalendar::national());
    if (!options.has("--calendar")) return calendar;
    ASSIGN_OR_RETURN(auto const text, read_whole_file(options.value("--calendar", "")));
    RETURN_IF_ERROR(calendar.add_overlay(text));
    return calendar;
}

Result<unsigned> thread_count(Options const& options) {
    unsigned count = std::max(1U, std::thread::hardware_concurrency());
    auto const text = options.value("--threads", "");
    if (!options.has("--threads")) return count;
    auto const [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (failure != std::errc() || stop != text.data() + text.size() || count == 0 || count > 64)
        return Error{ErrorCode::invalid_input, "--threads 应是 1 到 64 的数。", text, {}};
    return count;
}

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using OutputFile = std::unique_ptr<std::FILE, CloseFile>;

void tell_broken(ledger::Measured const& measured) {
    if (measured.broken_count == 0) return;
    fmt::print(stderr, "有 {} 行读不出来，没有计入：\n", measured.broken_count);
    for (std::size_t i = 0; i < std::min(kMostBrokenShown, measured.broken.size()); ++i)
        fmt::print(stderr, "  第 {} 行：{}\n", measured.broken[i].line, measured.broken[i].reason);
}

Result<int> measure(Options const& options) {
    if (!options.has("--ledger") || !options.has("--measures")) return report_usage(kUsageText);
    ASSIGN_OR_RETURN(auto const calendar, load_calendar(options));
    ASSIGN_OR_RETURN(auto const source, open_ledger_file(options.value("--ledger", "")));
    ASSIGN_OR_RETURN(auto const measures, measures_for(options.value("--measures", ""), *source));
    ledger::RunOptions run;
    ASSIGN_OR_RETURN(run.threads, thread_count(options));
    if (options.has("--group-by")) run.group_by = options.value("--group-by", "");
    OutputFile offending;
    if (options.has("--offending")) {
        auto const path = options.value("--offending", "");
        offending.reset(std::fopen(path.c_str(), "wb"));
        if (!offending)
            return Error{ErrorCode::invalid_input, "写不了这个文件，请检查路径和权限。", path, {}};
        run.offending = [&](std::string_view text) {
            std::fwrite(text.data(), 1, text.size(), offending.get());
        };
        run.restart_offending = [&] {
            std::rewind(offending.get());
            if (::ftruncate(::fileno(offending.get()), 0) != 0) std::clearerr(offending.get());
        };
    }
    ASSIGN_OR_RETURN(auto const measured, ledger::measure_ledger(*source, measures, calendar, run));
    if (offending && (std::fflush(offending.get()) != 0 || std::ferror(offending.get()) != 0))
        return Error{ErrorCode::unavailable, "写不合格清单时出错，请检查磁盘空间。", "", {}};
    auto const text =
        options.value("--format", "csv") == "json" ? ledger::as_json(measured) : ledger::as_csv(measured);
    std::fwrite(text.data(), 1, text.size(), stdout);
    tell_broken(measured);
    return 0;
}

Result<ledger::Dialect> dialect_from(std::string const& name) {
    if (name == "postgresql") return ledger::Dialect::postgresql;
    if (name == "duckdb") return ledger::Dialect::duckdb;
    if (name == "sqlite") return ledger::Dialect::sqlite;
    return Error{ErrorCode::invalid_input, "--dialect 应是 postgresql、duckdb 或者 sqlite。", name, {}};
}

Result<int> print_sql(Options const& options) {
    if (!options.has("--measures")) return report_usage(kUsageText);
    ledger::SqlOptions sql;
    ASSIGN_OR_RETURN(sql.dialect, dialect_from(options.value("--dialect", "")));
    ASSIGN_OR_RETURN(auto const measures, load_measures(options.value("--measures", "")));
    ASSIGN_OR_RETURN(auto const calendar, load_calendar(options));
    sql.table = options.value("--table", "ledger");
    if (options.has("--group-by")) sql.group_by = options.value("--group-by", "");
    if (options.has("--ledger")) {
        ASSIGN_OR_RETURN(auto const source, open_ledger_file(options.value("--ledger", "")));
        ASSIGN_OR_RETURN(auto const rows, ledger::read_heading_rows(*source));
        sql.headings = rows.front().headings;
    }
    ASSIGN_OR_RETURN(auto const text, ledger::measures_sql(measures, calendar, sql));
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
}

Result<int> print_template(std::string const& name) {
    auto const* kind = ledger::find_kind(name);
    if (kind == nullptr)
        return Error{ErrorCode::not_found, "没有这种台账，请用 zhunsheng ledger kinds 查看。", name, {}};
    fmt::print("{}", ledger::template_csv(*kind));
    return 0;
}

int print_kinds() {
    for (auto const& kind : ledger::kinds()) {
        fmt::print("{}（{}）：", kind.title, kind.key);
        char const* before = "";
        for (auto const& field : kind.fields) {
            fmt::print("{}{}={}", before, field.key, field.label);
            before = "，";
        }
        fmt::print("\n");
    }
    return 0;
}

Result<int> print_measures(Arguments const& rest) {
    if (rest.size() == 2) {
        auto const text = shipped_set(rest[1]);
        if (text.empty())
            return Error{
                ErrorCode::not_found, "没有这组内置指标，请用 zhunsheng ledger measures 查看。", rest[1], {}};
        fmt::print("{}", text);
        return 0;
    }
    for (auto const& name : ledger::shipped_measure_names()) {
        ASSIGN_OR_RETURN(auto const measures, load_measures(name));
        for (auto const& measure : measures)
            fmt::print("{}\t{}\t{}\n", name, measure.ledger_kind.value_or(""), measure.name);
    }
    return 0;
}

Result<int> run(Options const& options) {
    auto const& rest = options.rest();
    if (rest[0] == "measure" && rest.size() == 1) return measure(options);
    if (rest[0] == "verify" && rest.size() == 1) return verify_ledgers(options);
    if (rest[0] == "watch" && rest.size() == 1 && options.has("--folder")) return watch_ledgers(options);
    if (rest[0] == "sql" && rest.size() == 1) return print_sql(options);
    if (rest[0] == "template" && rest.size() == 2) return print_template(rest[1]);
    if (rest[0] == "kinds" && rest.size() == 1) return print_kinds();
    if (rest[0] == "measures" && rest.size() <= 2) return print_measures(rest);
    return report_usage(kUsageText);
}

}  // namespace

int ledger_command(Arguments const& arguments) {
    auto const options = Options::parse(arguments,
                                        {"--ledger", "--measures", "--calendar", "--group-by", "--threads",
                                         "--offending", "--format", "--dialect", "--table", "--data",
                                         "--database", "--folder", "--kind", "--organisation", "--campaign"},
                                        {"--once"});
    auto const known = [](std::string const& format) { return format == "csv" || format == "json"; };
    if (!options || options->rest().empty() || !known(options->value("--format", "csv")))
        return report_usage(kUsageText);
    auto const status = run(*options);
    return status.ok() ? *status : report_failure(status.error());
}

}  // namespace zs
