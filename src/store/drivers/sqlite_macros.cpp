#include <fmt/format.h>

#include <stdexcept>

#include "store/drivers/sqlite.h"

namespace zs::store {
namespace {

std::string refuse(std::string_view table, std::string_view event, std::string_view name,
                   std::string_view when, std::string_view message) {
    return fmt::format(
        "CREATE TRIGGER {0}_{2} BEFORE {1} ON {0} FOR EACH ROW {3} BEGIN SELECT RAISE(ABORT, '{0}: {4}'); "
        "END;\n",
        table, event, name, when, message);
}

std::string append_only(std::string_view table) {
    return refuse(table, "UPDATE", "no_update", "", "append-only") +
           refuse(table, "DELETE", "no_delete", "", "append-only");
}

/// A whole number in a column of JSON: "payload follows".
std::string json_number(std::string_view argument) {
    auto const blank = argument.find(' ');
    return fmt::format("json_extract({}, '$.{}')", argument.substr(0, blank), argument.substr(blank + 1));
}

/// Rows of a published catalogue are as they were when it was published.
std::string frozen(std::string_view table, std::string_view update_event, std::string_view id_column) {
    auto const published = [&](std::string_view row) {
        return fmt::format("WHEN (SELECT state FROM catalogues WHERE id = {}.{}) = 'published'", row,
                           id_column);
    };
    std::string out = refuse(table, update_event, "frozen_update", published("OLD"), "published") +
                      refuse(table, "DELETE", "frozen_delete", published("OLD"), "published");
    if (table != "catalogues") out += refuse(table, "INSERT", "frozen_insert", published("NEW"), "published");
    return out;
}

std::string macro(std::string_view name, std::string_view argument) {
    if (name == "id") return "INTEGER PRIMARY KEY AUTOINCREMENT";  // ids of removed rows never come back
    if (name == "bigint") return "INTEGER";
    if (name == "bytes") return "BLOB";
    if (name == "real") return "REAL";
    if (name == "strict") return "STRICT";
    if (name == "search_table") {
        return fmt::format(
            "CREATE VIRTUAL TABLE {} USING fts5(text, around, tokenize = 'pairs', detail = 'full');",
            argument.empty() ? "item_search" : argument);
    }
    if (name == "append_only") return append_only(argument);
    if (name == "frozen") return frozen(argument, "UPDATE", "catalogue_id");
    if (name == "frozen_names") return frozen(argument, "UPDATE OF name, catalogue_id", "catalogue_id");
    if (name == "frozen_catalogue") return frozen(argument, "UPDATE", "id");
    if (name == "json_number") return json_number(argument);
    throw std::logic_error(fmt::format("unknown macro in a migration: {}", name));
}

}  // namespace

std::string expand_sqlite_macros(std::string_view sql) {
    std::string out;
    for (std::size_t at = 0; at < sql.size();) {
        auto const open = sql.find("{{", at);
        if (open == std::string_view::npos) return out.append(sql.substr(at));
        auto const close = sql.find("}}", open);
        if (close == std::string_view::npos) throw std::logic_error("a macro in a migration is not closed");
        out.append(sql.substr(at, open - at));
        auto const inside = sql.substr(open + 2, close - open - 2);
        auto const blank = inside.find(' ');
        auto const argument = blank == std::string_view::npos ? std::string_view() : inside.substr(blank + 1);
        out += macro(inside.substr(0, blank), argument);
        at = close + 2;
    }
    return out;
}

}  // namespace zs::store
