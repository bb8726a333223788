#include "formats/confined/confined.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/single_threaded.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <optional>
#include <string>
#include <utility>

#include "formats/confined/child.h"
#include "formats/confined/converted.h"
#include "formats/confined/document_codec.h"
#include "formats/external/convert.h"
#include "formats/external/recognise_text.h"
#include "formats/pdf/pdf.h"

namespace zs::formats {
namespace {

using documents::Document;
using Clock = std::chrono::steady_clock;

constexpr int kFirstSafeDescriptor = 10;  // above those that the child gets
constexpr std::size_t kAnswerBytesPerCell = 128;

class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { reset(); }
    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] bool ok() const { return number_ >= 0; }
    void reset() {
        if (number_ >= 0) close(std::exchange(number_, -1));
    }
    /// Moves it out of the way of 0, 1 and 2.
    void raise() {
        if (number_ < 0 || number_ >= kFirstSafeDescriptor) return;
        int higher = fcntl(number_, F_DUPFD_CLOEXEC, kFirstSafeDescriptor);
        reset();
        number_ = higher;
    }

  private:
    int number_;
};

Error unavailable(std::string_view file_name) {
    return {ErrorCode::unavailable,
            "暂时无法启动读取进程，请稍后再试；如反复出现，请联系管理员检查内存和进程数。",
            std::string(file_name),
            {}};
}

Error out_of_time(std::string_view file_name) {
    return {ErrorCode::too_large,
            "读取这个文件用时过长，已停止。请删去多余内容或拆成几个文件后再导入。",
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

/// Only after a fork of a process with one thread: nothing else may hold a lock.
pid_t fork_child(Descriptor const& input, Descriptor const& output, std::string_view file_name,
                 Limits const& limits) {
    std::string name(file_name);
    pid_t child = fork();
    if (child != 0) return child;
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    bool ready = dup2(input.get(), 0) == 0 && dup2(output.get(), 1) == 1 &&
                 (null < 0 || dup2(null, 2) == 2) && close_range(3, ~0U, 0) == 0;
    if (!ready) _exit(kChildBadStart);
    live_as_child(name, limits);
}

pid_t spawn_child(Descriptor const& input, Descriptor const& output, std::string_view file_name,
                  Limits const& limits) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input.get(), 0);
    posix_spawn_file_actions_adddup2(&actions, output.get(), 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::string program = "zhunsheng";
    std::string command = kChildCommand;
    std::string bounds = limits_argument(limits);
    std::string name(file_name.substr(0, file_name.find('\0')));
    std::array<char*, 5> arguments = {program.data(), command.data(), bounds.data(), name.data(), nullptr};
    std::array<char*, 1> environment = {nullptr};
    pid_t child = -1;
    int error =
        posix_spawn(&child, "/proc/self/exe", &actions, &attributes, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return error == 0 ? child : -1;
}

enum class Ending { complete, late, overflow };

/// Collects the answer until the child closes its end.
Ending collect(Descriptor const& pipe, Clock::time_point deadline, std::size_t most, std::string& answer) {
    std::string buffer(64U << 10U, '\0');
    while (true) {
        auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
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

Result<Document> judge(Ending ending, int status, std::string const& answer, std::string_view file_name,
                       Limits const& limits) {
    if (ending == Ending::late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
        return out_of_time(file_name);
    if (WIFEXITED(status) && WEXITSTATUS(status) == kChildBadStart) return unavailable(file_name);
    if (ending != Ending::complete || status != 0) return died(file_name);
    auto document = decode_answer(answer, limits);
    bool garbage =
        !document.ok() && document.error().code == ErrorCode::internal && document.error().where.empty();
    if (garbage) return died(file_name);
    return document;
}

}  // namespace

struct ConfinedReading::Child {
    std::string file_name;
    Limits limits;
    Clock::time_point deadline;
    pid_t process = -1;
    Descriptor from_child;
    std::optional<Error> not_started;
    std::string to_convert;  ///< bytes that another program must turn into something readable first
    std::string pdf;         ///< bytes of a PDF, for recognition if its pages are pictures
    ChildStart way = ChildStart::automatic;

    Child(std::string_view name, Limits const& bounds) : file_name(name), limits(bounds) {}
    Child(Child const&) = delete;
    Child& operator=(Child const&) = delete;
    ~Child() {
        if (process < 0) return;
        kill(process, SIGKILL);
        status_of(process);
    }

    void start(std::string_view bytes, ChildStart how) {
        if (bytes.size() > limits.max_file_bytes) {
            not_started = Error{ErrorCode::too_large, "文件过大，请拆分后再导入。", file_name, {}};
            return;
        }
        if (needs_conversion(bytes, file_name)) {
            to_convert = bytes;
            way = how;
            return;
        }
        if (bytes.starts_with("%PDF-") && can_recognise_text()) pdf = bytes, way = how;
        not_started = unavailable(file_name);
        Descriptor input = input_of(bytes);
        int ends[2];
        if (!input.ok() || pipe2(ends, O_CLOEXEC) != 0) return;
        from_child = Descriptor(ends[0]);
        Descriptor to_parent(ends[1]);
        from_child.raise();
        to_parent.raise();
        fcntl(from_child.get(), F_SETPIPE_SZ, 1 << 20);
        bool const by_fork =
            how == ChildStart::fork || (how == ChildStart::automatic && __libc_single_threaded != 0);
        process = by_fork ? fork_child(input, to_parent, file_name, limits)
                          : spawn_child(input, to_parent, file_name, limits);
        deadline = Clock::now() + 2 * std::chrono::seconds(limits.max_seconds);
        if (process >= 0) not_started.reset();
    }
};

ConfinedReading::ConfinedReading(std::string_view bytes, std::string_view file_name, Limits const& limits,
                                 ChildStart start)
    : child_(std::make_unique<Child>(file_name, limits)) {
    child_->start(bytes, start);
}

ConfinedReading::ConfinedReading(ConfinedReading&&) noexcept = default;
ConfinedReading& ConfinedReading::operator=(ConfinedReading&&) noexcept = default;
ConfinedReading::~ConfinedReading() = default;

Result<Document> ConfinedReading::finish() {
    if (child_->not_started) return *child_->not_started;
    Limits const& limits = child_->limits;
    if (!child_->to_convert.empty())
        return read_converted(child_->to_convert, child_->file_name, limits, child_->way);
    std::size_t const most = limits.max_text_bytes + kAnswerBytesPerCell * limits.max_cells;
    std::string answer;
    Ending const ending = collect(child_->from_child, child_->deadline, most, answer);
    if (ending != Ending::complete) kill(child_->process, SIGKILL);
    int const status = status_of(std::exchange(child_->process, -1));
    auto document = judge(ending, status, answer, child_->file_name, limits);
    bool const scanned = !child_->pdf.empty() && !document.ok() && document.error().message == kOnlyPictures;
    return scanned ? read_recognised(child_->pdf, child_->file_name, limits, child_->way) : document;
}

Result<Document> read_document_confined(std::string_view bytes, std::string_view file_name,
                                        Limits const& limits, ChildStart start) {
    return ConfinedReading(bytes, file_name, limits, start).finish();
}

}  // namespace zs::formats
