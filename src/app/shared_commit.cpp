#include "app/shared_commit.h"

#include "store/database.h"

namespace zs::app {

void SharedCommit::run(std::function<bool()> const& next) {
    database_.share(next);
}

}  // namespace zs::app
