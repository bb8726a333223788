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

enum class DigestKind { sha256, sm3 };

/// A digest of bytes that arrive in pieces. A copy goes on from where the original stood.
class RunningDigest {
  public:
    explicit RunningDigest(DigestKind kind);
    ~RunningDigest();
    RunningDigest(RunningDigest const& other);
    RunningDigest& operator=(RunningDigest const& other);
    RunningDigest(RunningDigest&&) noexcept;
    RunningDigest& operator=(RunningDigest&&) noexcept;

    void add(std::string_view bytes);
    /// Once, at the end.
    Digest256 finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// SHA-256 of bytes that arrive in pieces.
class Sha256 : public RunningDigest {
  public:
    Sha256() : RunningDigest(DigestKind::sha256) {}
};

/// "sm3:<64 hex digits>": the form in which digests are stored and exchanged.
std::string sm3_label(std::string_view bytes);

}  // namespace zs
