#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/page.h"
#include "json/traits.h"

namespace zs::api {

struct PageQuery {
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
};
ZS_WIRE(PageQuery, offset, limit);
ZS_WIRE_RULES(PageQuery, {.field = "offset", .min = 0}, {.field = "limit", .min = 1, .max = kMaxPageLimit});

/// A part of a list; its schema is called after the rows: "TaskPage".
template <class T>
struct PageOf {
    std::int64_t total = 0;
    std::int64_t offset = 0;
    std::int64_t limit = 0;
    std::vector<T> rows;

    BOOST_DESCRIBE_CLASS(PageOf, (), (total, offset, limit, rows), (), ())
    friend std::string zs_wire_name(PageOf const*) { return json::wire_name<T>() + "Page"; }
};

/// All rows at once, where there are never many.
template <class T>
struct RowsOf {
    std::vector<T> rows;

    BOOST_DESCRIBE_CLASS(RowsOf, (), (rows), (), ())
    friend std::string zs_wire_name(RowsOf const*) { return json::wire_name<T>() + "Rows"; }
};

inline constexpr std::int64_t kDefaultPageLimit = 50;

template <class Query>
PageRequest page_request(Query const& query) {
    return {query.offset.value_or(0), query.limit.value_or(kDefaultPageLimit)};
}

template <class Wire, class Row>
PageOf<Wire> to_wire_page(Page<Row>&& page, Wire (*to_wire)(Row&&)) {
    PageOf<Wire> wire{page.total, page.offset, page.limit, {}};
    wire.rows.reserve(page.rows.size());
    for (auto& row : page.rows)
        wire.rows.push_back(to_wire(std::move(row)));
    return wire;
}

}  // namespace zs::api
