#include "app/throttle.h"

#include <algorithm>

namespace zs::app {
namespace {

constexpr std::chrono::seconds kLongest = std::chrono::minutes(15);
constexpr std::chrono::seconds kForgotten = std::chrono::hours(1);
constexpr int kLongestExponent = 10;  // 2^10 s is more than kLongest

}  // namespace

std::chrono::seconds Throttle::wait_after(Failures const& failures, Instant now) const {
    if (failures.count < free_failures_) return {};
    int const exponent = std::min(failures.count - free_failures_, kLongestExponent);
    auto const wait = std::min(std::chrono::seconds(1LL << exponent), kLongest);
    auto const left = std::chrono::ceil<std::chrono::seconds>(failures.last + wait - now);
    // A clock that was set back must not lock anybody out for longer than that.
    return std::clamp(left, std::chrono::seconds(0), wait);
}

std::chrono::seconds Throttle::locked_wait(std::string const& key) {
    auto const found = failures_.find(key);
    if (found == failures_.end()) return {};
    auto const now = clock_.now();
    if (now - found->second.last >= kForgotten) {
        failures_.erase(found);
        return {};
    }
    return wait_after(found->second, now);
}

void Throttle::locked_fail(std::string const& key) {
    if (failures_.size() >= max_keys_ && !failures_.contains(key)) {
        failures_.erase(
            std::min_element(failures_.begin(), failures_.end(),
                             [](auto const& a, auto const& b) { return a.second.last < b.second.last; }));
    }
    auto& failures = failures_[key];
    ++failures.count;
    failures.last = clock_.now();
}

std::chrono::seconds Throttle::wait_of(std::string const& key) {
    std::lock_guard const lock(mutex_);
    return locked_wait(key);
}

void Throttle::fail(std::string const& key) {
    std::lock_guard const lock(mutex_);
    locked_fail(key);
}

std::chrono::seconds Throttle::attempt(std::string const& key) {
    std::lock_guard const lock(mutex_);
    auto const wait = locked_wait(key);
    if (wait.count() == 0) locked_fail(key);
    return wait;
}

void Throttle::forget(std::string const& key) {
    std::lock_guard const lock(mutex_);
    failures_.erase(key);
}

std::size_t Throttle::size() {
    std::lock_guard const lock(mutex_);
    return failures_.size();
}

}  // namespace zs::app
