#include "main/overlay_command.h"

#include <fmt/format.h>

#include <array>

#include "catalogue/interchange.h"
#include "catalogue/overlay/described.h"
#include "json/encode.h"
#include "main/load_catalogue.h"
#include "main/options.h"

namespace zs {
namespace {

namespace overlay = catalogue::overlay;

constexpr std::string_view kUsageText =
    "zhunsheng overlay make 基准 本地                      记录本地对基准的改动\n"
    "      zhunsheng overlay apply 基准 调整.json               由基准和改动得到本地指标体系\n"
    "      zhunsheng overlay rebase 调整.json 旧基准 新基准 [--prefer local|base] [--preview]\n"
    "      zhunsheng overlay rollback 调整.json                 退回上一次换基准之前";

void print_line(std::string const& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
}

Result<overlay::Overlay> load_overlay(std::string const& path) {
    ASSIGN_OR_RETURN(auto const bytes, read_whole_file(path));
    auto read = overlay::from_json(bytes);
    if (read) return read;
    auto error = read.error();
    error.where = path + (error.where.empty() ? "" : "：" + error.where);
    return error;
}

Result<void> make(std::string const& base_path, std::string const& local_path) {
    ASSIGN_OR_RETURN(auto const base, load_catalogue(base_path));
    ASSIGN_OR_RETURN(auto const local, load_catalogue(local_path));
    auto const made = overlay::make(base, local);
    print_line(overlay::to_json(made));
    std::array<int, 12> counts{};
    for (auto const& change : made.changes)
        ++counts[static_cast<std::size_t>(change.kind)];
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0)
            fmt::print(stderr, "{} {}\n", overlay::name_of(static_cast<overlay::ChangeKind>(i)), counts[i]);
    }
    return {};
}

Result<void> apply(std::string const& base_path, std::string const& overlay_path) {
    ASSIGN_OR_RETURN(auto const base, load_catalogue(base_path));
    ASSIGN_OR_RETURN(auto const changes, load_overlay(overlay_path));
    ASSIGN_OR_RETURN(auto const local, overlay::apply(base, changes));
    print_line(catalogue::to_json(local));
    return {};
}

void print_preview(overlay::Rebased const& rebased, std::FILE* to) {
    fmt::print(to, "保留改动 {} 处，新版已采纳 {} 处，冲突 {} 处\n", rebased.carried, rebased.adopted,
               rebased.conflicts.size());
    for (auto const& conflict : rebased.conflicts) {
        fmt::print(to, "\n第 {} 项 {}：{}\n", conflict.number, overlay::name_of(conflict.change),
                   conflict.message);
        if (!conflict.base_was.empty()) fmt::print(to, "  旧版：{}\n", conflict.base_was);
        if (!conflict.base_now.empty()) fmt::print(to, "  新版：{}\n", conflict.base_now);
        if (!conflict.local.empty()) fmt::print(to, "  本地：{}\n", conflict.local);
    }
}

Result<void> rebase(Arguments const& paths, Options const& options) {
    ASSIGN_OR_RETURN(auto const changes, load_overlay(paths[1]));
    ASSIGN_OR_RETURN(auto const old_base, load_catalogue(paths[2]));
    ASSIGN_OR_RETURN(auto const new_base, load_catalogue(paths[3]));
    auto const prefer =
        options.value("--prefer", "local") == "base" ? overlay::Prefer::base : overlay::Prefer::local;
    ASSIGN_OR_RETURN(auto const rebased, overlay::rebase(changes, old_base, new_base, prefer));
    bool const preview = options.has("--preview");
    print_preview(rebased, preview ? stdout : stderr);
    if (!preview) print_line(overlay::to_json(rebased.overlay));
    return {};
}

Result<void> roll_back(std::string const& path) {
    ASSIGN_OR_RETURN(auto const changes, load_overlay(path));
    ASSIGN_OR_RETURN(auto const before, overlay::roll_back(changes));
    print_line(overlay::to_json(before));
    return {};
}

}  // namespace

int overlay_command(Arguments const& arguments) {
    auto const options = Options::parse(arguments, {"--prefer"}, {"--preview"});
    if (!options || options->rest().empty()) return report_usage(kUsageText);
    auto const& rest = options->rest();
    auto const prefer = options->value("--prefer", "local");
    bool const known = prefer == "local" || prefer == "base";
    auto const is = [&](std::string_view verb, std::size_t count) {
        return rest[0] == verb && rest.size() == count;
    };
    Result<void> done;
    if (is("make", 3)) {
        done = make(rest[1], rest[2]);
    } else if (is("apply", 3)) {
        done = apply(rest[1], rest[2]);
    } else if (is("rebase", 4) && known) {
        done = rebase(rest, *options);
    } else if (is("rollback", 2)) {
        done = roll_back(rest[1]);
    } else {
        return report_usage(kUsageText);
    }
    return done ? 0 : report_failure(done.error());
}

}  // namespace zs
