#include "store/schema.h"

#include <fmt/format.h>

#include <charconv>
#include <vector>

#include "base/digest.h"
#include "base/embedded.h"
#include "base/error.h"
#include "store/database.h"
#include "store/tables.h"

namespace zs::store {

std::span<EmbeddedFile const> embedded_files();

namespace {

constexpr std::string_view kCreateVersions =
    "CREATE TABLE IF NOT EXISTS schema_migrations "
    "(version INTEGER PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL)";
constexpr std::string_view kVersionTable = "schema_migrations";
constexpr std::string_view kVersion = "SELECT coalesce(max(version), 0) FROM schema_migrations";
constexpr std::string_view kInsertVersion =
    "INSERT INTO schema_migrations (version, name, digest) VALUES ($1, $2, $3)";

/// "0001_foundation.sql" is number 1.
int version_of(EmbeddedFile const& file) {
    int version = 0;
    auto const digits = file.name.substr(0, 4);
    auto const parsed = std::from_chars(digits.data(), digits.data() + digits.size(), version);
    ENSURE(parsed.ec == std::errc() && version > 0);
    return version;
}

Result<int> current_version(Database& database) {
    return database.write([](Connection& connection) -> Result<int> {
        connection.run(kCreateVersions);
        return applied_version(connection);
    });
}

/// False if another process applied it in the meantime.
Result<bool> apply(Connection& connection, EmbeddedFile const& file, int version) {
    if (applied_version(connection) >= version) return false;
    connection.execute_script(file.bytes);
    connection.run(kInsertVersion, version, file.name, sm3_label(file.bytes));
    return true;
}

}  // namespace

int schema_version() {
    return version_of(embedded_files().back());
}

int applied_version(Connection& connection) {
    for (auto const& table : connection.tables()->shapes()) {
        if (table.name == kVersionTable) return connection.value<int>(kVersion).value_or(0);
    }
    return 0;
}

SchemaOutcome migrate(Database& database) {
    return migrate(database, schema_version());
}

SchemaOutcome migrate(Database& database, int last) {
    int const current = *current_version(database);
    if (current > schema_version()) return SchemaOutcome::newer;
    bool changed = false;
    for (auto const& file : embedded_files()) {
        int const version = version_of(file);
        if (version <= current || version > last) continue;
        auto applied =
            database.write([&](Connection& connection) { return apply(connection, file, version); });
        changed = changed || *applied;
    }
    return changed ? SchemaOutcome::migrated : SchemaOutcome::current;
}

void prepare_all(Connection& connection) {
    for (auto const& statements : all_statements()) {
        for (auto const& sql : statements) {
            connection.prepared(sql);
        }
    }
}

}  // namespace zs::store
