#include <fmt/format.h>

#include "store/drivers/macros.h"
#include "store/drivers/sqlite.h"

namespace zs::store {
namespace {

std::string search_table(std::string_view table) {
    return fmt::format(
        "CREATE VIRTUAL TABLE {} USING fts5(text, around, tokenize = 'pairs', detail = 'full');", table);
}

std::string json_number(std::string_view column, std::string_view member) {
    return fmt::format("json_extract({}, '$.{}')", column, member);
}

std::string china_day(std::string_view column) {
    return fmt::format("date({}, '+8 hours')", column);
}

std::string refuse(Refusal const& refusal) {
    auto const when = refusal.condition.empty() ? "" : fmt::format("WHEN {}", refusal.condition);
    return fmt::format(
        "CREATE TRIGGER {0}_{2} BEFORE {1} ON {0} FOR EACH ROW {3} BEGIN SELECT RAISE(ABORT, '{0}: {4}'); "
        "END;\n",
        refusal.table, refusal.event, refusal.name, when, refusal.message);
}

}  // namespace

std::string expand_sqlite_macros(std::string_view sql) {
    static constexpr MacroDialect kDialect = {
        .id = "INTEGER PRIMARY KEY AUTOINCREMENT",  // ids of removed rows never come back
        .bigint = "INTEGER",
        .real = "REAL",
        .bytes = "BLOB",
        .strict = "STRICT",
        .search_table = search_table,
        .json_number = json_number,
        .china_day = china_day,
        .refuse = refuse,
    };
    return expand_macros(sql, kDialect);
}

}  // namespace zs::store
