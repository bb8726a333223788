#pragma once

#include <fmt/format.h>

#include "base/page.h"
#include "store/database.h"
#include "store/filter.h"

namespace zs::store {

/// A part of a list with its total, in two queries however long the list is. `count_sql` has a place "{}" for
/// the conditions, `page_sql` one for them and one for the limit; `read(cursor)` makes a row.
template <class Read>
auto filtered_page(Connection& connection, Filter wanted, PageRequest page, std::string_view count_sql,
                   std::string_view page_sql, Read const& read) {
    Page<decltype(read(std::declval<Cursor const&>()))> out{0, page.offset, page.limit, {}};
    auto const where = wanted.where();
    {
        auto count = connection.query_values(fmt::format(fmt::runtime(count_sql), where), wanted.values());
        if (count.next()) count.read(out.total);
    }
    auto const limit = wanted.limit(page.limit, page.offset);
    auto cursor = connection.query_values(fmt::format(fmt::runtime(page_sql), where, limit), wanted.values());
    out.rows.reserve(static_cast<std::size_t>(page.limit));
    while (cursor.next())
        out.rows.push_back(read(cursor));
    return out;
}

}  // namespace zs::store
