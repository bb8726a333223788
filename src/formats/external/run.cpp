#include "formats/external/run.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <thread>

#include "base/start_program.h"

namespace zs::formats {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kNotStarted = 71;
constexpr int kFirstArgument = 6;
constexpr rlim_t kMostWritten = rlim_t{1} << 30U;
constexpr auto kPoll = std::chrono::milliseconds(20);

constexpr std::array kReadable = {"/usr",
                                  "/lib",
                                  "/lib64",
                                  "/bin",
                                  "/sbin",
                                  "/etc",
                                  "/proc",
                                  "/sys",
                                  "/opt",
                                  "/dev",
                                  "/var/cache/fontconfig",
                                  "/var/lib/libreoffice",
                                  "/var/spool/libreoffice"};

// LibreOffice looks for another of itself through a socket that it makes here and nowhere else.
constexpr char const* kSocketFolder = "/tmp";
constexpr char const* kSocketName = "OSL_PIPE_";

bool bound(__rlimit_resource resource, rlim_t most) {
    rlimit value{most, most};
    return setrlimit(resource, &value) == 0;
}

/// Only sockets within the machine: LibreOffice talks to itself through one.
bool forbid_network() {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (filter == nullptr) return false;
    bool done = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(socket), 1,
                                 scmp_arg_cmp{0, SCMP_CMP_NE, AF_UNIX, 0}) == 0 &&
                seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(ptrace), 0) == 0 &&
                seccomp_load(filter) == 0;
    seccomp_release(filter);
    return done;
}

void allow_path(int rules, char const* path, std::uint64_t access) {
    int folder = open(path, O_PATH | O_CLOEXEC);
    if (folder < 0) return;
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = access;
    beneath.parent_fd = folder;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    close(folder);
}

/// Kernels without Landlock go on without: the network is closed all the same.
void forbid_files(char const* folder) {
    constexpr std::uint64_t kRead =
        LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    constexpr std::uint64_t kAll = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1;  // the first version's thirteen
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = kAll;
    auto rules = static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
    if (rules < 0) return;
    for (char const* path : kReadable)
        allow_path(rules, path, kRead);
    allow_path(rules, "/dev/null", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
    allow_path(rules, kSocketFolder, LANDLOCK_ACCESS_FS_MAKE_SOCK);
    allow_path(rules, folder, kAll);
    syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

pid_t start(ExternalRun const& run) {
    std::string output = run.output.empty() ? "/dev/null" : (run.folder / run.output).string();
    std::vector<std::string> words = {
        "zhunsheng",         kRunCommand, std::to_string(run.seconds), std::to_string(run.memory_bytes),
        run.folder.string(), run.program};
    words.insert(words.end(), run.arguments.begin(), run.arguments.end());
    return start_program({{},
                          std::move(words),
                          {{-1, "/dev/null", O_RDONLY},
                           {-1, std::move(output), O_WRONLY | O_CREAT | O_TRUNC},
                           {-1, "/dev/null", O_WRONLY}},
                          true,
                          false});
}

/// The program may make its socket but not take it away again; nobody listens to what is left.
void remove_dead_sockets() {
    std::error_code ignored;
    for (auto const& entry : std::filesystem::directory_iterator(kSocketFolder, ignored)) {
        sockaddr_un address{};
        std::string path = entry.path().string();
        bool ours = entry.path().filename().string().starts_with(kSocketName) && entry.is_socket(ignored) &&
                    path.size() < sizeof address.sun_path;
        if (!ours) continue;
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, path.size());
        int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        bool dead = connect(probe, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 &&
                    errno == ECONNREFUSED;
        close(probe);
        if (dead) unlink(path.c_str());
    }
}

Error unavailable() {
    return {ErrorCode::unavailable, "暂时无法启动转换程序，请稍后再试；如反复出现，请联系管理员。", "", {}};
}

struct Ending {
    bool started = false;
    bool late = false;
    std::optional<int> exit_status;  ///< none when a signal ended it
};

Ending run_once(ExternalRun const& run, Clock::time_point deadline) {
    pid_t child = start(run);
    if (child < 0) return {};
    Ending out{.started = true};
    int status = 0;
    while (true) {
        pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child || (ended < 0 && errno != EINTR)) break;
        if (Clock::now() > deadline) {
            out.late = true;
            kill(-child, SIGKILL);
            waitpid(child, &status, 0);
            break;
        }
        std::this_thread::sleep_for(kPoll);
    }
    kill(-child, SIGKILL);  // what it left behind
    remove_dead_sockets();
    if (WIFEXITED(status)) out.exit_status = WEXITSTATUS(status);
    out.late = out.late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU);
    return out;
}

template <class Number>
bool parse(char const* text, Number& value) {
    std::string_view all(text);
    auto [end, error] = std::from_chars(all.data(), all.data() + all.size(), value);
    return error == std::errc() && end == all.data() + all.size();
}

}  // namespace

Result<void> run_external(ExternalRun const& run) {
    auto deadline = Clock::now() + std::chrono::seconds(run.seconds);
    auto ending = run_once(run, deadline);
    if (ending.exit_status && run.again != 0 && *ending.exit_status == run.again)
        ending = run_once(run, deadline);
    if (ending.late) {
        return Error{ErrorCode::too_large,
                     "转换这个文件用时过长，已停止。请用 WPS 或 Office 打开后另存为 .docx 或 .xlsx 再导入。",
                     "",
                     {}};
    }
    if (!ending.started || ending.exit_status == kNotStarted) return unavailable();
    if (ending.exit_status != 0) {
        return Error{ErrorCode::malformed_document,
                     "转换程序不能打开这个文件，文件可能已损坏。请用 WPS 或 Office 打开后另存为 .docx 或 "
                     ".xlsx 再导入。",
                     "",
                     {}};
    }
    return {};
}

std::optional<int> become_external(int argc, char** argv) {
    if (argc < kFirstArgument || std::string_view(argv[1]) != kRunCommand) return std::nullopt;
    rlim_t seconds = 0;
    rlim_t memory = 0;
    char const* folder = argv[4];
    std::array<std::string, 6> words = {"PATH=/usr/local/bin:/usr/bin:/bin",
                                        std::string("HOME=") + folder,
                                        std::string("TMPDIR=") + folder,
                                        "LANG=C.UTF-8",
                                        "OMP_THREAD_LIMIT=1",
                                        "SAL_USE_VCLPLUGIN=svp"};
    std::array<char*, 7> environment{};
    for (std::size_t i = 0; i < words.size(); ++i)
        environment[i] = words[i].data();
    bool ready = parse(argv[2], seconds) && parse(argv[3], memory) && chdir(folder) == 0 &&
                 prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && bound(RLIMIT_CORE, 0) &&
                 bound(RLIMIT_CPU, seconds) && bound(RLIMIT_AS, memory) && bound(RLIMIT_FSIZE, kMostWritten);
    if (!ready) return kNotStarted;
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);  // no orphan goes on when the server ends
    forbid_files(folder);
    if (!forbid_network()) return kNotStarted;
    execve(argv[kFirstArgument - 1], argv + kFirstArgument - 1, environment.data());
    return kNotStarted;
}

}  // namespace zs::formats
