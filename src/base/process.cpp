#include "base/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/start_program.h"

namespace zs {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t kPipeBytes = 60'000;  // a pipe of Linux holds 65,536 without a reader

class Pipe {
  public:
    Pipe() { open_ = pipe2(ends_.data(), O_CLOEXEC) == 0; }
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    Pipe(Pipe const&) = delete;
    Pipe& operator=(Pipe const&) = delete;
    [[nodiscard]] bool ok() const { return open_; }
    [[nodiscard]] int end(std::size_t which) const { return ends_[which]; }
    void close_end(std::size_t which) {
        if (ends_[which] >= 0) close(ends_[which]);
        ends_[which] = -1;
    }

  private:
    std::array<int, 2> ends_{-1, -1};
    bool open_ = false;
};

struct Pipes {
    Pipe settings;
    Pipe in;
    Pipe out;
    Pipe err;
};

pid_t start(ProcessRun const& run, Pipes const& pipes) {
    std::vector<std::string> words = {run.program};
    words.insert(words.end(), run.arguments.begin(), run.arguments.end());
    return start_program({run.program,
                          std::move(words),
                          {{pipes.in.end(0), {}, 0},
                           {pipes.out.end(1), {}, 0},
                           {pipes.err.end(1), {}, 0},
                           {pipes.settings.end(0), {}, 0}},
                          true,
                          true});
}

/// Takes what there is; closes the pipe at its end.
void take(Pipe& pipe, std::string& into, std::size_t most) {
    std::array<char, 16384> buffer;
    auto const got = read(pipe.end(0), buffer.data(), buffer.size());
    if (got > 0) {
        into.append(buffer.data(),
                    std::min(static_cast<std::size_t>(got), most - std::min(most, into.size())));
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
        pipe.close_end(0);
    }
}

void give(Pipe& pipe, std::string_view input, std::size_t& given) {
    auto const put = write(pipe.end(1), input.data() + given, input.size() - given);
    if (put > 0) given += static_cast<std::size_t>(put);
    bool const broken = put < 0 && errno != EAGAIN && errno != EINTR;
    if (broken || given == input.size()) pipe.close_end(1);
}

/// Feeds and empties the pipes until the program has closed its own, or the time is over.
bool converse(ProcessRun const& run, Pipes& pipes, ProcessEnd& end) {
    auto const last = Steady::now() + run.time;
    std::size_t given = 0;
    if (run.input.empty()) pipes.in.close_end(1);
    while (pipes.out.end(0) >= 0 || pipes.err.end(0) >= 0) {
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(last - Steady::now()).count();
        if (left <= 0) return false;
        std::array<pollfd, 3> wanted{
            {{pipes.in.end(1), POLLOUT, 0}, {pipes.out.end(0), POLLIN, 0}, {pipes.err.end(0), POLLIN, 0}}};
        if (poll(wanted.data(), wanted.size(), static_cast<int>(left)) < 0 && errno != EINTR) return false;
        if (wanted[0].revents != 0) give(pipes.in, run.input, given);
        if (wanted[1].revents != 0) take(pipes.out, end.output, run.max_output_bytes);
        if (wanted[2].revents != 0) take(pipes.err, end.errors, run.max_output_bytes);
    }
    return true;
}

/// A closed pipe on our side answers with an error instead of ending us.
class WithoutBrokenPipes {
  public:
    WithoutBrokenPipes() {
        sigset_t pipe;
        sigemptyset(&pipe);
        sigaddset(&pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe, &before_);
    }
    ~WithoutBrokenPipes() {
        sigset_t pipe;
        sigemptyset(&pipe);
        sigaddset(&pipe, SIGPIPE);
        timespec const now{};
        while (sigtimedwait(&pipe, nullptr, &now) > 0) {
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    WithoutBrokenPipes(WithoutBrokenPipes const&) = delete;
    WithoutBrokenPipes& operator=(WithoutBrokenPipes const&) = delete;

  private:
    sigset_t before_{};
};

}  // namespace

Result<ProcessEnd> run_process(ProcessRun const& run) {
    Error const unavailable{
        ErrorCode::unavailable, "程序 " + run.program + " 无法启动，请确认已安装。", run.program, {}};
    WithoutBrokenPipes const quiet;
    Pipes pipes;
    if (!pipes.settings.ok() || !pipes.in.ok() || !pipes.out.ok() || !pipes.err.ok()) return unavailable;
    ENSURE(run.settings.size() <= kPipeBytes);
    ENSURE(write(pipes.settings.end(1), run.settings.data(), run.settings.size()) ==
           static_cast<ssize_t>(run.settings.size()));
    pipes.settings.close_end(1);
    pid_t const child = start(run, pipes);
    if (child < 0) return unavailable;
    pipes.settings.close_end(0);
    pipes.in.close_end(0);
    pipes.out.close_end(1);
    pipes.err.close_end(1);
    fcntl(pipes.in.end(1), F_SETFL, O_NONBLOCK);
    ProcessEnd end;
    end.timed_out = !converse(run, pipes, end);
    if (end.timed_out) kill(-child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    end.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return end;
}

}  // namespace zs
