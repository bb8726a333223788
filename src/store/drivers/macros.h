#pragma once

#include <string>
#include <string_view>

namespace zs::store {

/// A trigger that lets nobody do `event` ("UPDATE OF name", "DELETE" …) to rows of a table. `condition`: SQL
/// over OLD and NEW that says when, or "" for always. Triggers of one table differ in `name`.
struct Refusal {
    std::string_view table;
    std::string_view event;
    std::string_view name;
    std::string condition;
    std::string_view message;
};

/// What the macros of README.md become in one database system.
struct MacroDialect {
    std::string_view id;
    std::string_view bigint;
    std::string_view real;
    std::string_view bytes;
    std::string_view strict;
    std::string (*search_table)(std::string_view table);
    /// A whole number in a column of JSON.
    std::string (*json_number)(std::string_view column, std::string_view member);
    /// The day in China (UTC+8) of a column of times in UTC.
    std::string (*china_day)(std::string_view column);
    std::string (*refuse)(Refusal const& refusal);
};

std::string expand_macros(std::string_view sql, MacroDialect const& dialect);

}  // namespace zs::store
