#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <vector>

namespace zs::store {

class Connection;

/// Lets those who wait to write share one transaction, and so one sync of the disk. One of them leads: it
/// runs the work of all, each in a savepoint of its own, commits, and wakes the others. Who comes alone pays
/// nothing for it.
class GroupCommit {
  public:
    /// Whether what was written is to be kept.
    using Work = std::function<bool(Connection&)>;

    explicit GroupCommit(std::function<Connection&()> writer) : writer_(std::move(writer)) {}

    /// When it returns, what `work` wrote is durable, or dropped because it said so. Throws what `work`
    /// threw, and what the commit threw; nothing is kept then. `work` may run on another thread, once.
    void run(Work const& work);
    /// run(), unless somebody is writing already. Whether it was done.
    bool try_run(Work const& work);
    [[nodiscard]] std::int64_t commit_count() const { return commit_count_; }
    /// Those whose turn has not begun.
    [[nodiscard]] std::size_t waiting_count() const;

  private:
    /// Where a thread waits for its turn or its end. It outlives what waits there, so that who wakes it needs
    /// no lock that the woken one would run into.
    struct Gate {
        void wait();
        void open();
        std::mutex mutex;
        std::condition_variable opened;
        bool is_open = false;
    };
    struct Member {
        explicit Member(Work const& what);
        Work const& work;
        Gate& gate;
        bool kept = false;
        bool done = false;
        std::exception_ptr failure;
    };
    using Members = std::vector<Member*>;

    void lead(std::unique_lock<std::mutex>& lock);
    void commit(Members const& group);
    void commit_alone(Connection& connection, Member& member);
    std::size_t commit_together(Connection& connection, Members const& group, std::size_t from);
    static void run_in_savepoint(Connection& connection, Member& member);

    std::function<Connection&()> writer_;
    mutable std::mutex mutex_;
    std::deque<Member*> waiting_;
    bool somebody_leads_ = false;
    std::atomic<std::int64_t> commit_count_ = 0;
};

}  // namespace zs::store
