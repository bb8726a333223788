#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/exchange.h"

namespace zs {

/// A body that can be asked for in parts: a download that broke off goes on (RFC 9110 §14).
class RangedSource : public ByteSource {
  public:
    /// Of the whole content: parts of two different files are never put together.
    [[nodiscard]] virtual std::string const& digest() const = 0;
    /// What is read from here on begins there.
    virtual void seek(std::uint64_t offset) = 0;
};

}  // namespace zs
