#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "ledger/offending.h"
#include "ledger/row_reader.h"

namespace zs::ledger {

struct HeadingRow;
struct Measured;
struct RunOptions;

/// What a task found, besides the tallies.
struct TaskResult {
    std::uint64_t begin = 0;  ///< of its first row
    std::uint64_t end = 0;    ///< of the first row behind it
    std::uint64_t row_count = 0;
    std::uint64_t line_count = 0;
    std::uint64_t broken_count = 0;
    std::vector<BrokenRow> broken;        ///< lines from 0 within the task
    std::vector<OffendingRow> offending;  ///< likewise
};

/// Takes the results of tasks as they come and tells them in the order of the file.
class InOrder {
  public:
    InOrder(HeadingRow const& heading, RunOptions const& options, Measured& out, std::size_t most_broken);

    /// Waits while too many earlier results are still to come, so that memory stays bounded.
    void deliver(std::uint64_t task, TaskResult result);
    void abandon();  ///< a worker failed: nobody waits any more
    /// Whether every task began where the one before it ended.
    [[nodiscard]] bool consistent() const { return consistent_; }

  private:
    void tell(TaskResult const& result);

    RunOptions const& options_;
    Measured& out_;
    std::size_t most_broken_;
    std::mutex guard_;
    std::condition_variable moved_;
    std::map<std::uint64_t, TaskResult> waiting_;
    std::uint64_t next_ = 0;
    std::uint64_t line_;  ///< of the next row, from 1
    std::uint64_t expected_begin_;
    bool consistent_ = true;
    bool abandoned_ = false;
};

}  // namespace zs::ledger
