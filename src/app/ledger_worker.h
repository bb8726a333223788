#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

#include "app/ledgers.h"

namespace zs::app {

/// What is kept of a ledger's contents: what the file was found to hold, what it lacks for its measures.
struct StoredContents {
    LedgerContents contents;
    std::vector<UnmeasuredFigure> unmeasured;
};
ZS_WIRE(StoredContents, contents, unmeasured);
ZS_WIRE_MAY_LACK(StoredContents, "contents", "unmeasured");

/// The queue of ledgers, the thread and what it does with one. The records are the queue: what a crash cut
/// short is done again, because the file is only ever read in a child.
class Ledgers::Worker {
  public:
    Worker(store::Database& database, FileStore const& files, LedgerRunner const& run, Clock const& clock);
    ~Worker();
    Worker(Worker const&) = delete;
    Worker& operator=(Worker const&) = delete;

    void start();
    void stop();
    void enqueue(LedgerId id);
    void work_off();
    /// Computes everything again and compares; changes nothing.
    [[nodiscard]] Recomputed recompute(Ledger const& ledger) const;

  private:
    void loop();
    std::optional<LedgerId> take();
    void process(LedgerId id);
    Result<void> look_into(Ledger ledger);
    Result<void> measure(Ledger ledger);
    void fail(LedgerId id, Error const& error);
    /// The file of the rows as CSV; made first where the raw file is a workbook.
    Result<std::string> rows_of(Ledger const& ledger) const;
    Result<std::string> answer(std::string const& sha256, LedgerJob const& job) const;
    [[nodiscard]] bool stored_matches(LedgerFigures const& figures, Ledger const& ledger) const;
    [[nodiscard]] LedgerJob measuring_job(store::Connection& connection, Ledger const& ledger) const;

    store::Database& database_;
    FileStore const& files_;
    LedgerRunner const& run_;
    Clock const& clock_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<LedgerId> queue_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace zs::app
