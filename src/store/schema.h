#pragma once

#include <span>
#include <string_view>

namespace zs::store {

class Connection;
class Database;

/// What bringing a database up to date found.
enum class SchemaOutcome {
    current,
    migrated,
    newer,  ///< written by a newer program: it was left as it is and must not be used
};

/// Applies the migrations that the database has not seen, each in a transaction of its own.
SchemaOutcome migrate(Database& database);
/// The same, but no further than `version`.
SchemaOutcome migrate(Database& database, int version);
/// The number of the last migration a database has seen; 0 for an empty one.
int applied_version(Connection& connection);
/// The number of the last migration this program knows.
int schema_version();

/// Every fixed statement of every store.
std::span<std::span<std::string_view const> const> all_statements();
/// Prepares all of them: a misspelt column is found when a database is opened, not when a page is.
void prepare_all(Connection& connection);

}  // namespace zs::store
