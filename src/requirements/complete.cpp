#include "requirements/complete.h"

#include "requirements/limits.h"
#include "requirements/plan.h"

namespace zs::requirements {

void complete(documents::Document const& document, catalogue::Catalogue& catalogue) {
    for (auto& list : catalogue.lists) {
        for (auto& item : list.items) {
            if (item.limits.empty()) item.limits = limits_of(item);
        }
    }
    if (!catalogue.plan) catalogue.plan = plan_of(document, catalogue);
}

}  // namespace zs::requirements
