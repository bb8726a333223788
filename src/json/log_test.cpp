#include "json/log.h"

#include <doctest/doctest.h>
#include <limits.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string>
#include <vector>

using namespace zs;

namespace {

/// What is written into it, call by call.
class Calls {
  public:
    Calls() { REQUIRE(::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends_.data()) == 0); }
    ~Calls() {
        ::close(ends_[0]);
        if (ends_[1] >= 0) ::close(ends_[1]);
    }
    Calls(Calls const&) = delete;
    Calls& operator=(Calls const&) = delete;

    [[nodiscard]] int descriptor() const { return ends_[1]; }
    std::vector<std::string> all() {
        ::close(ends_[1]);
        ends_[1] = -1;
        std::vector<std::string> out;
        std::array<char, 1U << 16> block{};
        for (;;) {
            auto const count = ::recv(ends_[0], block.data(), block.size(), 0);
            if (count <= 0) return out;
            out.emplace_back(block.data(), static_cast<std::size_t>(count));
        }
    }

  private:
    std::array<int, 2> ends_{};
};

}  // namespace

TEST_CASE("an event is one line of JSON, written at once") {
    Calls calls;
    Log(calls.descriptor())
        .error("request.failed", {{"what", std::string_view("a \"b\"\n")}, {"status", std::int64_t{500}}});
    auto const all = calls.all();
    REQUIRE(all.size() == 1);
    CHECK(all[0].starts_with("{\"at\":\"20"));
    CHECK(all[0].ends_with(
        "\"level\":\"error\",\"event\":\"request.failed\",\"what\":\"a \\\"b\\\"\\n\",\"status\":500}\n"));
}

TEST_CASE(
    "lines that leave together are whole, in their order, and in pieces that a pipe does not mix with "
    "others") {
    constexpr int kLines = 100;
    Calls calls;
    Log const log(calls.descriptor());
    {
        Log::Lines lines(log);
        for (int n = 0; n < kLines; ++n)
            lines.info("n", {{"n", std::int64_t{n}}});
    }
    auto const all = calls.all();
    CHECK(all.size() > 1);
    CHECK(all.size() < 5);
    std::string joined;
    for (auto const& call : all) {
        CHECK(call.size() <= PIPE_BUF);
        CHECK(call.ends_with("}\n"));
        joined += call;
    }
    std::size_t at = 0;
    for (int n = 0; n < kLines; ++n) {
        at = joined.find("\"n\":" + std::to_string(n) + "}", at);
        REQUIRE(at != std::string::npos);
    }
}

TEST_CASE("a log without a descriptor writes nothing") {
    Log const log(-1);
    log.info("n", {});
    Log::Lines lines(log);
    lines.info("n", {});
}
