#include "lint/lint.h"

#include "lint/context.h"
#include "lint/registry.h"
#include "lint/report.h"

namespace zs::lint {

std::vector<catalogue::Finding> check(Subject const& subject, std::set<std::string> const& without) {
    Context const context(subject);
    Report report(without);
    for (Check const& each : checks())
        each.run(context, report);
    return std::move(report).take();
}

}  // namespace zs::lint
