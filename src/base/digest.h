#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace zs {

using Digest256 = std::array<std::uint8_t, 32>;

/// SM3 (GB/T 32905-2016) and SHA-256 of bytes, raw and as lower-case hex.
Digest256 sm3(std::string_view bytes);
Digest256 sha256(std::string_view bytes);
std::string hex(std::string_view bytes);
std::string hex(Digest256 const& digest);

/// SHA-256 of bytes that arrive in pieces.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::string_view bytes);
    /// Once, at the end.
    Digest256 finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// "sm3:<64 hex digits>": the form in which digests are stored and exchanged.
std::string sm3_label(std::string_view bytes);

}  // namespace zs
