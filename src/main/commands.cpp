#include "main/commands.h"

#include <array>

#include "main/read.h"

namespace zs {
namespace {

constexpr std::array kCommands = {
    Command{"read", "读取文件中的指标表，输出目录（JSON、表格或 CSV）", read_command},
};

}  // namespace

std::span<Command const> commands() {
    return kCommands;
}

}  // namespace zs
