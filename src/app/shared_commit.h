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

    /// What `all` changes through use cases holds when it returns, and not if it throws; until then each use
    /// case sees what those before it did. `all` may run on another thread.
    void run(std::function<void()> const& all);

  private:
    store::Database& database_;
};

}  // namespace zs::app
