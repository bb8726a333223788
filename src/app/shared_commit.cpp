#include "app/shared_commit.h"

#include "store/database.h"

namespace zs::app {

void SharedCommit::run(std::function<void()> const& all) {
    database_.share(all);
}

}  // namespace zs::app
