#pragma once

#include <functional>

namespace zs::store {
class Database;
}

namespace zs::app {

/// Lets several requests wait for the disk together.
class SharedCommit {
  public:
    explicit SharedCommit(store::Database& database) : database_(database) {}

    /// Calls `next`, on whatever thread, until it says that there is no more. What it changes through use
    /// cases holds when run() returns, and not if it throws, which may be before `next` said so; until then
    /// each use case sees what those before it did.
    void run(std::function<bool()> const& next);

  private:
    store::Database& database_;
};

}  // namespace zs::app
