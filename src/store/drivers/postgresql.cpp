#include "store/drivers/postgresql.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/error.h"
#include "store/drivers/postgresql_client.h"
#include "store/tables.h"
#include "store/transfer.h"

namespace zs::store {
namespace {

// Every plan kept costs the server memory, for each connection; filters make hundreds of statements.
constexpr std::size_t kMaxPrepared = 256;
constexpr int kStreamedRows = 500;

// Writers wait for each other here, whichever process they are in. READ COMMITTED, so that each statement
// sees what the writer before has committed: the snapshot of a stricter level would be older than the lock.
constexpr char const* kBeginWrite =
    "BEGIN ISOLATION LEVEL READ COMMITTED; "
    "SELECT pg_advisory_xact_lock(2026, hashtext(current_schema()))";
constexpr char const* kBeginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

constexpr char const* kSetup =
    "SET client_encoding = 'UTF8'; SET TimeZone = 'UTC'; SET extra_float_digits = 1; "
    "SET synchronous_commit = on; SET jit = off; SET lock_timeout = '10s'; ";
constexpr char const* kSetupWriter = "SET idle_in_transaction_session_timeout = '60s'";
constexpr char const* kSetupReader = "SET default_transaction_read_only = on";

template <class Number>
Number number_of(std::string_view text) {
    if (text == "t") return 1;
    if (text == "f") return 0;
    Number out{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error == std::errc() && (end == text.data() + text.size() || *end == '.')) return out;
    throw DatabaseError("postgresql: a column is no number");
}

std::string from_hexadecimal(std::string_view text) {
    std::string out;
    for (std::size_t at = 2; at + 1 < text.size(); at += 2) {
        unsigned byte = 0;
        std::from_chars(text.data() + at, text.data() + at + 2, byte, 16);
        out += static_cast<char>(byte);
    }
    return out;
}

class PgStatement : public Statement {
  public:
    PgStatement(PgClient& client, std::string name, std::string_view sql)
        : client_(client), name_(std::move(name)), sql_(sql) {
        prepare();
    }

    void bind(int parameter, std::nullptr_t) override { place(parameter).is_null = true; }
    void bind(int parameter, std::int64_t value) override { set(parameter, fmt::format("{}", value)); }
    void bind(int parameter, double value) override { set(parameter, fmt::format("{}", value)); }
    void bind(int parameter, std::string_view text, Texts) override {
        if (!place(parameter).is_bytes && text.find('\0') != std::string_view::npos)
            throw DatabaseError("postgresql: a text holds a zero byte");
        set(parameter, text);
    }

    bool step() override {
        if (!has_run_) {
            run();
            has_run_ = true;
        }
        return ++row_ < answer_.rows() || more();
    }
    void reset() noexcept override {
        answer_ = PgAnswer();
        for (auto& parameter : parameters_)
            parameter.is_null = true;
        has_run_ = false;
        row_ = -1;
    }

    bool is_null(int column) const override { return answer_.is_null(row_, column); }
    std::int64_t integer(int column) const override {
        return is_null(column) ? 0 : number_of<std::int64_t>(answer_.text(row_, column));
    }
    double real(int column) const override {
        return is_null(column) ? 0 : number_of<double>(answer_.text(row_, column));
    }
    std::string_view text(int column) const override {
        if (!answer_.is_bytes(column)) return answer_.text(row_, column);
        return bytes_[column] = from_hexadecimal(answer_.text(row_, column));
    }
    std::int64_t changed_rows() const override { return answer_.changed_rows(); }

    std::string const& name() const { return name_; }
    bool is_prepared() const { return generation_ == client_.generation(); }
    std::int64_t used = 0;  ///< when, for those that were not for long

  protected:
    virtual void run() {
        if (generation_ != client_.generation()) prepare();
        try {
            answer_ = client_.run(name_, parameters_);
        } catch (DatabaseError const& error) {
            throw DatabaseError(fmt::format("{} {}", error.what(), sql_), error.trouble());
        }
        row_ = -1;
    }
    virtual bool more() { return false; }

    PgClient& client_;
    PgAnswer answer_;
    int row_ = -1;

  private:
    PgParameter& place(int parameter) {
        ENSURE(parameter >= 1 && static_cast<std::size_t>(parameter) <= parameters_.size());
        return parameters_[static_cast<std::size_t>(parameter) - 1];
    }
    void set(int parameter, std::string_view value) {
        auto& to = place(parameter);
        to.value = value;
        to.is_null = false;
    }
    void prepare() {
        parameters_ = client_.prepare(name_, sql_);
        generation_ = client_.generation();
    }

    std::string name_;
    std::string sql_;
    std::vector<PgParameter> parameters_;
    int generation_ = 0;
    bool has_run_ = false;
    mutable std::unordered_map<int, std::string> bytes_;
};

/// Reads through a cursor of the server, some hundred rows at a time.
class PgStream final : public PgStatement {
  public:
    PgStream(PgClient& client, std::string const& name, std::string_view sql)
        : PgStatement(client, name, fmt::format("DECLARE {}_rows NO SCROLL CURSOR FOR {}", name, sql)),
          fetch_(fmt::format("FETCH {} FROM {}_rows", kStreamedRows, name)),
          close_(fmt::format("CLOSE {}_rows", name)) {}

    void reset() noexcept override {
        if (is_open_) {
            try {
                client_.execute(close_);
            } catch (DatabaseError const&) {  // the transaction has failed, and its cursors with it
            }
        }
        is_open_ = false;
        PgStatement::reset();
    }

  protected:
    void run() override {
        PgStatement::run();
        is_open_ = true;
    }
    bool more() override {
        answer_ = client_.execute(fetch_);
        row_ = 0;
        return answer_.rows() > 0;
    }

  private:
    std::string fetch_;
    std::string close_;
    bool is_open_ = false;
};

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

class PgConnection final : public Connection {
  public:
    PgConnection(std::string const& url, Access access)
        : client_(url, std::string(kSetup) + (access == Access::write ? kSetupWriter : kSetupReader)) {}

    Statement& prepared(std::string_view sql) override {
        auto found = statements_.find(sql);
        if (found == statements_.end()) found = add<PgStatement>(sql, sql);
        found->second->used = ++clock_;
        return *found->second;
    }

    Statement& streamed(std::string_view sql) override {
        auto const key = fmt::format("stream {}", sql);
        auto found = statements_.find(key);
        if (found == statements_.end()) found = add<PgStream>(key, sql);
        found->second->used = ++clock_;
        return *found->second;
    }

    void begin(Access access) override {
        access_ = access;
        try {
            try_begin();
        } catch (DatabaseError const&) {  // an idle connection that the server closed meanwhile
            if (!client_.is_lost()) throw;
            client_.reconnect();
            try_begin();
        }
    }

    void commit() override {
        // A transaction in which a statement failed ends in a rollback, without an error.
        if (client_.execute("COMMIT").command() != "COMMIT")
            throw DatabaseError("postgresql: COMMIT after a failed statement");
    }

    void rollback() override {
        if (access_ == Access::read) return client_.send("ROLLBACK");
        client_.execute("ROLLBACK");
    }

    // As simple queries: these must run where a statement before them has failed.
    void set_savepoint() override { client_.execute("SAVEPOINT part"); }
    void release_savepoint() override { client_.execute("RELEASE SAVEPOINT part"); }
    void return_to_savepoint() override {
        client_.execute("ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part");
    }

    void execute_script(std::string_view sql) override { client_.execute(expand_postgresql_macros(sql)); }

    SearchSql const& search_sql() const override { return postgresql_search_sql(); }
    SearchSql const& evidence_search_sql() const override { return postgresql_evidence_search_sql(); }

    void copy_to(std::string const& path) override {
        begin(Access::read);
        copy_into_sqlite(*this, path);
        rollback();
    }

    std::unique_ptr<Tables> tables() override { return postgresql_tables(*this); }

  private:
    /// Who does not get the lock in time has begun all the same, a transaction that takes nothing any more.
    void try_begin() {
        try {
            client_.execute(access_ == Access::write ? kBeginWrite : kBeginRead);
        } catch (DatabaseError const&) {
            if (!client_.is_lost()) client_.execute("ROLLBACK");
            throw;
        }
    }

    using Statements =
        std::unordered_map<std::string, std::unique_ptr<PgStatement>, TextHash, std::equal_to<>>;

    template <class Kind>
    Statements::iterator add(std::string_view key, std::string_view sql) {
        if (statements_.size() >= kMaxPrepared) forget_oldest();
        auto statement = std::make_unique<Kind>(client_, fmt::format("zs{}", ++clock_), sql);
        return statements_.emplace(key, std::move(statement)).first;
    }

    void forget_oldest() {
        auto oldest = statements_.end();
        for (auto it = statements_.begin(); it != statements_.end(); ++it) {
            bool const older = oldest == statements_.end() || it->second->used < oldest->second->used;
            if (!it->second->busy && older) oldest = it;
        }
        if (oldest == statements_.end()) return;
        if (oldest->second->is_prepared()) client_.execute("DEALLOCATE " + oldest->second->name());
        statements_.erase(oldest);
    }

    PgClient client_;
    Statements statements_;
    std::int64_t clock_ = 0;
    Access access_ = Access::read;
};

class PgDriver final : public Driver {
  public:
    explicit PgDriver(std::string url) : url_(std::move(url)) {}
    std::unique_ptr<Connection> connect(Access access) override {
        return std::make_unique<PgConnection>(url_, access);
    }

  private:
    std::string url_;
};

}  // namespace

std::unique_ptr<Driver> postgresql_driver(std::string url) {
    return std::make_unique<PgDriver>(std::move(url));
}

}  // namespace zs::store
