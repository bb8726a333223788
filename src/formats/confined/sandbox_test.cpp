#include "formats/confined/sandbox.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <thread>

namespace zs::formats {
namespace {

/// Exit status or, negative, the signal of a child that enters the sandbox and then does `action`.
template <class Action>
int after_confinement(Action const& action, Confined who = Confined::child) {
    pid_t child = fork();
    if (child == 0) {
        if (!enter_sandbox(Limits{}, who)) _exit(99);
        _exit(action());
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

TEST_CASE("a confined process cannot open files, for reading or writing" *
          doctest::skip(!sandbox_is_whole())) {
    CHECK(after_confinement([] { return open("/etc/hostname", O_RDONLY) < 0 && errno == EPERM ? 7 : 0; }) ==
          7);
    CHECK(after_confinement(
              [] { return open("/tmp/zhunsheng-confined", O_WRONLY | O_CREAT, 0600) < 0 ? 7 : 0; }) == 7);
}

TEST_CASE("a confined process that asks for network, processes or code dies" *
          doctest::skip(!sandbox_is_whole())) {
    CHECK(after_confinement([] { return socket(AF_INET, SOCK_STREAM, 0); }) == -SIGSYS);
    CHECK(after_confinement([] { return static_cast<int>(fork()); }) == -SIGSYS);
    CHECK(after_confinement([] { return execl("/bin/true", "true", nullptr); }) == -SIGSYS);
    CHECK(after_confinement([] {
              return mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
                             MAP_FAILED
                         ? 1
                         : 0;
          }) == -SIGSYS);
    CHECK(after_confinement([] { return static_cast<int>(write(2, "x", 1)); }) == -SIGSYS);
}

TEST_CASE("a process that confines itself has threads and may speak, and nothing else more than a child" *
          doctest::skip(!sandbox_is_whole())) {
    auto const alone = [](auto const& action) { return after_confinement(action, Confined::process); };
    CHECK(alone([] {
              int seen = 0;
              std::thread([&seen] { seen = 7; }).join();
              return seen;
          }) == 7);
    CHECK(alone([] { return write(2, "", 0) == 0 ? 7 : 0; }) == 7);
    CHECK(alone([] { return static_cast<int>(write(3, "x", 1)); }) == -SIGSYS);
    CHECK(alone([] { return open("/etc/hostname", O_RDONLY) < 0 && errno == EPERM ? 7 : 0; }) == 7);
    CHECK(alone([] { return socket(AF_INET, SOCK_STREAM, 0); }) == -SIGSYS);
    CHECK(alone([] { return static_cast<int>(fork()); }) == -SIGSYS);
    CHECK(alone([] { return execl("/bin/true", "true", nullptr); }) == -SIGSYS);
}

TEST_CASE("a confined process cannot take more memory than allowed" * doctest::skip(!sandbox_is_whole())) {
    CHECK(after_confinement([] {
              void* memory =
                  mmap(nullptr, std::size_t{4} << 30U, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
              return memory == MAP_FAILED ? 7 : 0;
          }) == 7);
}

}  // namespace
}  // namespace zs::formats
