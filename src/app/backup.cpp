#include "app/backup.h"

#include <set>
#include <system_error>

#include "app/application.h"
#include "app/archive.h"
#include "app/migration.h"
#include "base/clock.h"
#include "base/scratch_folder.h"
#include "store/content_store.h"
#include "store/database.h"
#include "store/drivers/drivers.h"
#include "store/drivers/sqlite.h"
#include "store/import_store.h"
#include "store/ledger_store.h"
#include "store/report_store.h"
#include "store/schema.h"

namespace zs::app {
namespace {

/// The uploaded files that the database knows.
std::set<std::string> files_in(store::Database& database) {
    return database.read([](store::Connection& connection) {
        std::set<std::string> out;
        for (auto& sha256 : store::ImportStore(connection).files())
            out.insert(std::move(sha256));
        for (auto& sha256 : store::ContentStore(connection).files())
            out.insert(std::move(sha256));
        for (auto& sha256 : store::LedgerStore(connection).files())
            out.insert(std::move(sha256));
        for (auto const& sha256 : store::ReportStore(connection).files())
            out.insert(sha256);
        return out;
    });
}

bool is_empty_or_absent(std::filesystem::path const& folder) {
    std::error_code trouble;
    if (!std::filesystem::exists(folder, trouble)) return true;
    return std::filesystem::is_directory(folder, trouble) && std::filesystem::is_empty(folder, trouble);
}

/// The unpacked database, brought up to date and checked.
Result<AuditVerdict> check_database(std::filesystem::path const& folder) {
    store::Database database(store::sqlite_driver((folder / kDatabaseName).string()));
    if (store::migrate(database) == store::SchemaOutcome::newer) {
        return Error{ErrorCode::unsupported, "备份由更新版本的程序建立，请改用新版本程序恢复。", "", {}};
    }
    for (auto const& sha256 : files_in(database)) {
        if (!std::filesystem::exists(folder / "files" / sha256)) {
            return Error{
                ErrorCode::malformed_document, "备份里缺少一份上传的文件，请换一份备份。", sha256, {}};
        }
    }
    return verify_audit(database);
}

}  // namespace

Result<BackupSummary> back_up(DataPlace const& place, std::filesystem::path const& archive,
                              Clock const& clock) {
    auto const& data_folder = place.folder;
    if (!std::filesystem::exists(place.database.empty() ? place.location() : data_folder.string())) {
        return Error{
            ErrorCode::not_found, "这里没有数据，请用 --data 指定数据目录。", data_folder.string(), {}};
    }
    if (std::filesystem::exists(archive)) {
        return Error{ErrorCode::conflict, "备份文件已存在，请换一个文件名。", archive.string(), {}};
    }
    ScratchFolder scratch(data_folder);
    auto const copy = scratch.path() / kDatabaseName;
    store::Database(store::driver_for(place.location())).copy_to(copy.string());

    BackupSummary out;
    auto const unfinished = std::filesystem::path(archive.string() + ".part");
    std::filesystem::remove(unfinished);  // of a backup that was cut short
    {
        ArchiveWriter writer(unfinished);
        store::Database copied(store::sqlite_driver(copy.string()));
        auto const files = files_in(copied);
        out.file_count = static_cast<std::int64_t>(files.size());
        writer.add(kDatabaseName, copy);
        for (auto const& sha256 : files)
            writer.add("files/" + sha256, data_folder / "files" / sha256);
        writer.finish(iso_time(clock.now()));
    }
    std::filesystem::rename(unfinished, archive);
    out.size_bytes = static_cast<std::int64_t>(std::filesystem::file_size(archive));
    return out;
}

Result<AuditVerdict> restore(std::filesystem::path const& archive, DataPlace const& place) {
    auto const& data_folder = place.folder;
    if (!std::filesystem::exists(archive)) {
        return Error{ErrorCode::not_found, "找不到备份文件，请检查路径。", archive.string(), {}};
    }
    if (!is_empty_or_absent(data_folder)) {
        return Error{ErrorCode::conflict,
                     "目标数据目录不是空的，请先移走其中的内容，或换一个目录。",
                     data_folder.string(),
                     {}};
    }
    // "var" and "var/" alike end in a separator here, so that the parent of both is two steps up.
    auto const parent =
        (std::filesystem::absolute(data_folder) / "").lexically_normal().parent_path().parent_path();
    std::filesystem::create_directories(parent);
    ScratchFolder scratch(parent);
    auto const folder = scratch.path() / "data";
    std::filesystem::create_directory(folder);
    RETURN_IF_ERROR(unpack_archive(archive, folder));
    ASSIGN_OR_RETURN(auto const verdict, check_database(folder));
    if (!place.database.empty()) {
        auto const file = folder / kDatabaseName;
        RETURN_IF_ERROR(migrate_database(file.string(), place.database, OldDatabase::left_open));
        std::filesystem::remove(file);
    }
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    std::filesystem::rename(folder, data_folder);
    return verdict;
}

}  // namespace zs::app
