#include <fmt/format.h>
#include <algorithm>
#include <cstdio>

#include "app/ledger_process.h"
#include "app/template_tasks.h"
#include "app/trouble.h"
#include "formats/confined/confined.h"
#include "main/commands.h"

namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 64;  // sysexits.h EX_USAGE

void print_help(std::FILE* to) {
    fmt::print(to, "准绳 zhunsheng " ZS_VERSION "\n\n用法：zhunsheng 命令 …\n\n");
    for (auto const& command : zs::commands()) {
        fmt::print(to, "  {:<10} {}\n", command.name, command.summary);
    }
}

/// Nobody below could act on it: the database is away, the disk is full, a bug.
int run(zs::Command const& command, zs::Arguments const& arguments) {
    try {
        return command.run(arguments);
    } catch (std::exception const& failure) {
        auto const error = zs::app::error_of(failure);
        fmt::print(stderr, "{}（{}）\n", error ? error->message : "程序出错，没有完成。", failure.what());
        return kFailed;
    }
}

}  // namespace

int main(int argc, char** argv) {
    // The reader of untrusted files is this program, started as a child (formats/confined).
    if (auto status = zs::formats::run_confined_child(argc, argv, zs::app::template_tasks())) return *status;
    if (auto status = zs::app::run_confined_ledger(argc, argv)) return *status;
    zs::Arguments arguments(argv + std::min(argc, 2), argv + argc);
    std::string_view name = argc > 1 ? argv[1] : "";
    if (name == "--version") {
        std::puts("zhunsheng " ZS_VERSION);
        return 0;
    }
    if (name == "help" || name == "--help") {
        print_help(stdout);
        return 0;
    }
    for (auto const& command : zs::commands()) {
        if (command.name == name) return run(command, arguments);
    }
    print_help(stderr);
    return kUsage;
}
