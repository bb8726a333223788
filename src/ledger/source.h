#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace zs::ledger {

/// The bytes of a ledger. Read by several workers at once.
class Source {
  public:
    virtual ~Source() = default;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Fills as much of `into` as there is; less only at the end. Throws when the file cannot be read.
    virtual std::size_t read_at(std::uint64_t offset, std::span<char> into) const = 0;
};

/// A ledger in memory.
class TextSource final : public Source {
  public:
    explicit TextSource(std::string_view text) : text_(text) {}
    [[nodiscard]] std::uint64_t size() const override { return text_.size(); }
    std::size_t read_at(std::uint64_t offset, std::span<char> into) const override {
        if (offset >= text_.size()) return 0;
        return text_.copy(into.data(), into.size(), static_cast<std::size_t>(offset));
    }

  private:
    std::string_view text_;
};

}  // namespace zs::ledger
