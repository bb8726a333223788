#include "base/process.h"

#include <doctest/doctest.h>

namespace zs {
namespace {

ProcessEnd run_shell(std::string const& script, std::string input = {}, int milliseconds = 10'000) {
    ProcessRun run{
        "sh", {"-c", script}, std::move(input), "secret", std::chrono::milliseconds(milliseconds), 1U << 20U};
    auto end = run_process(run);
    REQUIRE(end.ok());
    return end.take();
}

TEST_CASE("a program gets its input whole and gives back output, errors and status") {
    std::string const input(3'000'000, 'x');
    auto const end = run_shell("wc -c; echo trouble >&2; exit 3", input);
    CHECK(end.output == "3000000\n");
    CHECK(end.errors == "trouble\n");
    CHECK(end.status == 3);
    CHECK_FALSE(end.timed_out);
}

TEST_CASE("settings come through a descriptor of their own, and no other descriptor of ours is there") {
    CHECK(run_shell("cat /dev/fd/3").output == "secret");
    CHECK(run_shell("ls /proc/self/fd | wc -l").output == "5\n");  // 0 to 3, and the folder ls reads
}

TEST_CASE("a program that reads nothing of its input, or prints too much, ends all the same") {
    CHECK(run_shell("exit 0", std::string(1'000'000, 'x')).status == 0);
    CHECK(run_shell("head -c 5000000 /dev/zero").output.size() == (1U << 20U));
}

TEST_CASE("a program that takes too long is ended with its children") {
    auto const before = std::chrono::steady_clock::now();
    auto const end = run_shell("sleep 30 & sleep 30", {}, 200);
    CHECK(end.timed_out);
    CHECK(end.status == 128 + 9);
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(10));
}

TEST_CASE("a program that does not exist is unavailable") {
    auto const end = run_process({"no-such-program-here", {}, {}, {}, std::chrono::milliseconds(1000), 10});
    REQUIRE_FALSE(end.ok());
    CHECK(end.error().code == ErrorCode::unavailable);
}

}  // namespace
}  // namespace zs
