#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

#include "base/clock.h"

namespace zs::app {

/// Ever longer waits between failures under one key (a user name, an address): some are free, then one
/// second, two, four … up to a quarter of an hour. A key is forgotten after an hour without a failure; of too
/// many keys the one that failed longest ago is. For any number of threads.
class Throttle {
  public:
    Throttle(Clock const& clock, int free_failures, std::size_t max_keys = 10'000)
        : clock_(clock), free_failures_(free_failures), max_keys_(max_keys) {}

    /// How long the next try has to wait; zero: not at all.
    std::chrono::seconds wait_of(std::string const& key);
    /// Counts a failure.
    void fail(std::string const& key);
    /// Counts the try as a failure until forget() says that it was none, so that tries side by side are no
    /// cheaper than one after the other. If it has to wait, so long, and nothing is counted.
    std::chrono::seconds attempt(std::string const& key);
    void forget(std::string const& key);
    [[nodiscard]] std::size_t size();

  private:
    struct Failures {
        int count = 0;
        Instant last;
    };
    [[nodiscard]] std::chrono::seconds wait_after(Failures const& failures, Instant now) const;
    std::chrono::seconds locked_wait(std::string const& key);
    void locked_fail(std::string const& key);

    Clock const& clock_;
    int free_failures_;
    std::size_t max_keys_;
    std::mutex mutex_;
    std::map<std::string, Failures> failures_;
};

}  // namespace zs::app
