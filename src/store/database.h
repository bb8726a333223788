#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/error.h"
#include "store/group_commit.h"
#include "store/statement.h"

namespace zs::store {

struct SearchSql;
class Tables;

enum class Access { read, write };

using Value = std::variant<std::int64_t, double, std::string>;

inline constexpr std::string_view kReturningId = " RETURNING id";

/// One connection to a database. Not shared between threads. SQL is written with $1…, in what SQLite and
/// PostgreSQL both understand, and passed as constants: a statement is prepared once per connection.
class Connection {
  public:
    virtual ~Connection() = default;

    virtual Statement& prepared(std::string_view sql) = 0;
    /// The same for a result that may not fit in memory: its rows come by and by.
    virtual Statement& streamed(std::string_view sql) { return prepared(sql); }
    /// Opens a transaction. A writing one excludes other writers, of other processes too, from the start.
    virtual void begin(Access access) = 0;
    /// Durable when it returns; throws if anything in the transaction failed.
    virtual void commit() { run("COMMIT"); }
    virtual void rollback() { run("ROLLBACK"); }
    /// A part of a transaction that can be dropped alone. They do not nest.
    virtual void set_savepoint() { run("SAVEPOINT part"); }
    virtual void release_savepoint() { run("RELEASE SAVEPOINT part"); }
    virtual void return_to_savepoint() {
        run("ROLLBACK TO SAVEPOINT part");
        release_savepoint();
    }
    /// Several statements without parameters, the macros {{…}} of README.md expanded.
    virtual void execute_script(std::string_view sql) = 0;
    [[nodiscard]] virtual SearchSql const& search_sql() const = 0;  ///< of items
    [[nodiscard]] virtual SearchSql const& evidence_search_sql() const = 0;
    /// A consistent copy of the whole database into a new SQLite file, while others write.
    virtual void copy_to(std::string const& path) = 0;
    virtual std::unique_ptr<Tables> tables();

    template <class... Args>
    Cursor query(std::string_view sql, Args const&... args) {
        return started(prepared(sql), Texts::copied, args...);
    }

    /// query() for what may be long: an export, the audit log.
    template <class... Args>
    Cursor stream(std::string_view sql, Args const&... args) {
        return started(streamed(sql), Texts::copied, args...);
    }

    /// For statements with as many parameters as a filter has conditions.
    Cursor query_values(std::string_view sql, std::vector<Value> const& values) {
        Cursor cursor(prepared(sql));
        int parameter = 1;
        for (auto const& value : values) {
            std::visit([&](auto const& v) { bind(*cursor.statement_, parameter++, v); }, value);
        }
        return cursor;
    }

    /// Runs it to the end; the number of changed rows.
    template <class... Args>
    std::int64_t run(std::string_view sql, Args const&... args) {
        auto cursor = started(prepared(sql), Texts::in_place, args...);
        while (cursor.next()) {
        }
        return cursor.statement_->changed_rows();
    }

    /// Runs an INSERT of one row that ends in kReturningId; the id it got.
    template <class T, class... Args>
    T insert(std::string_view sql, Args const&... args) {
        auto cursor = started(prepared_insert(sql), Texts::in_place, args...);
        return T{run_insert(cursor)};
    }

    /// The first column of the first row.
    template <class T, class... Args>
    std::optional<T> value(std::string_view sql, Args const&... args) {
        auto cursor = started(prepared(sql), Texts::in_place, args...);
        if (!cursor.next()) return std::nullopt;
        T out{};
        cursor.read(out);
        return out;
    }

    template <class T>
    static void bind(Statement& statement, int parameter, T const& value, Texts texts = Texts::copied) {
        if constexpr (std::is_same_v<T, std::nullopt_t>) {
            statement.bind(parameter, nullptr);
        } else if constexpr (std::is_integral_v<T>) {
            statement.bind(parameter, static_cast<std::int64_t>(value));
        } else if constexpr (std::is_floating_point_v<T>) {
            statement.bind(parameter, static_cast<double>(value));
        } else {
            statement.bind(parameter, std::string_view(value), texts);
        }
    }
    template <class Tag>
    static void bind(Statement& statement, int parameter, Id<Tag> const& id, Texts = Texts::copied) {
        statement.bind(parameter, id.value);
    }
    template <class T>
    static void bind(Statement& statement, int parameter, std::optional<T> const& value,
                     Texts texts = Texts::copied) {
        value ? bind(statement, parameter, *value, texts) : statement.bind(parameter, nullptr);
    }

  private:
    virtual Statement& prepared_insert(std::string_view sql) { return prepared(sql); }
    virtual std::int64_t run_insert(Cursor& cursor);

    template <class... Args>
    static Cursor started(Statement& statement, [[maybe_unused]] Texts texts, Args const&... args) {
        Cursor cursor(statement);
        int parameter = 1;
        (bind(statement, parameter++, args, texts), ...);
        return cursor;
    }
};

/// Makes connections. One implementation per database system, in drivers/.
class Driver {
  public:
    virtual ~Driver() = default;
    virtual std::unique_ptr<Connection> connect(Access access) = 0;
};

/// One writer and a pool of readers over a driver.
class Database {
  public:
    explicit Database(std::unique_ptr<Driver> driver, int max_readers = 8);
    ~Database();

    /// f(Connection&) sees one state of the database, however many queries it makes. Its result is handed on.
    /// Within share() it sees what was written there.
    template <class F>
    auto read(F&& f) {
        if (auto* const shared = writers_.shared_here()) return f(*shared);
        Lease lease(*this);
        ReadTransaction transaction(*lease.connection);
        return f(*lease.connection);
    }

    /// f(Connection&) returns a Result; what it wrote is kept, durably, if that is ok, and dropped otherwise.
    /// Those who write at the same time share a commit (group_commit.h): f may run on the thread of another.
    template <class F>
    auto write(F&& f) {
        std::optional<decltype(f(std::declval<Connection&>()))> result;
        writers_.run([&](Connection& connection) { return result.emplace(f(connection)).ok(); });
        return std::move(*result);
    }

    /// write(), unless somebody is writing already: then nothing is done. It waits for nobody. Whether it was
    /// done.
    template <class F>
    bool try_write(F&& f) {
        bool ok = false;
        return writers_.try_run([&](Connection& connection) { return ok = f(connection).ok(); }) && ok;
    }

    /// Calls `next` until it says that there is no more, or the transaction is lost. What it reads and writes
    /// is one transaction: each write() is kept or dropped by itself and returns at once, and nothing is
    /// durable before share() returns, nor if it throws.
    void share(std::function<bool()> const& next) { writers_.share(next); }

    /// Transactions that wrote, since the start.
    [[nodiscard]] std::int64_t commit_count() const { return writers_.commit_count(); }
    /// Those who wait to write while others do.
    [[nodiscard]] std::size_t waiting_count() const { return writers_.waiting_count(); }

    /// A consistent copy into a new file, while others read and write.
    void copy_to(std::string const& path) { driver_->connect(Access::write)->copy_to(path); }

  private:
    struct ReadTransaction {
        explicit ReadTransaction(Connection& of) : connection(of) { connection.begin(Access::read); }
        ~ReadTransaction();
        ReadTransaction(ReadTransaction const&) = delete;
        ReadTransaction& operator=(ReadTransaction const&) = delete;
        Connection& connection;
    };
    struct Lease {
        explicit Lease(Database& database) : database_(database), connection(database.take_reader()) {}
        ~Lease() { database_.give_back(std::move(connection)); }
        Lease(Lease const&) = delete;
        Lease& operator=(Lease const&) = delete;
        Database& database_;
        std::unique_ptr<Connection> connection;
    };

    std::unique_ptr<Connection> take_reader();
    void give_back(std::unique_ptr<Connection> reader);
    Connection& writer();

    std::unique_ptr<Driver> driver_;
    std::unique_ptr<Connection> writer_;
    GroupCommit writers_{[this]() -> Connection& { return writer(); }};
    std::mutex readers_mutex_;
    std::condition_variable reader_free_;
    std::vector<std::unique_ptr<Connection>> idle_readers_;
    int reader_count_ = 0;
    int max_readers_;
};

}  // namespace zs::store
