#include "store/filter.h"

#include <fmt/format.h>

#include <bit>

#include "base/error.h"
#include "store/search_sql.h"

namespace zs::store {

void Filter::add(std::string_view condition) {
    where_ += where_.empty() ? " WHERE " : " AND ";
    where_ += condition;
}

std::string Filter::placed(std::string_view condition, std::string_view mark) const {
    auto const at = condition.find(mark);
    ENSURE(at != std::string_view::npos);
    return fmt::format("{}${}{}", condition.substr(0, at), values_.size(),
                       condition.substr(at + mark.size()));
}

void Filter::add(std::string_view condition, Value value) {
    values_.push_back(std::move(value));
    add(placed(condition, "$?"));
}

void Filter::add_any(std::vector<Condition> conditions) {
    if (conditions.empty()) return add("1 = 0");
    std::string any;
    for (auto& condition : conditions) {
        values_.push_back(std::move(condition.value));
        any += (any.empty() ? "(" : " OR ") + placed(condition.text, "$?");
    }
    add(any + ")");
}

void Filter::add_in(std::string_view column, std::vector<std::int64_t> ids) {
    if (ids.empty()) return add("1 = 0");
    ids.resize(std::bit_ceil(ids.size()), ids.back());
    std::string in;
    for (auto const id : ids) {
        values_.emplace_back(id);
        in += fmt::format("{}${}", in.empty() ? "" : ", ", values_.size());
    }
    add(fmt::format("{} IN ({})", column, in));
}

void Filter::add_search(SearchSql const& search, std::string_view id_column, std::string const& q) {
    std::string expression = search.expression(q);
    if (expression.empty()) return add("1 = 0");
    values_.emplace_back(std::move(expression));
    add(fmt::format("{} IN ({})", id_column, placed(search.matching_ids, "$q")));
}

std::string Filter::where() const {
    return where_;
}

std::string Filter::limit(std::int64_t limit, std::int64_t offset) {
    values_.emplace_back(limit);
    values_.emplace_back(offset);
    return fmt::format(" LIMIT ${} OFFSET ${}", values_.size() - 1, values_.size());
}

}  // namespace zs::store
