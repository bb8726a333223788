#pragma once

#include <string>
#include <string_view>

#include "campaign/scope.h"
#include "store/database.h"

namespace zs::store {

class Filter;

/// A reach (campaign/scope.h) as a condition of a list: nothing to add where it is all, no row where it is
/// none. Over columns: of the organisation, and of the path of its jurisdiction (joined by the query).
void add_reach(Filter& filter, campaign::Reach const& reach, std::string_view organisation_column,
               std::string_view path_column);
/// The same, or what a condition with one "$?" says, whatever the reach.
void add_reach_or(Filter& filter, std::string_view condition, Value value, campaign::Reach const& reach,
                  std::string_view organisation_column, std::string_view path_column);
/// Over the organisation alone, for tables that are large: the organisations are looked up, not the rows.
/// Where all rows lie in one jurisdiction that the reach covers, add nothing instead.
void add_reach(Filter& filter, campaign::Reach const& reach, std::string_view organisation_column);

}  // namespace zs::store
