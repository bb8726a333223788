#include "app/migration.h"

#include <filesystem>

#include "store/audit_log.h"
#include "store/database.h"
#include "store/drivers/drivers.h"
#include "store/schema.h"

namespace zs::app {
namespace {

/// After this no change can be put on record there, and so none can be made.
constexpr std::string_view kClose = "{{closed audit_log}}";

Result<void> check_source(store::Connection& connection, std::string const& location) {
    int const version = store::applied_version(connection);
    auto const where = store::public_location(location);
    if (version == 0) return Error{ErrorCode::not_found, "这里没有数据，请检查 --from。", where, {}};
    if (version > store::schema_version()) {
        return Error{ErrorCode::unsupported, "数据由更新版本的程序建立，请改用新版本程序迁移。", where, {}};
    }
    return {};
}

Result<void> check_target(store::Database& target, int version, std::string const& location) {
    return target.read([&](store::Connection& connection) -> Result<void> {
        int const there = store::applied_version(connection);
        if (there == 0 || (there == version && store::has_no_rows(connection))) return {};
        return Error{ErrorCode::conflict,
                     "目标数据库不是空的，请另建一个空数据库。",
                     store::public_location(location),
                     {}};
    });
}

std::string head_of(store::Connection& connection) {
    auto const newest = store::AuditLog(connection).newest({0, 1});
    return newest.rows.empty() ? "" : newest.rows[0].chain_digest;
}

Result<MigrationSummary> move_rows(store::Connection& source, store::Database& target,
                                   std::string const& to) {
    int const version = store::applied_version(source);
    RETURN_IF_ERROR(check_target(target, version, to));
    store::migrate(target, version);
    MigrationSummary out;
    RETURN_IF_ERROR(target.write([&](store::Connection& connection) -> Result<void> {
        out.tables = store::transfer(source, connection);
        return {};
    }));
    store::migrate(target);
    ASSIGN_OR_RETURN(out.verdict, verify_audit(target));
    if (out.verdict.head_digest == head_of(source)) return out;
    return Error{ErrorCode::internal, "迁移后的审计日志与原来的不一致，请保留原数据库并联系开发者。", to, {}};
}

}  // namespace

Result<MigrationSummary> migrate_database(std::string const& from, std::string const& to, OldDatabase old) {
    bool const is_file = !store::is_server_location(from);
    auto const path = from.starts_with("sqlite:") ? from.substr(7) : from;
    if (is_file && !std::filesystem::exists(path))  // opening it would make it
        return Error{ErrorCode::not_found, "这里没有数据，请检查 --from。", path, {}};
    store::Database source(store::driver_for(from));
    store::Database target(store::driver_for(to));
    return source.write([&](store::Connection& connection) -> Result<MigrationSummary> {
        RETURN_IF_ERROR(check_source(connection, from));
        ASSIGN_OR_RETURN(auto out, move_rows(connection, target, to));
        if (old == OldDatabase::closed) connection.execute_script(kClose);
        return out;
    });
}

}  // namespace zs::app
