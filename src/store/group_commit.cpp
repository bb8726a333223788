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
    std::unique_lock lock(mutex);
    opened.wait(lock, [this] { return is_open; });
    is_open = false;
}

void GroupCommit::Gate::open() {
    std::lock_guard const lock(mutex);
    is_open = true;
    opened.notify_one();  // locked: a thread that ends takes its gate along
}

GroupCommit::Member::Member(Work const& what)
    : work(what), gate([]() -> Gate& {
          static thread_local Gate mine;
          return mine;
      }()) {}

void GroupCommit::run(Work const& work) {
    Member me(work);
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
    Member me(work);
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
    auto const end = waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(waiting_.size(), kLargestGroup));
    Members const group(waiting_.begin(), end);
    waiting_.erase(waiting_.begin(), end);
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

void GroupCommit::commit(Members const& group) {
    std::size_t at = 0;
    try {
        auto& connection = writer_();
        if (group.size() == 1) return commit_alone(connection, *group.front());
        while (at < group.size())
            at = commit_together(connection, group, at);
    } catch (...) {  // no connection, no transaction: handed to those whose turn did not come
        for (; at < group.size(); ++at)
            group[at]->failure = std::current_exception();
    }
}

void GroupCommit::commit_alone(Connection& connection, Member& member) {
    connection.begin(Access::write);
    try {
        member.kept = member.work(connection);
        member.kept ? connection.commit() : undo(connection);
        commit_count_ += member.kept ? 1 : 0;
    } catch (...) {
        member.failure = std::current_exception();
        undo(connection);
    }
}

/// Returns where to go on: after the member that broke the transaction for those before it, if one did.
std::size_t GroupCommit::commit_together(Connection& connection, Members const& group, std::size_t from) {
    connection.begin(Access::write);
    std::size_t at = from;
    try {
        bool any = false;
        for (; at < group.size(); ++at) {
            run_in_savepoint(connection, *group[at]);
            any = any || group[at]->kept;
        }
        any ? connection.commit() : undo(connection);
        commit_count_ += any ? 1 : 0;
    } catch (...) {
        undo(connection);
        // Nobody is told what came of a state that never was.
        auto const end = std::min(at + 1, group.size());
        for (auto i = from; i < end; ++i) {
            if (!group[i]->failure) group[i]->failure = std::current_exception();
        }
        return end;
    }
    return at;
}

/// Throws only if the transaction itself is lost.
void GroupCommit::run_in_savepoint(Connection& connection, Member& member) {
    connection.set_savepoint();
    try {
        member.kept = member.work(connection);
    } catch (...) {
        member.failure = std::current_exception();
    }
    member.kept ? connection.release_savepoint() : connection.return_to_savepoint();
}

}  // namespace zs::store
