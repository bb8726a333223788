#include "app/ledger_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <new>

#include "base/limits.h"
#include "base/start_program.h"
#include "formats/confined/sandbox.h"
#include "formats/encoding/encoding.h"
#include "json/codec.h"
#include "json/encode.h"

namespace zs::app {
namespace {

constexpr char const* kCommand = "confined-ledger";
constexpr int kBadStart = 71;
constexpr int kBrokenPipe = 74;
constexpr std::size_t kMostJobBytes = 100U << 10U;  // of one argument of a command
constexpr int kMostSeconds = 600;

Limits child_limits() {
    Limits out;
    out.max_seconds = kMostSeconds;
    out.max_memory_bytes = std::size_t{2} << 30U;
    return out;
}

/// What the child says last when it failed.
struct WireFailure {
    int code = 0;
    std::string message;
    std::string where;
};
ZS_WIRE(WireFailure, code, message, where);

/// A file of any size as bytes, without memory of its own.
class MappedFile {
  public:
    explicit MappedFile(int file) {
        struct stat status {};
        if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) return;
        ok_ = true;
        size_ = static_cast<std::size_t>(status.st_size);
        if (size_ == 0) return;
        void* const at = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
        ok_ = at != MAP_FAILED;
        if (ok_) at_ = static_cast<char const*>(at);
    }
    ~MappedFile() {
        if (at_ != nullptr) ::munmap(const_cast<char*>(at_), size_);  // NOLINT: munmap takes void*
    }
    MappedFile(MappedFile const&) = delete;
    MappedFile& operator=(MappedFile const&) = delete;
    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] std::string_view bytes() const {
        return at_ == nullptr ? std::string_view() : std::string_view(at_, size_);
    }

  private:
    char const* at_ = nullptr;
    std::size_t size_ = 0;
    bool ok_ = false;
};

class File {
  public:
    explicit File(int number) : number_(number) {}
    ~File() { close(); }
    File(File const&) = delete;
    File& operator=(File const&) = delete;
    [[nodiscard]] int get() const { return number_; }
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

  private:
    int number_;
};

Error no_file() {
    return {ErrorCode::not_found, "打不开台账文件，请检查数据目录。", "", {}};
}

void write_frame(std::string_view bytes) {
    auto const size = static_cast<std::uint32_t>(bytes.size());
    std::string frame(4, '\0');
    std::memcpy(frame.data(), &size, 4);
    frame += bytes;
    for (std::string_view rest = frame; !rest.empty();) {
        auto const done = ::write(1, rest.data(), rest.size());
        if (done <= 0) ::_exit(kBrokenPipe);
        rest.remove_prefix(static_cast<std::size_t>(done));
    }
}

Result<void> guarded_job(std::string_view bytes, LedgerJob const& job) {
    try {
        return run_ledger_job(bytes, job, [](std::string_view piece) {
            if (!piece.empty()) write_frame(piece);
        });
    } catch (std::bad_alloc const&) {
        return Error{ErrorCode::too_large, "读取这份台账需要的内存过多，请拆成几个文件再上传。", "", {}};
    } catch (std::exception const& thrown) {
        return Error{ErrorCode::internal, "读取台账时出错，请另存为 CSV 后再上传。", thrown.what(), {}};
    }
}

pid_t start_child(int file, int pipe, std::string job) {
    return start_program({{},
                          {"zhunsheng", kCommand, std::move(job)},
                          {{file, {}, 0}, {pipe, {}, 0}, {-1, "/dev/null", O_WRONLY}},
                          false,
                          false});
}

/// Takes frames apart: pieces go to the output, the last (of size 0) is followed by the failure, if any.
class Frames {
  public:
    explicit Frames(LedgerOutput const& output) : output_(output) {}

    void take(std::string_view bytes) {
        buffer_ += bytes;
        std::size_t at = 0;
        while (!ended_ && buffer_.size() - at >= 4) {
            std::uint32_t size = 0;
            std::memcpy(&size, buffer_.data() + at, 4);
            if (buffer_.size() - at - 4 < size) break;
            if (size == 0) {
                ended_ = true;
            } else {
                output_(std::string_view(buffer_).substr(at + 4, size));
            }
            at += 4 + size;
        }
        buffer_.erase(0, at);
    }
    [[nodiscard]] bool ended() const { return ended_; }
    [[nodiscard]] std::string const& last_words() const { return buffer_; }

  private:
    LedgerOutput const& output_;
    std::string buffer_;
    bool ended_ = false;
};

enum class Ending { complete, late };

Ending collect(int pipe, Frames& frames) {
    auto const deadline = std::chrono::steady_clock::now() + std::chrono::seconds(2 * kMostSeconds);
    std::string block(256U << 10U, '\0');
    for (;;) {
        if (std::chrono::steady_clock::now() > deadline) return Ending::late;
        pollfd wait{pipe, POLLIN, 0};
        if (::poll(&wait, 1, 1'000) <= 0) continue;
        auto const got = ::read(pipe, block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return Ending::complete;
        frames.take(std::string_view(block).substr(0, static_cast<std::size_t>(got)));
    }
}

Result<void> judge(Ending ending, int status, Frames const& frames) {
    bool const late = ending == Ending::late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU);
    if (late)
        return Error{ErrorCode::too_large, "读取这份台账用时过长，已停止，请拆成几个文件再上传。", "", {}};
    if (WIFEXITED(status) && WEXITSTATUS(status) == kBadStart)
        return Error{ErrorCode::unavailable, "暂时无法启动读取进程，请稍后再试。", "", {}};
    if (status != 0 || !frames.ended()) {
        return Error{ErrorCode::malformed_document,
                     "读取台账的进程意外中止，文件可能已损坏或含有攻击内容，请另存一份再上传。",
                     "",
                     {}};
    }
    if (frames.last_words().empty()) return {};
    auto const said = json::decode<WireFailure>(frames.last_words());
    if (!said.ok()) return said.error();
    return Error{static_cast<ErrorCode>(said->code), said->message, said->where, {}};
}

}  // namespace

Result<void> run_ledger_job_here(std::filesystem::path const& file, LedgerJob const& job,
                                 LedgerOutput const& output) {
    File const opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (opened.get() < 0) return no_file();
    MappedFile const mapped(opened.get());
    if (!mapped.ok()) return no_file();
    return run_ledger_job(mapped.bytes(), job, output);
}

Result<void> run_ledger_job_confined(std::filesystem::path const& file, LedgerJob const& job,
                                     LedgerOutput const& output) {
    auto text = json::encode(job);
    if (text.size() > kMostJobBytes)
        return Error{ErrorCode::too_large, "一次计算的指标太多，请减少几个。", "", {}};
    File const opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (opened.get() < 0) return no_file();
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return Error{ErrorCode::unavailable, "暂时无法启动读取进程，请稍后再试。", "", {}};
    File const from_child(ends[0]);
    File to_parent(ends[1]);
    auto const child = start_child(opened.get(), to_parent.get(), std::move(text));
    to_parent.close();
    if (child < 0) return Error{ErrorCode::unavailable, "暂时无法启动读取进程，请稍后再试。", "", {}};
    Frames frames(output);
    auto const ending = collect(from_child.get(), frames);
    if (ending == Ending::late) ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return judge(ending, status, frames);
}

std::optional<int> run_confined_ledger(int argc, char** argv) {
    if (argc != 3 || std::string_view(argv[1]) != kCommand) return std::nullopt;
    std::signal(SIGPIPE, SIG_IGN);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    auto const job = json::decode<LedgerJob>(argv[2]);
    MappedFile const file(0);
    if (!job.ok() || !file.ok()) return kBadStart;
    formats::PreloadedEncodings const encodings;
    if (!formats::enter_sandbox(child_limits())) return kBadStart;
    auto const done = guarded_job(file.bytes(), *job);
    write_frame("");
    if (!done.ok()) {
        auto const& error = done.error();
        auto const words =
            json::encode(WireFailure{static_cast<int>(error.code), error.message, error.where});
        for (std::string_view rest = words; !rest.empty();) {
            auto const written = ::write(1, rest.data(), rest.size());
            if (written <= 0) ::_exit(kBrokenPipe);
            rest.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    ::_exit(0);
}

}  // namespace zs::app
