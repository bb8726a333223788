#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;
struct pg_result;

namespace zs::store {

/// The answer to a statement, all of it in memory.
class PgAnswer {
  public:
    PgAnswer() = default;
    explicit PgAnswer(pg_result* result) : result_(result) {}
    ~PgAnswer();
    PgAnswer(PgAnswer&& other) noexcept : result_(other.result_) { other.result_ = nullptr; }
    PgAnswer& operator=(PgAnswer&& other) noexcept;

    [[nodiscard]] int rows() const;
    [[nodiscard]] bool is_null(int row, int column) const;
    /// As PostgreSQL writes it; bytes in their hexadecimal form.
    [[nodiscard]] std::string_view text(int row, int column) const;
    [[nodiscard]] bool is_bytes(int column) const;
    [[nodiscard]] std::int64_t changed_rows() const;
    /// "COMMIT", "ROLLBACK", "INSERT 0 1" …
    [[nodiscard]] std::string_view command() const;

  private:
    friend class PgClient;
    pg_result* result_ = nullptr;
};

/// A value for a parameter, kept with its memory from one run to the next.
struct PgParameter {
    std::string value;
    bool is_null = true;
    bool is_bytes = false;  ///< the parameter is of type bytea
};

/// libpq behind what the driver needs of it. The library is loaded when the first client is made, so that a
/// command that needs no server starts without it. Every failure is a DatabaseError.
class PgClient {
  public:
    /// `location` is a postgresql:// URL; `setup` is run on each new connection.
    PgClient(std::string location, std::string setup);
    ~PgClient();
    PgClient(PgClient const&) = delete;
    PgClient& operator=(PgClient const&) = delete;

    /// Statements without parameters; the answer of the last.
    PgAnswer execute(std::string const& sql);
    /// Sends one statement and does not wait for its outcome, which the next call looks at.
    void send(char const* sql);
    /// Its parameters, with their types.
    std::vector<PgParameter> prepare(std::string const& name, std::string const& sql);
    PgAnswer run(std::string const& name, std::vector<PgParameter> const& parameters);

    /// Anew, after the server went away. What was prepared is gone; generation() grows.
    void reconnect();
    [[nodiscard]] bool is_lost() const;
    [[nodiscard]] int generation() const { return generation_; }

  private:
    void set_up();
    void settle();
    PgAnswer checked(pg_result* result, std::string_view doing);

    std::string location_;
    std::string setup_;
    pg_conn* connection_ = nullptr;
    int generation_ = 0;
    bool is_unsettled_ = false;
    std::vector<char const*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

}  // namespace zs::store
