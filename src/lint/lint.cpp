#include "lint/lint.h"

#include <algorithm>

#include "lint/context.h"
#include "lint/registry.h"
#include "lint/report.h"

namespace zs::lint {

std::vector<catalogue::Finding> check(Subject const& subject, std::set<std::string> const& without) {
    Context const context(subject);
    Report report(subject.stage, without);
    for (Check const& each : checks()) {
        if (std::any_of(each.rules.begin(), each.rules.end(), [&](auto rule) { return report.tells(rule); }))
            each.run(context, report);
    }
    return std::move(report).take();
}

}  // namespace zs::lint
