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
#include "formats/confined/troubles.h"

namespace zs::formats {
namespace {

constexpr int kFirstSafeDescriptor = 10;  // above those that the child gets

}  // namespace

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
