#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "base/error.h"

namespace zs::json {

enum class Kind { null, boolean, integer, number, string, array, object };

/// A value of a parsed text. A view: lives as long as its Document. Keeps Boost.JSON out of the headers.
class Node {
  public:
    explicit Node(void const* value) : value_(value) {}

    [[nodiscard]] Kind kind() const;
    [[nodiscard]] bool boolean() const;             ///< kind boolean
    [[nodiscard]] std::int64_t integer() const;     ///< kind integer
    [[nodiscard]] double number() const;            ///< kind integer or number
    [[nodiscard]] std::string_view string() const;  ///< kind string
    [[nodiscard]] std::size_t size() const;         ///< array or object
    [[nodiscard]] Node at(std::size_t i) const;     ///< element of an array, value of an object's i-th member
    [[nodiscard]] std::string_view key(std::size_t i) const;
    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] Node operator[](std::string_view key) const;  ///< has(key)

  private:
    void const* value_;
};

/// A parsed text. Nesting deeper than 64 and invalid UTF-8 are refused.
class Document {
  public:
    static Result<Document> parse(std::string_view text);
    ~Document();
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;

    [[nodiscard]] Node root() const;

  private:
    struct Value;
    explicit Document(std::unique_ptr<Value> value);
    std::unique_ptr<Value> value_;
};

}  // namespace zs::json
