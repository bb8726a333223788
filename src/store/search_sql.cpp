#include "store/search_sql.h"

#include "store/database.h"
#include "store/search_text.h"

namespace zs::store {

void put_search(Connection& connection, SearchSql const& sql, std::int64_t id, std::string_view text,
                std::string_view around) {
    auto const text_form = search_form(text);
    auto const around_form = search_form(around);
    if (sql.parts == nullptr) {
        connection.run(sql.put, id, text_form, around_form);
        return;
    }
    std::int64_t number = 0;
    for (auto const& terms : sql.parts(text_form, around_form)) {
        bool const is_first = number == 0;
        connection.run(sql.put, id, number++, is_first ? text_form : "", is_first ? around_form : "", terms);
    }
}

}  // namespace zs::store
