#include "formats/confined/child.h"

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <csignal>
#include <exception>
#include <optional>

#include "base/short_life.h"
#include "formats/confined/confined.h"
#include "formats/confined/document_codec.h"
#include "formats/confined/sandbox.h"
#include "formats/confined/task_child.h"
#include "formats/confined/troubles.h"
#include "formats/external/run.h"
#include "formats/registry.h"

namespace zs::formats {
namespace {

using documents::Document;

std::string_view map_input() {
    struct stat status {};
    if (fstat(0, &status) != 0) _exit(kChildBadStart);
    if (status.st_size == 0) return {};
    auto size = static_cast<std::size_t>(status.st_size);
    void* memory = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, 0, 0);
    if (memory == MAP_FAILED) _exit(kChildBadStart);
    return {static_cast<char const*>(memory), size};
}

/// What is thrown ends here; nothing else stands above.
std::string answer_for(std::string_view bytes, std::string_view file_name, Limits const& limits) {
    try {
        return encode_answer(read_document(bytes, file_name, limits));
    } catch (std::exception const& thrown) {
        return encode_answer(thrown_while_reading(thrown, file_name));
    }
}

void write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t done = write(1, bytes.data(), bytes.size());
        if (done <= 0) _exit(kChildBrokenPipe);
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
}

/// Everything the child does, once it has what it needs: confine itself, answer, end.
template <class Answer>
[[noreturn]] void answer_confined(std::string_view bytes, Limits const& limits, Answer const& answer) {
    use_files_before_sandbox(bytes);
    if (!enter_sandbox(limits)) _exit(kChildBadStart);
    write_all(answer(bytes));
    _exit(0);
}

void stand_alone() {
    std::signal(SIGPIPE, SIG_IGN);
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);  // no orphan goes on reading when the server ends
}

std::string answer_of(ConfinedTask const& task, std::string_view bytes) {
    try {
        return encode_task_answer(task.run(bytes));
    } catch (std::exception const& exception) {  // out of memory, a bug of a parser: nothing stands above
        return encode_task_answer(
            Error{ErrorCode::too_large,
                  "处理这个文件时出错，或者需要的内存过多。请用 WPS、Word 或 Excel 打开后另存一份再试。",
                  exception.what(),
                  {}});
    }
}

}  // namespace

void live_as_child(std::string_view file_name, Limits const& limits) {
    stand_alone();
    answer_confined(map_input(), limits,
                    [&](std::string_view bytes) { return answer_for(bytes, file_name, limits); });
}

std::string limits_argument(Limits const& limits) {
    return fmt::format("{},{},{},{},{},{},{},{},{},{}", limits.max_file_bytes, limits.max_expanded_bytes,
                       limits.max_part_bytes, static_cast<std::size_t>(limits.max_expansion_ratio),
                       limits.max_entries, limits.max_depth, limits.max_cells, limits.max_text_bytes,
                       limits.max_seconds, limits.max_memory_bytes);
}

bool parse_limits(std::string_view text, Limits& limits) {
    std::size_t values[10] = {};
    for (std::size_t& value : values) {
        auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc()) return false;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (text.starts_with(',')) text.remove_prefix(1);
    }
    limits = {values[0],
              values[1],
              values[2],
              static_cast<double>(values[3]),
              values[4],
              static_cast<int>(values[5]),
              values[6],
              values[7],
              static_cast<int>(values[8]),
              values[9]};
    return text.empty();
}

std::optional<int> run_confined_child(int argc, char** argv, std::span<ConfinedTask const> tasks) {
    if (auto status = become_external(argc, argv)) return status;
    if (argc != 4) return std::nullopt;
    std::string_view const command = argv[1];
    if (command != kChildCommand && command != kTaskCommand) return std::nullopt;
    Limits limits;
    if (!parse_limits(argv[2], limits)) return kChildBadStart;
    begin_short_life();
    if (command == kChildCommand) live_as_child(argv[3], limits);
    for (auto const& task : tasks) {
        if (task.name != argv[3]) continue;
        stand_alone();
        answer_confined(map_input(), limits,
                        [&task](std::string_view bytes) { return answer_of(task, bytes); });
    }
    return kChildBadStart;
}

}  // namespace zs::formats
