#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zs::store {

class Connection;

/// The full-text part of the SQL, which differs between database systems. All statements take ids and texts
/// that search_text.h has prepared.
struct SearchSql {
    std::string_view put;               ///< for put_search()
    std::string_view remove;            ///< $1 item id
    std::string_view remove_catalogue;  ///< $1 catalogue id
    /// `SELECT item id`, without ORDER BY, of the items that match $q; for "id IN (…)". Holds one "$q".
    std::string_view matching_ids;
    std::string_view count;  ///< $1 expression
    /// Of items: item_id and score of the best (lowest score first): words in the text count more than words
    /// around it. $1 expression, $2 limit, $3 offset
    std::string_view best;
    /// Of evidence: the same among the ids that a query finds, which takes the place of "$ids": the best of
    /// those, however many others there are.
    std::string_view best_among;
    /// The match expression of a query, or "" if nothing can match it.
    std::string (*expression)(std::string_view query);
    /// The expression that any word of `text` matches, for what resembles it; "" if nothing can.
    std::string (*any_expression)(std::string_view text);
    /// Where the system does not cut text itself: the terms of a row, in parts of the size it can hold.
    std::vector<std::string> (*parts)(std::string_view text, std::string_view around) = nullptr;
};

/// Makes `text`, and the words around it (headings, units, number), found under `id`.
void put_search(Connection& connection, SearchSql const& sql, std::int64_t id, std::string_view text,
                std::string_view around);

}  // namespace zs::store
