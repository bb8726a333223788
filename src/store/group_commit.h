#pragma once

#include <semaphore.h>

#include <atomic>
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
/// runs the work of all, and of those who come meanwhile, commits, and wakes the others. Who has others
/// before it in the transaction runs in a savepoint of its own. Who comes alone pays nothing for it.
class GroupCommit {
  public:
    /// Whether what was written is to be kept.
    using Work = std::function<bool(Connection&)>;

    explicit GroupCommit(std::function<Connection&()> writer) : writer_(std::move(writer)) {}

    /// When it returns, what `work` wrote is durable, or dropped because it said so. Throws what `work`
    /// threw, and what the commit threw; nothing is kept then. `work` may run on another thread, once.
    void run(Work const& work);
    /// run(), unless somebody is writing already, and beside nobody. Whether it was done.
    bool try_run(Work const& work);
    /// Calls `next` until it says that there is no more. Every run() in it is a part of one transaction, kept
    /// or dropped alone, and returns at once. When share() returns, what they kept is durable; if it throws,
    /// nothing is: if the transaction is lost, which ends the calls, or if `next` throws, which takes others
    /// in the transaction with it. `next` may run on another thread.
    void share(std::function<bool()> const& next);
    /// What share() writes on, on a thread that runs its `next`; else null.
    [[nodiscard]] Connection* shared_here() const;
    [[nodiscard]] std::int64_t commit_count() const { return commit_count_; }
    /// Those whose turn has not begun.
    [[nodiscard]] std::size_t waiting_count() const;

  private:
    /// Where a thread waits for its turn or its end. It outlives what waits there, so that who wakes it needs
    /// no lock that the woken one would run into.
    class Gate {
      public:
        Gate() { ::sem_init(&semaphore_, 0, 0); }
        ~Gate() { ::sem_destroy(&semaphore_); }
        Gate(Gate const&) = delete;
        Gate& operator=(Gate const&) = delete;
        void wait();
        void open() { ::sem_post(&semaphore_); }

      private:
        sem_t semaphore_{};
    };
    struct Member {
        /// `alone` takes nobody into its transaction; `shares` has savepoints for its parts.
        enum class Kind { plain, alone, shares };

        explicit Member(Work const& what, Kind is = Kind::plain);
        Work const& work;
        Kind kind;
        Gate& gate;
        bool kept = false;
        bool done = false;
        std::exception_ptr failure;
    };
    using Members = std::vector<Member*>;
    struct Shared;

    static Shared*& shared();  ///< of the thread
    static void run_part(Shared& in, Work const& work);
    void wait_for_turn(Member& me);

    void lead(std::unique_lock<std::mutex>& lock);
    void take_waiting(Members& group);
    bool others_join(Members& group);
    void commit(Members& group);
    std::size_t commit_from(Connection& connection, Members& group, std::size_t from);
    static void run_behind_others(Connection& connection, Member& member);
    static void run_in_savepoint(Connection& connection, Member& member);
    static void run_work(Connection& connection, Member& member);

    std::function<Connection&()> writer_;
    mutable std::mutex mutex_;
    std::deque<Member*> waiting_;
    bool somebody_leads_ = false;
    std::atomic<std::int64_t> commit_count_ = 0;
};

}  // namespace zs::store
