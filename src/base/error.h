#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace zs {

/// What went wrong, in twelve words. HTTP status, exit status and log level follow from it.
enum class ErrorCode {
    invalid_input,
    malformed_document,
    unsupported,
    too_large,
    not_found,
    conflict,
    unauthenticated,
    permission_denied,
    unavailable,
    storage_full,    ///< no room on the disk: nothing of the request was kept
    storage_failed,  ///< the disk refused to read, write or sync: the same
    internal,
};

char const* to_string(ErrorCode code);

/// One field of a request that is wrong: a JSON pointer and what to do.
struct FieldError {
    std::string path;
    std::string message;
};

/// An error that the caller or the user can act on. `message` is Chinese and says what to do next;
/// `where` is a place the user knows ("表 2 第 14 行", "word/document.xml", "/items/0/text").
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string message;
    std::string where;
    std::vector<FieldError> fields;
};

/// A value or an Error. Errors nobody below the request can act on (disk full, bug) are exceptions instead.
template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit by design
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit by design

    [[nodiscard]] bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] T& value() { return std::get<0>(state_); }
    [[nodiscard]] T const& value() const { return std::get<0>(state_); }
    [[nodiscard]] T&& take() { return std::get<0>(std::move(state_)); }
    [[nodiscard]] Error const& error() const { return std::get<1>(state_); }
    T& operator*() { return value(); }
    T const& operator*() const { return value(); }
    T* operator->() { return &value(); }
    T const* operator->() const { return &value(); }

  private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit by design

    [[nodiscard]] bool ok() const { return !error_.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] Error const& error() const { return *error_; }

  private:
    std::optional<Error> error_;
};

/// Throws std::logic_error. For conditions only a bug can break; never for input.
[[noreturn]] void ensure_failed(char const* condition, char const* file, int line);

}  // namespace zs

#define ZS_JOIN_2(a, b) a##b
#define ZS_JOIN(a, b) ZS_JOIN_2(a, b)

#define ENSURE(condition)                                                      \
    do {                                                                       \
        if (!(condition)) ::zs::ensure_failed(#condition, __FILE__, __LINE__); \
    } while (false)

#define RETURN_IF_ERROR(expression)                    \
    do {                                               \
        auto zs_status = (expression);                 \
        if (!zs_status.ok()) return zs_status.error(); \
    } while (false)

/// ASSIGN_OR_RETURN(auto sheet, read_sheet(part)); — a statement, always inside braces.
#define ASSIGN_OR_RETURN(declaration, expression)                                          \
    auto ZS_JOIN(zs_result_, __LINE__) = (expression);                                     \
    if (!ZS_JOIN(zs_result_, __LINE__).ok()) return ZS_JOIN(zs_result_, __LINE__).error(); \
    declaration = ZS_JOIN(zs_result_, __LINE__).take()
