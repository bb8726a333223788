#include "store/drivers/macros.h"

#include <fmt/format.h>

#include <stdexcept>

namespace zs::store {
namespace {

std::string append_only(MacroDialect const& dialect, std::string_view table) {
    return dialect.refuse({table, "UPDATE", "no_update", "", "append-only"}) +
           dialect.refuse({table, "DELETE", "no_delete", "", "append-only"});
}

/// Rows of a published catalogue are as they were when it was published.
std::string frozen(MacroDialect const& dialect, std::string_view table, std::string_view update_event,
                   std::string_view id_column) {
    auto const published = [&](std::string_view row) {
        return fmt::format("(SELECT state FROM catalogues WHERE id = {}.{}) = 'published'", row, id_column);
    };
    auto out = dialect.refuse({table, update_event, "frozen_update", published("OLD"), "published"}) +
               dialect.refuse({table, "DELETE", "frozen_delete", published("OLD"), "published"});
    if (table != "catalogues")
        out += dialect.refuse({table, "INSERT", "frozen_insert", published("NEW"), "published"});
    return out;
}

std::string macro(MacroDialect const& dialect, std::string_view name, std::string_view argument) {
    if (name == "id") return std::string(dialect.id);
    if (name == "bigint") return std::string(dialect.bigint);
    if (name == "bytes") return std::string(dialect.bytes);
    if (name == "real") return std::string(dialect.real);
    if (name == "strict") return std::string(dialect.strict);
    if (name == "search_table") return dialect.search_table(argument.empty() ? "item_search" : argument);
    if (name == "append_only") return append_only(dialect, argument);
    if (name == "closed")
        return dialect.refuse({argument, "INSERT", "closed", "", "moved to another database"});
    if (name == "frozen") return frozen(dialect, argument, "UPDATE", "catalogue_id");
    if (name == "frozen_names")
        return frozen(dialect, argument, "UPDATE OF name, catalogue_id", "catalogue_id");
    if (name == "frozen_catalogue") return frozen(dialect, argument, "UPDATE", "id");
    if (name == "china_day") return dialect.china_day(argument);
    if (name == "json_number") {
        auto const blank = argument.find(' ');
        return dialect.json_number(argument.substr(0, blank), argument.substr(blank + 1));
    }
    throw std::logic_error(fmt::format("unknown macro in a migration: {}", name));
}

}  // namespace

std::string expand_macros(std::string_view sql, MacroDialect const& dialect) {
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
        out += macro(dialect, inside.substr(0, blank), argument);
        at = close + 2;
    }
    return out;
}

}  // namespace zs::store
