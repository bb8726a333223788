#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace zs {

using Instant = std::chrono::sys_seconds;

/// The time of day, replaceable in tests.
class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
  public:
    [[nodiscard]] Instant now() const override;
};

/// Stands still until it is told to move. For tests and `serve --clock`.
class FixedClock final : public Clock {
  public:
    explicit FixedClock(Instant now) : now_(now) {}
    [[nodiscard]] Instant now() const override { return now_; }
    void advance(std::chrono::seconds by) { now_ += by; }

  private:
    Instant now_;
};

/// "2022-07-05T08:09:10Z". Sorts as time does.
std::string iso_time(Instant instant);
std::optional<Instant> parse_iso_time(std::string_view text);
/// True for "YYYY-MM-DD" of a day that exists.
bool is_iso_date(std::string_view text);

}  // namespace zs
