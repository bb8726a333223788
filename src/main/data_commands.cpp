#include "main/data_commands.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "app/application.h"
#include "app/audit.h"
#include "app/backup.h"
#include "base/clock.h"
#include "main/data_place.h"
#include "main/options.h"

namespace zs {
namespace {

int import_one(app::Application& application, std::string const& path) {
    auto const done = application.imports().import_file(path, app::Caller{});
    if (!done.ok()) {
        fmt::print(stderr, "{}：", path);
        return report_failure(done.error());
    }
    auto const catalogue = application.catalogues().find(*done->catalogue_id);
    if (!catalogue.ok()) return report_failure(catalogue.error());
    auto const& summary = catalogue->summary;
    fmt::print("{}：草稿 {}，{}，指标 {} 条，待处理问题 {} 个\n", path, summary.id.value, summary.title,
               summary.item_count, summary.open_finding_count);
    return 0;
}

int report_verdict(Result<app::AuditVerdict> const& verdict) {
    if (!verdict.ok()) return report_failure(verdict.error());
    fmt::print("审计日志完整：{} 条，末条摘要 {}\n", verdict->record_count, verdict->head_digest);
    return 0;
}

int verify_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return report_failure({ErrorCode::not_found, "打不开文件，请检查路径和权限。", path, {}});
    return report_verdict(app::verify_audit_export(file));
}

int export_to(app::Application& application, std::string const& path) {
    std::ofstream file(path, std::ios::binary);
    app::export_audit(application.database(), file);
    file.close();
    if (!file)
        return report_failure({ErrorCode::invalid_input, "写不了这个文件，请检查路径和磁盘空间。", path, {}});
    return 0;
}

}  // namespace

int import_command(Arguments const& arguments) {
    auto const options = Options::parse(arguments, {"--data", "--database"});
    if (!options || options->rest().empty()) return report_usage("zhunsheng import 文件… [--data 目录]");
    SystemClock const clock;
    auto const application = app::Application::open(data_place(*options), clock);
    if (!application.ok()) return report_failure(application.error());
    int status = 0;
    for (auto const& path : options->rest()) {
        if (import_one(**application, path) != 0) status = kExitFailure;
    }
    return status;
}

int backup_command(Arguments const& arguments) {
    auto const options = Options::parse(arguments, {"--data", "--database"});
    if (!options || options->rest().size() != 1)
        return report_usage("zhunsheng backup 备份文件 [--data 目录]");
    SystemClock const clock;
    auto const& archive = options->rest()[0];
    auto const done = app::back_up(data_place(*options), archive, clock);
    if (!done.ok()) return report_failure(done.error());
    fmt::print("已备份到 {}：数据库和 {} 个文件，{} 字节\n", archive, done->file_count, done->size_bytes);
    return 0;
}

int restore_command(Arguments const& arguments) {
    auto const options = Options::parse(arguments, {"--data", "--database"});
    if (!options || options->rest().size() != 1)
        return report_usage("zhunsheng restore 备份文件 [--data 空目录]");
    auto const place = data_place(*options);
    auto const verdict = app::restore(options->rest()[0], place);
    if (!verdict.ok()) return report_failure(verdict.error());
    fmt::print("已恢复到 {}。", place.folder.string());
    return report_verdict(verdict);
}

int audit_command(Arguments const& arguments) {
    constexpr std::string_view kUsageText =
        "zhunsheng audit verify [导出文件] [--data 目录]\n      zhunsheng audit export 文件 [--data 目录]";
    auto const options = Options::parse(arguments, {"--data", "--database"});
    if (!options || options->rest().empty() || options->rest().size() > 2) return report_usage(kUsageText);
    auto const& verb = options->rest()[0];
    bool const has_file = options->rest().size() == 2;
    if (verb == "verify" && has_file) return verify_file(options->rest()[1]);
    if (verb != "verify" && !(verb == "export" && has_file)) return report_usage(kUsageText);
    auto const place = data_place(*options);
    if (place.database.empty() && !std::filesystem::exists(place.location())) {
        return report_failure(
            {ErrorCode::not_found, "这里没有数据，请用 --data 指定数据目录。", place.folder.string(), {}});
    }
    SystemClock const clock;
    auto const application = app::Application::open(place, clock);
    if (!application.ok()) return report_failure(application.error());
    if (verb == "verify") return report_verdict(app::verify_audit((*application)->database()));
    return export_to(**application, options->rest()[1]);
}

}  // namespace zs
