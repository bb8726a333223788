#include "store/database.h"

#include <stdexcept>

#include "base/error.h"
#include "store/tables.h"

namespace zs::store {

std::unique_ptr<Tables> Connection::tables() {
    throw std::logic_error("a connection that does not know its tables");
}

Cursor::Cursor(Statement& statement) : statement_(&statement) {
    ENSURE(!statement.busy);  // the same query nested in itself would lose its place
    statement.busy = true;
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

Database::Transaction::Transaction(Connection& connection, Access access) : connection_(connection) {
    connection_.begin(access);
}

Database::Transaction::~Transaction() {
    if (!open_) return;
    try {
        connection_.rollback();
    } catch (
        DatabaseError const&) {  // some errors roll back by themselves; there is nothing left to undo then
    }
}

void Database::Transaction::commit() {
    connection_.commit();
    open_ = false;
}

}  // namespace zs::store
