#include "app/query_count.h"

#include "store/query_count.h"

namespace zs::app {

std::int64_t query_count() {
    return store::query_count();
}

}  // namespace zs::app
