#pragma once

#include <string>
#include <string_view>

namespace zs::store {

/// The full-text part of the SQL, which differs between database systems. All statements take ids and texts
/// that search_text.h has prepared.
struct SearchSql {
    std::string_view put;     ///< $1 item id, $2 text, $3 the words around it (headings, units, number)
    std::string_view remove;  ///< $1 item id
    std::string_view remove_catalogue;  ///< $1 catalogue id
    /// `SELECT item id`, without ORDER BY, of the items that match $q; for "id IN (…)". Holds one "$q".
    std::string_view matching_ids;
    std::string_view count;  ///< $1 expression
    /// item_id and score of the best (lowest score first): words in the text count more than words around it.
    /// $1 expression, $2 limit, $3 offset
    std::string_view best;
    /// The match expression of a query, or "" if nothing can match it.
    std::string (*expression)(std::string_view query);
    /// The expression that any word of `text` matches, for what resembles it; "" if nothing can.
    std::string (*any_expression)(std::string_view text);
};

}  // namespace zs::store
