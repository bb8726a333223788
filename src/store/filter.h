#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "store/database.h"

namespace zs::store {

/// The conditions of a list query: fixed texts, each with at most one "$?" for its value.
class Filter {
  public:
    Filter() = default;
    /// For a statement that has parameters before its conditions.
    explicit Filter(std::vector<Value> first) : values_(std::move(first)) {}

    void add(std::string_view condition);
    void add(std::string_view condition, Value value);
    struct Condition {
        std::string text;
        Value value;
    };
    /// "(a OR b)"; no row where there is none.
    void add_any(std::vector<Condition> conditions);
    /// `column` is one of them; no row where there is none. Few texts come of it, however many ids there are.
    void add_in(std::string_view column, std::vector<std::int64_t> ids);
    template <class Tag>
    void add_in(std::string_view column, std::vector<Id<Tag>> const& ids) {
        std::vector<std::int64_t> values;
        values.reserve(ids.size());
        for (auto const id : ids)
            values.push_back(id.value);
        add_in(column, std::move(values));
    }
    /// `id_column IN (items that match q)`; nothing matches a q without anything to search for.
    void add_search(SearchSql const& search, std::string_view id_column, std::string const& q);

    /// " WHERE a AND b", or "".
    [[nodiscard]] std::string where() const;
    [[nodiscard]] std::vector<Value> const& values() const { return values_; }
    /// " LIMIT $n OFFSET $m"; adds their values, so ask last.
    std::string limit(std::int64_t limit, std::int64_t offset);

  private:
    std::string placed(std::string_view condition, std::string_view mark) const;

    std::string where_;
    std::vector<Value> values_;
};

}  // namespace zs::store
