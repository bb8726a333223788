#include "ledger/in_order.h"

#include <fmt/format.h>

#include "ledger/header.h"
#include "ledger/run.h"

namespace zs::ledger {
namespace {

constexpr std::uint64_t kMostAhead = 8;

}  // namespace

InOrder::InOrder(HeadingRow const& heading, RunOptions const& options, Measured& out, std::size_t most_broken)
    : options_(options),
      out_(out),
      most_broken_(most_broken),
      line_(heading.lines + 1),
      expected_begin_(heading.data_at) {}

void InOrder::deliver(std::uint64_t task, TaskResult result) {
    std::unique_lock lock(guard_);
    moved_.wait(lock, [&] { return abandoned_ || task < next_ + kMostAhead; });
    waiting_.emplace(task, std::move(result));
    for (auto found = waiting_.find(next_); found != waiting_.end(); found = waiting_.find(next_)) {
        tell(found->second);
        waiting_.erase(found);
        ++next_;
    }
    moved_.notify_all();
}

void InOrder::abandon() {
    std::lock_guard const lock(guard_);
    abandoned_ = true;
    moved_.notify_all();
}

void InOrder::tell(TaskResult const& result) {
    consistent_ = consistent_ && result.begin == expected_begin_;
    expected_begin_ = result.end;
    out_.row_count += result.row_count;
    out_.broken_count += result.broken_count;
    for (auto const& broken : result.broken) {
        if (out_.broken.size() < most_broken_) out_.broken.push_back({line_ + broken.line, broken.reason});
    }
    for (auto const& row : result.offending) {
        if (options_.offending_row) {
            options_.offending_row(line_ + row.line, row.cells);
        } else {
            options_.offending(fmt::format("{},{}", line_ + row.line, row.text));
        }
    }
    line_ += result.line_count;
}

}  // namespace zs::ledger
