#include "store/database.h"

#include <stdexcept>

#include "base/error.h"
#include "store/query_count.h"
#include "store/tables.h"

namespace zs::store {

namespace {

thread_local std::int64_t queries_begun = 0;

}  // namespace

std::int64_t query_count() {
    return queries_begun;
}

std::unique_ptr<Tables> Connection::tables() {
    throw std::logic_error("a connection that does not know its tables");
}

std::int64_t Connection::run_insert(Cursor& cursor) {
    ENSURE(cursor.next());
    std::int64_t id = 0;
    cursor.read(id);
    return id;
}

Cursor::Cursor(Statement& statement) : statement_(&statement) {
    ENSURE(!statement.busy);  // the same query nested in itself would lose its place
    statement.busy = true;
    ++queries_begun;
}

Cursor::~Cursor() {
    if (statement_ == nullptr) return;
    statement_->reset();
    statement_->busy = false;
}

Database::Database(std::unique_ptr<Driver> driver, int max_readers)
    : driver_(std::move(driver)), max_readers_(max_readers) {}

Database::~Database() {
    idle_readers_.clear();
    writer_.reset();  // last, so that SQLite folds its log into the file
}

Connection& Database::writer() {
    if (!writer_) writer_ = driver_->connect(Access::write);
    return *writer_;
}

std::unique_ptr<Connection> Database::take_reader() {
    std::unique_lock lock(readers_mutex_);
    reader_free_.wait(lock, [&] { return !idle_readers_.empty() || reader_count_ < max_readers_; });
    if (!idle_readers_.empty()) {
        auto reader = std::move(idle_readers_.back());
        idle_readers_.pop_back();
        return reader;
    }
    auto reader = driver_->connect(Access::read);
    ++reader_count_;
    return reader;
}

void Database::give_back(std::unique_ptr<Connection> reader) {
    {
        std::lock_guard lock(readers_mutex_);
        idle_readers_.push_back(std::move(reader));
    }
    reader_free_.notify_one();
}

Database::ReadTransaction::~ReadTransaction() {
    try {
        connection.rollback();
    } catch (
        DatabaseError const&) {  // some errors roll back by themselves; there is nothing left to undo then
    }
}

}  // namespace zs::store
