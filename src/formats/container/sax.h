#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "formats/container/zip.h"

namespace zs::formats {

/// Receives the elements of a large XML part one by one. Names come without their prefix.
class SaxHandler {
  public:
    virtual ~SaxHandler() = default;
    /// `attributes`: name, value, name, value, … , nullptr
    virtual void start(std::string_view name, char const** attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view piece) = 0;
    /// Where in the part the reader stands, in words for the user; "" if unknown.
    [[nodiscard]] virtual std::string place() const { return {}; }

    /// Stops the parse; the first error counts.
    void fail(Error error) {
        if (!error_) error_ = std::move(error);
    }
    [[nodiscard]] std::optional<Error> const& error() const { return error_; }

  private:
    std::optional<Error> error_;
};

/// Streams a part through expat. Document types are refused; depth is bounded by Limits::max_depth.
Result<void> parse_sax(Archive& archive, std::string_view part, Limits const& limits, SaxHandler& handler);

/// Value of an attribute by its local name, nullptr when absent.
char const* find_attribute(char const** attributes, std::string_view name);

}  // namespace zs::formats
