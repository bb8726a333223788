#include <fmt/format.h>

#include "app/migration.h"
#include "main/data_commands.h"
#include "main/options.h"

namespace zs {

int migrate_command(Arguments const& arguments) {
    auto const options = Options::parse(arguments, {"--from", "--to"}, {"--copy"});
    if (!options || !options->has("--from") || !options->has("--to") || !options->rest().empty()) {
        return report_usage(
            "zhunsheng migrate --from sqlite:var/zhunsheng.db --to postgresql://用户@主机/数据库 [--copy]\n"
            "      迁移后原数据库不再接受修改；--copy 只复制，原数据库照常使用。上传的文件留在数据目录。");
    }
    auto const old = options->has("--copy") ? app::OldDatabase::left_open : app::OldDatabase::closed;
    auto const done = app::migrate_database(options->value("--from", ""), options->value("--to", ""), old);
    if (!done.ok()) return report_failure(done.error());
    std::int64_t rows = 0;
    for (auto const& table : done->tables) {
        fmt::print("{:<28} {:>10}\n", table.name, table.row_count);
        rows += table.row_count;
    }
    fmt::print("已迁移 {} 张表、{} 行，两边逐表核对相同。审计日志完整：{} 条，末条摘要 {}\n",
               done->tables.size(), rows, done->verdict.record_count, done->verdict.head_digest);
    if (old == app::OldDatabase::closed)
        fmt::print("原数据库已停止接受修改。今后启动请加 --database，或设置环境变量 ZHUNSHENG_DATABASE。\n");
    return 0;
}

}  // namespace zs
