#include "store/drivers/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <chrono>
#include <thread>
#include <unordered_map>

#include "base/error.h"
#include "store/tables.h"

namespace zs::store {
namespace {

constexpr std::chrono::milliseconds kPatience{10'000};
constexpr std::chrono::milliseconds kRetryPause{5};
/// SQLite writes what it kept in memory to the file as one piece, and one of 128 KiB or more fails as if the
/// disk were full (seekAndWriteFd in os_unix.c).
constexpr int kSavepointBytes = 120 << 10;

/// `code` is SQLite's, `reason` the errno behind it.
DatabaseTrouble trouble_of(int code, int reason) {
    bool const no_room = reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
    switch (code & 0xFF) {
        case SQLITE_CONSTRAINT: return DatabaseTrouble::constraint;
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return DatabaseTrouble::unavailable;
        case SQLITE_FULL: return DatabaseTrouble::full;
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY: return no_room ? DatabaseTrouble::full : DatabaseTrouble::broken;
        default: return DatabaseTrouble::other;
    }
}

[[noreturn]] void fail(sqlite3* handle, std::string_view doing) {
    int const code = sqlite3_extended_errcode(handle);
    throw DatabaseError(fmt::format("sqlite: {} ({}): {}", sqlite3_errmsg(handle), code, doing),
                        trouble_of(code, sqlite3_system_errno(handle)));
}

class SqliteStatement final : public Statement {
  public:
    SqliteStatement(sqlite3* handle, std::string_view sql) : handle_(handle) {
        if (sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                               &statement_, nullptr) != SQLITE_OK) {
            fail(handle, sql);
        }
        // SQLite numbers "$2" by order of appearance; its name says which one it is.
        int const count = sqlite3_bind_parameter_count(statement_);
        for (int n = 1; n <= count; ++n)
            places_.push_back(sqlite3_bind_parameter_index(statement_, fmt::format("${}", n).c_str()));
    }
    ~SqliteStatement() override { sqlite3_finalize(statement_); }
    SqliteStatement(SqliteStatement const&) = delete;
    SqliteStatement& operator=(SqliteStatement const&) = delete;

    void bind(int parameter, std::nullptr_t) override {
        check(sqlite3_bind_null(statement_, place(parameter)));
    }
    void bind(int parameter, std::int64_t value) override {
        check(sqlite3_bind_int64(statement_, place(parameter), value));
    }
    void bind(int parameter, double value) override {
        check(sqlite3_bind_double(statement_, place(parameter), value));
    }
    void bind(int parameter, std::string_view text, Texts texts) override {
        check(sqlite3_bind_text64(statement_, place(parameter), text.empty() ? "" : text.data(), text.size(),
                                  texts == Texts::in_place ? SQLITE_STATIC : SQLITE_TRANSIENT, SQLITE_UTF8));
    }

    bool step() override {
        switch (sqlite3_step(statement_)) {
            case SQLITE_ROW: return true;
            case SQLITE_DONE: return false;
            default: fail(handle_, sqlite3_sql(statement_));
        }
    }
    void reset() noexcept override {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }

    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
    double real(int column) const override { return sqlite3_column_double(statement_, column); }
    std::string_view text(int column) const override {
        auto const* bytes = reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
        return {bytes == nullptr ? "" : bytes,
                static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    std::int64_t changed_rows() const override { return sqlite3_changes64(handle_); }

  private:
    int place(int parameter) const {
        ENSURE(parameter >= 1 && static_cast<std::size_t>(parameter) <= places_.size());
        return places_[static_cast<std::size_t>(parameter) - 1];
    }
    void check(int outcome) {
        if (outcome != SQLITE_OK) fail(handle_, sqlite3_sql(statement_));
    }

    sqlite3* handle_;
    sqlite3_stmt* statement_ = nullptr;
    std::vector<int> places_;
};

/// Of a statement. Its length and a piece of it tell most apart.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view sql) const {
        return std::hash<std::string_view>()(sql.substr(sql.size() / 2, 32)) ^ sql.size();
    }
};

class SqliteConnection final : public Connection {
  public:
    SqliteConnection(std::string const& path, Access access) {
        int const opened =
            sqlite3_open_v2(path.c_str(), &handle_,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
        if (opened != SQLITE_OK) {
            std::string const message = sqlite3_errmsg(handle_);
            sqlite3_close(handle_);
            throw DatabaseError(fmt::format("sqlite: {}: {}", message, path));
        }
        sqlite3_busy_timeout(handle_, static_cast<int>(kPatience.count()));
        execute("PRAGMA foreign_keys = ON");
        execute("PRAGMA trusted_schema = OFF");
        // FULL: a commit returns after fsync, so an acknowledged change survives power loss (guarantee 5).
        execute("PRAGMA synchronous = FULL");
        execute("PRAGMA cache_size = -4000");  // KiB; holds what is still in the write-ahead log
        execute(
            "PRAGMA mmap_size = 268435456");  // the rest is read in place, not copied into a cache per reader
        if (access == Access::write) switch_to_wal();
        register_pairs_tokenizer(handle_);
        if (access == Access::read) execute("PRAGMA query_only = ON");
    }
    ~SqliteConnection() override {
        statements_.clear();
        sqlite3_close(handle_);
    }
    SqliteConnection(SqliteConnection const&) = delete;
    SqliteConnection& operator=(SqliteConnection const&) = delete;

    Statement& prepared(std::string_view sql) override {
        auto found = statements_.find(sql);
        if (found == statements_.end()) {
            found = statements_.emplace(sql, std::make_unique<SqliteStatement>(handle_, sql)).first;
        }
        return *found->second;
    }

    /// RETURNING would have SQLite put the row into a table of its own first.
    Statement& prepared_insert(std::string_view sql) override {
        ENSURE(sql.ends_with(kReturningId));
        return prepared(sql.substr(0, sql.size() - kReturningId.size()));
    }
    std::int64_t run_insert(Cursor& cursor) override {
        cursor.next();
        return sqlite3_last_insert_rowid(handle_);
    }

    void begin(Access access) override { run(access == Access::write ? "BEGIN IMMEDIATE" : "BEGIN"); }

    void set_savepoint() override {
        // Outside of a transaction it would be one of its own. Some errors end the one that was there.
        if (sqlite3_get_autocommit(handle_) != 0) throw DatabaseError("sqlite: the transaction is gone");
        Connection::set_savepoint();
    }

    void execute_script(std::string_view sql) override { execute(expand_sqlite_macros(sql).c_str()); }

    SearchSql const& search_sql() const override { return sqlite_search_sql(); }
    SearchSql const& evidence_search_sql() const override { return sqlite_evidence_search_sql(); }

    void copy_to(std::string const& path) override { run("VACUUM INTO $1", path); }

    std::unique_ptr<Tables> tables() override { return sqlite_tables(*this); }

  private:
    /// SQLite waits for nobody here: of two that switch a new database at once, one is told that it is
    /// locked.
    void switch_to_wal() {
        constexpr char const* kSwitch = "PRAGMA journal_mode = WAL";
        auto const end = std::chrono::steady_clock::now() + kPatience;
        while (sqlite3_exec(handle_, kSwitch, nullptr, nullptr, nullptr) != SQLITE_OK) {
            bool const locked = sqlite3_errcode(handle_) == SQLITE_BUSY;
            if (!locked || std::chrono::steady_clock::now() > end) fail(handle_, kSwitch);
            std::this_thread::sleep_for(kRetryPause);
        }
    }

    void execute(char const* sql) {
        if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(handle_, sql);
    }

    sqlite3* handle_ = nullptr;
    std::unordered_map<std::string, std::unique_ptr<SqliteStatement>, TextHash, std::equal_to<>> statements_;
};

/// Of the whole process. Too late, and no harm, once SQLite has begun.
bool configure_sqlite() {
    // Statistics of memory that nobody reads would have every thread wait for one lock at each allocation.
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    // What a savepoint may have to take back, the pages as they were, is kept in memory in one piece of this
    // size, and beyond it in a temporary file. The default, 64 KiB, is less than many a small change touches;
    // without a bound it would be in four pieces for each page.
    sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, kSavepointBytes);
    return true;
}

class SqliteDriver final : public Driver {
  public:
    explicit SqliteDriver(std::string path) : path_(std::move(path)) {}
    std::unique_ptr<Connection> connect(Access access) override {
        return std::make_unique<SqliteConnection>(path_, access);
    }

  private:
    std::string path_;
};

}  // namespace

std::unique_ptr<Driver> sqlite_driver(std::string path) {
    [[maybe_unused]] static bool const kConfigured = configure_sqlite();
    return std::make_unique<SqliteDriver>(std::move(path));
}

}  // namespace zs::store
