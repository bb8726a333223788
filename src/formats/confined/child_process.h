#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/limits.h"

/// What the parent of a reading child does: hand it bytes, start it, collect its answer, judge its end.
namespace zs::formats {

class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { reset(); }
    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] bool ok() const { return number_ >= 0; }
    void reset();
    void raise();  ///< moves it out of the way of 0, 1 and 2

  private:
    int number_;
};

/// A nameless file that holds the bytes.
Descriptor input_of(std::string_view bytes);

/// This program again, as `command limits name`, with the descriptors as 0 and 1. -1 if that fails.
pid_t spawn_child(Descriptor const& input, Descriptor const& output, std::string_view command,
                  std::string_view name, Limits const& limits);

enum class Ending { complete, late, overflow };
/// Collects the answer until the child closes its end.
Ending collect(Descriptor const& pipe, std::chrono::steady_clock::time_point deadline, std::size_t most,
               std::string& answer);
int status_of(pid_t child);  ///< waits for it

/// What to tell of a child that did not answer; nothing if it seems to have.
Result<void> judge_end(Ending ending, int status, std::string_view file_name);

}  // namespace zs::formats
