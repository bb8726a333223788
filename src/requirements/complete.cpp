#include "requirements/complete.h"

#include "requirements/limits.h"

namespace zs::requirements {

void complete(documents::Document const& /*document*/, catalogue::Catalogue& catalogue) {
    for (auto& list : catalogue.lists) {
        for (auto& item : list.items) {
            if (item.limits.empty()) item.limits = limits_of(item);
        }
    }
}

}  // namespace zs::requirements
