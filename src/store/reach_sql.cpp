#include "store/reach_sql.h"

#include <fmt/format.h>

#include "store/filter.h"

namespace zs::store {
namespace {

/// "$?" stands for the path. Lengths are those of ids we made, so few texts come of it.
std::string below(std::string_view path_column, std::string const& path) {
    return fmt::format("substr({}, 1, {}) = $?", path_column, path.size());
}

std::vector<Filter::Condition> within(campaign::Reach const& reach, std::string_view organisation_column,
                                      std::string_view path_column) {
    std::vector<Filter::Condition> any;
    for (auto const& path : reach.paths)
        any.push_back({below(path_column, path), path});
    for (auto const organisation : reach.organisations)
        any.push_back({fmt::format("{} = $?", organisation_column), organisation.value});
    return any;
}

}  // namespace

void add_reach(Filter& filter, campaign::Reach const& reach, std::string_view organisation_column,
               std::string_view path_column) {
    if (!reach.all) filter.add_any(within(reach, organisation_column, path_column));
}

void add_reach_or(Filter& filter, std::string_view condition, Value value, campaign::Reach const& reach,
                  std::string_view organisation_column, std::string_view path_column) {
    if (reach.all) return;
    auto any = within(reach, organisation_column, path_column);
    any.push_back({std::string(condition), std::move(value)});
    filter.add_any(std::move(any));
}

void add_reach(Filter& filter, campaign::Reach const& reach, std::string_view organisation_column) {
    if (reach.all) return;
    std::vector<Filter::Condition> any;
    for (auto const& path : reach.paths) {
        any.push_back({fmt::format("{} IN (SELECT o1.id FROM organisations o1 WHERE o1.jurisdiction_id IN "
                                   "(SELECT j1.id FROM jurisdictions j1 WHERE {}))",
                                   organisation_column, below("j1.path", path)),
                       path});
    }
    for (auto const organisation : reach.organisations)
        any.push_back({fmt::format("{} = $?", organisation_column), organisation.value});
    filter.add_any(std::move(any));
}

}  // namespace zs::store
