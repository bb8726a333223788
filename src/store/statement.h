#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/ids.h"

namespace zs::store {

enum class DatabaseTrouble {
    other,        ///< a bug in our SQL, a corrupt file
    constraint,   ///< a rule of the schema refused it
    unavailable,  ///< no connection, a lock not given: it may work later
    full,         ///< no room on the disk
    broken,       ///< the disk did not read, write or sync
};

/// The database could not do what it was asked. Nobody below the request dispatcher can act on it.
class DatabaseError : public std::runtime_error {
  public:
    explicit DatabaseError(std::string const& what, DatabaseTrouble trouble = DatabaseTrouble::other)
        : std::runtime_error(what), trouble_(trouble) {}
    [[nodiscard]] DatabaseTrouble trouble() const { return trouble_; }

  private:
    DatabaseTrouble trouble_;
};

/// What is done with a text that is bound: one that stays where it is until the reset need not be copied.
enum class Texts { copied, in_place };

/// One prepared statement, with parameters $1…$n (each used once in the SQL), numbered from 1; columns from
/// 0. What a driver implements.
class Statement {
  public:
    virtual ~Statement() = default;
    virtual void bind(int parameter, std::nullptr_t) = 0;
    virtual void bind(int parameter, std::int64_t value) = 0;
    virtual void bind(int parameter, double value) = 0;
    virtual void bind(int parameter, std::string_view text, Texts texts) = 0;
    /// True while there is a row. Throws DatabaseError.
    virtual bool step() = 0;
    virtual void reset() noexcept = 0;

    [[nodiscard]] virtual bool is_null(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;  ///< valid until the next step
    /// The rows that the last complete run changed.
    [[nodiscard]] virtual std::int64_t changed_rows() const = 0;

    bool busy = false;  ///< a Cursor is on it
};

/// A statement that is running. Give it back by letting it go out of scope.
class Cursor {
  public:
    explicit Cursor(Statement& statement);
    ~Cursor();
    Cursor(Cursor&& other) noexcept : statement_(other.statement_) { other.statement_ = nullptr; }
    Cursor& operator=(Cursor&&) = delete;

    bool next() { return statement_->step(); }

    /// Reads the first columns of the row into the variables (or the receivers of columns.h), in order.
    template <class... T>
    void read(T&&... out) const {
        int column = 0;
        (get(column++, out), ...);
    }

    void get(int column, bool& out) const { out = statement_->integer(column) != 0; }
    void get(int column, int& out) const { out = static_cast<int>(statement_->integer(column)); }
    void get(int column, std::int64_t& out) const { out = statement_->integer(column); }
    void get(int column, double& out) const { out = statement_->real(column); }
    void get(int column, std::string& out) const { out = statement_->text(column); }
    template <class Tag>
    void get(int column, Id<Tag>& out) const {
        out.value = statement_->integer(column);
    }
    template <class T>
    void get(int column, std::optional<T>& out) const {
        statement_->is_null(column) ? out.reset() : get(column, out.emplace());
    }
    template <class Receiver>
    requires requires(Receiver const& receiver) { receiver.receive(std::string_view()); }
    void get(int column, Receiver const& receiver) const { receiver.receive(statement_->text(column)); }

  private:
    friend class Connection;
    Statement* statement_;
};

}  // namespace zs::store
