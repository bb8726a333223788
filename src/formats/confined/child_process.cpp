#include "formats/confined/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

#include "base/start_program.h"
#include "formats/confined/child.h"

namespace zs::formats {
namespace {

constexpr int kFirstSafeDescriptor = 10;  // above those that the child gets

Error out_of_time(std::string_view file_name) {
    return {ErrorCode::too_large,
            "读取这个文件用时过长，已停止。请删去多余内容或拆成几个文件后再导入。",
            std::string(file_name),
            {}};
}

}  // namespace

Error unavailable(std::string_view file_name) {
    return {ErrorCode::unavailable,
            "暂时无法启动读取进程，请稍后再试；如反复出现，请联系管理员检查内存和进程数。",
            std::string(file_name),
            {}};
}

Error died(std::string_view file_name) {
    return {ErrorCode::malformed_document,
            "读取这个文件的进程意外中止，文件可能已损坏或含有攻击内容，没有导入任何内容。请用 WPS、Word 或 "
            "Excel 打开原件另存一份再导入。",
            std::string(file_name),
            {}};
}

void Descriptor::reset() {
    if (number_ >= 0) close(std::exchange(number_, -1));
}

void Descriptor::raise() {
    if (number_ < 0 || number_ >= kFirstSafeDescriptor) return;
    int higher = fcntl(number_, F_DUPFD_CLOEXEC, kFirstSafeDescriptor);
    reset();
    number_ = higher;
}

Descriptor input_of(std::string_view bytes) {
    Descriptor file(memfd_create("input", MFD_CLOEXEC));
    file.raise();
    while (file.ok() && !bytes.empty()) {
        ssize_t done = write(file.get(), bytes.data(), bytes.size());
        if (done <= 0) return Descriptor();
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return file;
}

pid_t spawn_child(Descriptor const& input, Descriptor const& output, std::string_view command,
                  std::string_view file_name, Limits const& limits) {
    std::string name(file_name.substr(0, file_name.find('\0')));
    return start_program({{},
                          {"zhunsheng", std::string(command), limits_argument(limits), std::move(name)},
                          {{input.get(), {}, 0}, {output.get(), {}, 0}, {-1, "/dev/null", O_WRONLY}},
                          false,
                          false});
}

Ending collect(Descriptor const& pipe, std::chrono::steady_clock::time_point deadline, std::size_t most,
               std::string& answer) {
    std::string buffer(64U << 10U, '\0');
    while (true) {
        auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now())
                .count();
        if (left <= 0) return Ending::late;
        pollfd wait{pipe.get(), POLLIN, 0};
        int ready = poll(&wait, 1, static_cast<int>(std::min<long long>(left, 1'000'000)));
        if (ready < 0 && errno != EINTR) return Ending::overflow;
        if (ready <= 0) continue;
        ssize_t got = read(pipe.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return Ending::complete;
        answer.append(buffer, 0, static_cast<std::size_t>(got));
        if (answer.size() > most) return Ending::overflow;
    }
}

int status_of(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) return 0;  // someone ignores SIGCHLD: the answer itself will tell
    }
    return status;
}

Result<void> judge_end(Ending ending, int status, std::string_view file_name) {
    if (ending == Ending::late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
        return out_of_time(file_name);
    if (WIFEXITED(status) && WEXITSTATUS(status) == kChildBadStart) return unavailable(file_name);
    if (ending != Ending::complete || status != 0) return died(file_name);
    return {};
}

}  // namespace zs::formats
