#include "requirements/complete.h"

#include <utility>

#include "requirements/limit_text.h"
#include "requirements/limits.h"
#include "requirements/plan.h"
#include "requirements/plan_stages.h"

namespace zs::requirements {

Completion completion_of(documents::Document const& document, catalogue::Catalogue const& catalogue) {
    Completion out;
    for (auto const& list : catalogue.lists) {
        for (auto const& item : list.items)
            out.limits.push_back(item.limits.empty() ? limits_of(item) : std::vector<catalogue::Limit>());
    }
    if (!catalogue.plan) out.plan = plan_of(document, catalogue);
    return out;
}

void add(Completion completion, catalogue::Catalogue& catalogue) {
    auto limits = completion.limits.begin();
    for (auto& list : catalogue.lists) {
        for (auto& item : list.items) {
            if (item.limits.empty()) item.limits = std::move(*limits);
            ++limits;
        }
    }
    if (!catalogue.plan) catalogue.plan = std::move(completion.plan);
}

void complete(documents::Document const& document, catalogue::Catalogue& catalogue) {
    add(completion_of(document, catalogue), catalogue);
}

void prepare() {
    limit_words("at_least");
    subject_list("subject_head");
    plan_words("planned");
}

}  // namespace zs::requirements
