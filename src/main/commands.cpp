#include "main/commands.h"

#include <array>

#include "main/compare_command.h"
#include "main/data_commands.h"
#include "main/days_command.h"
#include "main/diff_command.h"
#include "main/formats_command.h"
#include "main/ledger_command.h"
#include "main/limits_command.h"
#include "main/lint_command.h"
#include "main/openapi.h"
#include "main/overlay_command.h"
#include "main/read.h"
#include "main/serve.h"

namespace zs {
namespace {

constexpr std::array kCommands = {
    Command{"read", "读取文件中的指标表，输出目录（JSON、表格或 CSV）", read_command},
    Command{"diff", "比较两个指标体系：改写、移动、拆分、合并、增删，以及量化要求的变化", diff_command},
    Command{"lint", "检查文件或目录里的问题，说明为什么、怎么改（文本、JSON 或 SARIF）", lint_command},
    Command{"limits", "列出各项指标中的量化要求（JSON、表格或 CSV）", limits_command},
    Command{"compare", "把各地指标体系与基准对照成一张表，标出量化要求的差别", compare_command},
    Command{"overlay", "本地化调整：记录、应用、换基准（可预览）、退回", overlay_command},
    Command{"serve",
            "启动网站：serve [--data 目录] [--database postgresql://…] [--listen 地址:端口] [--import 文件…]",
            serve_command},
    Command{"import", "把文件导入为草稿", import_command},
    Command{"user", "新建用户、更换密码、列出用户", user_command},
    Command{"backup", "把数据备份成一个文件，可在运行中进行", backup_command},
    Command{"restore", "从备份恢复到空的数据目录", restore_command},
    Command{"migrate", "把数据迁入另一种数据库：migrate --from sqlite:var/zhunsheng.db --to postgresql://…",
            migrate_command},
    Command{"audit", "核验或导出审计日志", audit_command},
    Command{"days", "法定期限：days add 2024-09-30 7wd，逐日说明理由和依据", days_command},
    Command{"ledger", "台账：按量化指标计算，列出不合格的行；台账模板", ledger_command},
    Command{"formats", "这台机器能读哪些文件，其余的要安装什么：formats [--format json]", formats_command},
    Command{"openapi", "输出接口说明（OpenAPI 3.1）", openapi_command},
};

}  // namespace

std::span<Command const> commands() {
    return kCommands;
}

}  // namespace zs
