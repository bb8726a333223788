#include "ledger/run.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <thread>

#include "calendar/work_calendar.h"
#include "ledger/header.h"
#include "ledger/in_order.h"
#include "ledger/offending.h"

namespace zs::ledger {
namespace {

constexpr std::size_t kMostGroups = 200'000;
constexpr std::size_t kMostBrokenTold = 1'000;
constexpr unsigned kMostThreads = 64;

/// What the workers share. Each takes the next stretch of the file until none is left.
struct Job {
    Source const& source;
    Plan const& plan;
    HeadingRow const& heading;
    std::uint64_t task_bytes = 0;
    OffendingRows const* offending = nullptr;
    InOrder& results;
    std::atomic<std::uint64_t> next{0};
    std::atomic<bool> too_many_groups{false};

    [[nodiscard]] std::uint64_t begin_of(std::uint64_t task) const {
        return heading.data_at + task * task_bytes;
    }
    [[nodiscard]] std::uint64_t task_count() const {
        auto const bytes = source.size() - std::min(source.size(), heading.data_at);
        return (bytes + task_bytes - 1) / task_bytes;
    }
};

class Worker {
  public:
    explicit Worker(Job& job) : job_(job), batch_(job.plan), evaluator_(job.plan) {}

    void work() {
        for (auto task = job_.next++; task < job_.task_count() && !job_.too_many_groups; task = job_.next++)
            job_.results.deliver(task, read(task));
    }
    void add_to(std::vector<std::map<std::string, Tally>>& out) const {
        for (std::size_t i = 0; i < out.size(); ++i) {
            auto const& group = job_.plan.operations()[i].group;
            auto const& tallies = evaluator_.tallies(i);
            for (std::size_t id = 0; id < tallies.size(); ++id) {
                if (tallies[id].is_untouched()) continue;  // months that no row is of
                out[i][group ? batch_.group_name(*group, id) : "全部"].add(tallies[id]);
            }
        }
    }

  private:
    TaskResult read(std::uint64_t task) {
        TaskResult out;
        RowReader reader(job_.source, job_.begin_of(task), job_.begin_of(task + 1),
                         job_.plan.headings().size(),
                         task == 0 ? RowReader::Begin::at_row : RowReader::Begin::amid_row, buffers_);
        while (reader.next()) {
            for (std::size_t at = 0; at < reader.row_count(); at += kBatchRows)
                evaluate(reader, at, out);
            out.row_count += reader.row_count();
            if (batch_.largest_group_count() > kMostGroups) job_.too_many_groups = true;
            if (job_.too_many_groups) break;
        }
        out.begin = std::min(reader.first_row_at(), job_.source.size());
        out.end = std::min(std::max(reader.stopped_at(), out.begin), job_.source.size());
        out.line_count = reader.line_count();
        out.broken_count = reader.broken_count();
        out.broken = reader.broken();
        return out;
    }
    void evaluate(RowReader const& reader, std::size_t at, TaskResult& out) {
        auto const rows = reader.rows(at, std::min(kBatchRows, reader.row_count() - at));
        batch_.decode(rows);
        evaluator_.evaluate(batch_);
        if (job_.offending == nullptr) return;
        for (std::size_t row = 0; row < rows.count; ++row)
            job_.offending->append(rows, row, reader.line_of(at + row), batch_, evaluator_, out.offending);
    }

    Job& job_;
    RowBuffers buffers_;
    Batch batch_;
    Evaluator evaluator_;
};

struct Gathered {
    bool consistent = true;
    std::vector<std::map<std::string, Tally>> tallies;
};

void run_workers(std::vector<std::unique_ptr<Worker>> const& workers, InOrder& results) {
    std::exception_ptr failure;
    std::mutex guard;
    auto const work = [&](Worker& worker) {
        try {
            worker.work();
        } catch (...) {
            std::lock_guard const lock(guard);
            failure = std::current_exception();
            results.abandon();
        }
    };
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < workers.size(); ++i)
        others.emplace_back([&, i] { work(*workers[i]); });
    work(*workers.front());
    for (auto& other : others)
        other.join();
    if (failure) std::rethrow_exception(failure);
}

/// One pass. Tasks begin at line feeds that are taken for ends of rows; `consistent` says whether they were.
Result<Gathered> one_pass(Source const& source, Plan const& plan, HeadingRow const& heading,
                          OffendingRows const* offending, RunOptions const& options, std::uint64_t task_bytes,
                          Measured& out) {
    InOrder results(heading, options, out, kMostBrokenTold);
    Job job{source, plan, heading, task_bytes, offending, results};
    auto const useful = std::max<std::uint64_t>(1, job.task_count());
    auto const threads = std::min<std::uint64_t>(std::clamp(options.threads, 1U, kMostThreads), useful);
    std::vector<std::unique_ptr<Worker>> workers;
    for (std::uint64_t i = 0; i < threads; ++i)
        workers.push_back(std::make_unique<Worker>(job));
    run_workers(workers, results);
    if (job.too_many_groups)
        return Error{ErrorCode::too_large, "分组列的取值超过 20 万个，请换一列分组。", "", {}};
    Gathered gathered{results.consistent(), {}};
    gathered.tallies.resize(plan.operations().size());
    for (auto const& worker : workers)
        worker->add_to(gathered.tallies);
    return gathered;
}

void put_groups(std::vector<std::map<std::string, Tally>> const& tallies, Measured& out) {
    for (std::size_t measure = 0; measure < tallies.size(); ++measure) {
        for (auto const& [group, tally] : tallies[measure])
            out.groups.push_back({group, measure, tally});
    }
    std::stable_sort(out.groups.begin(), out.groups.end(),
                     [](auto const& a, auto const& b) { return a.group < b.group; });
}

/// The headings are the first row that has every column the measures need.
struct Planned {
    Plan plan;
    HeadingRow heading;
};
Result<Planned> make_plan(Source const& source, std::vector<Measure> const& measures,
                          calendar::WorkCalendar const& calendar, RunOptions const& options) {
    ASSIGN_OR_RETURN(auto rows, read_heading_rows(source));
    if (options.columns) {
        auto const& [row, names] = *options.columns;
        if (row >= rows.size() || rows[row].headings.size() != names.size())
            return Error{ErrorCode::conflict, "台账的列与确认过的对应关系不一致，请重新确认各列。", "", {}};
        rows[row].headings = names;
        rows = {rows[row]};
    }
    std::optional<Error> first;
    for (auto const& row : rows) {
        auto plan = Plan::make(measures, row.headings, options.group_by, calendar);
        if (plan.ok()) return Planned{plan.take(), row};
        if (!first) first = plan.error();
    }
    return *first;
}

}  // namespace

Result<Measured> measure_ledger(Source const& source, std::vector<Measure> const& measures,
                                calendar::WorkCalendar const& calendar, RunOptions const& options) {
    ASSIGN_OR_RETURN(auto const planned, make_plan(source, measures, calendar, options));
    std::optional<OffendingRows> offending;
    bool const structured = static_cast<bool>(options.offending_row);
    if (options.offending || structured)
        offending.emplace(planned.plan, calendar, structured, options.mask_personal_data);
    auto const* const wanted = offending ? &*offending : nullptr;
    for (auto const task_bytes : {options.task_bytes, std::max<std::uint64_t>(1, source.size())}) {
        Measured out;
        out.measures = measures;
        if (wanted != nullptr && options.restart_offending) options.restart_offending();
        if (wanted != nullptr && !structured) options.offending(offending->heading());
        ASSIGN_OR_RETURN(auto const gathered,
                         one_pass(source, planned.plan, planned.heading, wanted, options, task_bytes, out));
        // A line feed inside quotes was taken for the end of a row: once more, in one piece.
        if (!gathered.consistent) continue;
        put_groups(gathered.tallies, out);
        return out;
    }
    return Error{ErrorCode::internal, "台账在读取时被改动，请重试。", "", {}};
}

}  // namespace zs::ledger
