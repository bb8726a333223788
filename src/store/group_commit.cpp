#include "store/group_commit.h"

#include <algorithm>

#include "store/database.h"

namespace zs::store {
namespace {

constexpr std::size_t kLargestGroup = 64;  // nobody waits for the work of more than so many others

void undo(Connection& connection) {
    try {
        connection.rollback();
    } catch (DatabaseError const&) {  // some errors roll back by themselves; there is nothing left to undo
    }
}

}  // namespace

void GroupCommit::Gate::wait() {
    while (::sem_wait(&semaphore_) != 0) {  // a signal came
    }
}

/// A share() under way.
struct GroupCommit::Shared {
    GroupCommit const* group;
    Connection& connection;
    Shared* around;
    bool kept = false;
    std::exception_ptr lost;  ///< why the transaction is no more

    Shared(GroupCommit const* of, Connection& on) : group(of), connection(on), around(shared()) {
        shared() = this;
    }
    ~Shared() { shared() = around; }
    Shared(Shared const&) = delete;
    Shared& operator=(Shared const&) = delete;
};

GroupCommit::Shared*& GroupCommit::shared() {
    static thread_local Shared* here = nullptr;
    return here;
}

Connection* GroupCommit::shared_here() const {
    auto* const here = shared();
    return here != nullptr && here->group == this ? &here->connection : nullptr;
}

void GroupCommit::share(std::function<bool()> const& next) {
    Work const all = [&](Connection& connection) {
        Shared here(this, connection);
        while (!here.lost && next()) {
        }
        if (here.lost) std::rethrow_exception(here.lost);
        return here.kept;
    };
    Member me(all, Member::Kind::shares);
    wait_for_turn(me);
}

void GroupCommit::run_part(Shared& in, Work const& work) {
    if (in.lost) std::rethrow_exception(in.lost);
    Member part(work);
    try {
        run_in_savepoint(in.connection, part);
    } catch (...) {
        in.lost = std::current_exception();
        throw;
    }
    if (part.failure) std::rethrow_exception(part.failure);
    if (part.kept) in.kept = true;
}

GroupCommit::Member::Member(Work const& what, Kind is)
    : work(what), kind(is), gate([]() -> Gate& {
          static thread_local Gate mine;
          return mine;
      }()) {}

void GroupCommit::run(Work const& work) {
    if (shared_here() != nullptr) return run_part(*shared(), work);
    Member me(work);
    wait_for_turn(me);
}

void GroupCommit::wait_for_turn(Member& me) {
    std::unique_lock lock(mutex_);
    waiting_.push_back(&me);
    if (somebody_leads_) {
        lock.unlock();
        me.gate.wait();  // until it is done, or to lead
        if (!me.done) lock.lock();
    }
    if (!me.done) lead(lock);
    if (me.failure) std::rethrow_exception(me.failure);
}

bool GroupCommit::try_run(Work const& work) {
    if (shared_here() != nullptr) {
        run_part(*shared(), work);
        return true;
    }
    Member me(work, Member::Kind::alone);
    std::unique_lock lock(mutex_);
    if (somebody_leads_) return false;
    waiting_.push_back(&me);
    lead(lock);
    if (me.failure) std::rethrow_exception(me.failure);
    return true;
}

std::size_t GroupCommit::waiting_count() const {
    std::lock_guard const lock(mutex_);
    return waiting_.size();
}

/// By the first of those who wait.
void GroupCommit::lead(std::unique_lock<std::mutex>& lock) {
    somebody_leads_ = true;
    Members group;
    take_waiting(group);
    lock.unlock();
    commit(group);
    lock.lock();
    somebody_leads_ = !waiting_.empty();
    if (somebody_leads_) waiting_.front()->gate.open();  // first of all: the disk is idle
    lock.unlock();
    for (auto* const member : group) {
        member->done = true;
        if (member != group.front()) member->gate.open();  // and is gone
    }
}

void GroupCommit::take_waiting(Members& group) {
    auto const room = kLargestGroup - group.size();
    auto const end = waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(waiting_.size(), room));
    group.insert(group.end(), waiting_.begin(), end);
    waiting_.erase(waiting_.begin(), end);
}

/// Whether somebody came while the group was at work: they need not wait for the next sync.
bool GroupCommit::others_join(Members& group) {
    auto const before = group.size();
    std::lock_guard const lock(mutex_);
    take_waiting(group);
    return group.size() > before;
}

void GroupCommit::commit(Members& group) {
    std::size_t at = 0;
    try {
        auto& connection = writer_();
        while (at < group.size())
            at = commit_from(connection, group, at);
    } catch (...) {  // no connection, no transaction: handed to those whose turn did not come
        for (; at < group.size(); ++at)
            group[at]->failure = std::current_exception();
    }
}

/// One transaction. Returns where to go on: behind the member that broke it for those before it, if one did.
std::size_t GroupCommit::commit_from(Connection& connection, Members& group, std::size_t from) {
    connection.begin(Access::write);
    std::size_t at = from;
    try {
        run_work(connection, *group[at++]);
        if (!group[from]->kept) {  // nobody else has written yet
            undo(connection);
            return at;
        }
        bool const alone = group[from]->kind == Member::Kind::alone;
        for (; at < group.size() || (!alone && others_join(group)); ++at)
            run_behind_others(connection, *group[at]);
        connection.commit();
        ++commit_count_;
    } catch (...) {
        undo(connection);
        // Nobody is told what came of a state that never was.
        at = std::min(at + 1, group.size());
        for (auto i = from; i < at; ++i) {
            if (!group[i]->failure) group[i]->failure = std::current_exception();
        }
    }
    return at;
}

void GroupCommit::run_work(Connection& connection, Member& member) {
    try {
        member.kept = member.work(connection);
    } catch (...) {
        member.failure = std::current_exception();
    }
}

/// Throws if the transaction is lost: parts that a share() kept before it failed cannot be dropped alone.
void GroupCommit::run_behind_others(Connection& connection, Member& member) {
    if (member.kind != Member::Kind::shares) return run_in_savepoint(connection, member);
    run_work(connection, member);
    if (member.failure) std::rethrow_exception(member.failure);
}

/// Throws only if the transaction itself is lost.
void GroupCommit::run_in_savepoint(Connection& connection, Member& member) {
    connection.set_savepoint();
    run_work(connection, member);
    member.kept ? connection.release_savepoint() : connection.return_to_savepoint();
}

}  // namespace zs::store
