#include "http/server.h"
#include "http/message.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace zs::http {

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kMaxBody = 1U << 20;
/// Of a test with an answer; less than the server has with a client.
constexpr std::chrono::seconds kPatience = 10s;

class CountingSink final : public ByteSink {
  public:
    Result<void> write(std::string_view bytes) override {
        count += bytes.size();
        return {};
    }
    std::size_t count = 0;
};

class Numbers final : public ByteSource {
  public:
    std::size_t read(std::span<char> into) override {
        if (left_ == 0) return 0;
        --left_;
        std::fill_n(into.begin(), 1000, 'x');
        return 1000;
    }

  private:
    int left_ = 3;
};

/// Keeps workers busy for as long as a test needs them so.
class Hold {
  public:
    void stay() {
        ++count_;
        count_.notify_all();
        released_.wait(false);
    }
    void wait_for(int count) const {
        for (int now = count_; now < count; now = count_)
            count_.wait(now);
    }
    void release() {
        released_ = true;
        released_.notify_all();
    }

  private:
    std::atomic<int> count_ = 0;
    std::atomic<bool> released_ = false;
};

/// Echoes what it was asked, so that a test sees what the server understood.
class Echo final : public RequestHandler {
  public:
    Hold hold;

    [[nodiscard]] std::optional<BodyPlan> plan_quickly(Request const& request) const override {
        if (request.path != "/small") return std::nullopt;
        BodyPlan plan;
        plan.max_bytes = 1000;
        return plan;
    }
    BodyPlan plan_body(Request const& request) override {
        BodyPlan plan{.max_bytes = kMaxBody, .sink = {}, .refusal = {}};
        if (request.path == "/sink") plan.sink = std::make_unique<CountingSink>();
        if (request.path == "/refuse") plan.refusal = refuse({}, 403);
        return plan;
    }
    Response handle(Request& request) override {
        if (request.path == "/held") hold.stay();
        Response response;
        response.add("Content-Type", "text/plain");
        response.body = std::string(request.method) + " " + std::string(request.path) + " " + request.body;
        if (request.sink) response.body = std::to_string(dynamic_cast<CountingSink&>(*request.sink).count);
        if (request.path == "/stream") response.source = std::make_unique<Numbers>();
        if (request.path == "/large") {
            response.body.assign(100'000, 'y');
            response.compressible = true;
        }
        return response;
    }
    Response refuse(Error const& error, int status) override {
        Response response;
        response.status = status;
        response.body = error.message;
        return response;
    }
    [[nodiscard]] bool is_quick(Request const& request) const override { return request.path == "/quick"; }
    [[nodiscard]] bool is_small_change(Request const& request) const override {
        return request.method == "PUT";
    }
    void handle_together(Exchanges& waiting) override {
        int count = 0;
        for (auto* one = waiting.next(); one != nullptr; one = waiting.next(), ++count)
            one->response = handle(one->request);
        groups.push_back(count);
        hold.stay();  // as a commit takes its time
    }

    std::vector<int> groups;  ///< how many were answered together, each time
};

ServerOptions test_options() {
    ServerOptions options;
    options.port = 0;
    options.worker_count = 2;
    options.common_fields = "X-Common: yes\r\n";
    return options;
}

ServerOptions impatient_options() {
    auto options = test_options();
    options.header_timeout = 600ms;
    options.body_timeout = 600ms;
    options.idle_timeout = 1500ms;
    return options;
}

class Running {
  public:
    explicit Running(ServerOptions options = test_options()) {
        auto listening = Server::listen(std::move(options), echo_);
        REQUIRE(listening.ok());
        server_ = listening.take();
        thread_ = std::thread([this] { server_->run(); });
    }
    ~Running() {
        server_->stop();
        echo_.hold.release();
        thread_.join();
    }
    [[nodiscard]] int connect() const {
        int const socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(server_->port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        timeval const patience{kPatience.count(), 0};
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        REQUIRE(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        return socket;
    }
    Server& server() { return *server_; }
    Hold& hold() { return echo_.hold; }
    [[nodiscard]] std::vector<int> const& groups() const { return echo_.groups; }  ///< once they are answered

  private:
    Echo echo_;
    std::unique_ptr<Server> server_;
    std::thread thread_;
};

void put(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const count = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return;  // the server may have had enough
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

/// Until the server closes, or `marks` occurrences of `mark` have come.
std::string get(int socket, std::string_view mark = {}, int marks = 1) {
    std::string all;
    char block[4096];
    for (;;) {
        auto const count = ::recv(socket, block, sizeof block, 0);
        if (count <= 0) return all;
        all.append(block, static_cast<std::size_t>(count));
        if (mark.empty()) continue;
        int seen = 0;
        for (auto at = all.find(mark); at != std::string::npos; at = all.find(mark, at + 1))
            ++seen;
        if (seen >= marks) return all;
    }
}

std::string ask(Running& running, std::string_view request) {
    int const socket = running.connect();
    put(socket, request);
    auto answer = get(socket);
    ::close(socket);
    return answer;
}

/// False if fewer than `count` of them have been answered when patience ends.
bool wait_for_answers(std::vector<int> const& sockets, std::ptrdiff_t count) {
    auto const is_answered = [](int socket) {
        pollfd one{socket, POLLIN, 0};
        return ::poll(&one, 1, 0) == 1;
    };
    auto const end = std::chrono::steady_clock::now() + kPatience;
    while (std::count_if(sockets.begin(), sockets.end(), is_answered) < count) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(1ms);
    }
    return true;
}

std::string status_line(std::string const& answer) {
    return answer.substr(0, answer.find('\r'));
}

std::string const kClose = "Host: a\r\nConnection: close\r\n\r\n";

}  // namespace

TEST_CASE("broken and ambiguous requests are told so and the connection ends") {
    Running running;
    struct Case {
        std::string request;
        char const* status;
    };
    std::string const post = "POST / HTTP/1.1\r\nHost: a\r\n";
    Case const cases[] = {
        {post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "HTTP/1.1 400"},
        {post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", "HTTP/1.1 400"},
        {"GET / HTTP/1.1\r\nHost : a\r\n\r\n", "HTTP/1.1 400"},
        {post + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n", "HTTP/1.1 400"},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(100'000, 'x') + "\r\n\r\n", "HTTP/1.1 431"},
        {"GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 400"},
        {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "HTTP/1.1 400"},
        {"GET / HTTP/3.0\r\nHost: a\r\n\r\n", "HTTP/1.1 505"},
        {"nonsense\r\n\r\n", "HTTP/1.1 400"},
        {post + "\r\n", "HTTP/1.1 411"},
        {post + "Content-Length: 2000000\r\n\r\n", "HTTP/1.1 413"},
        {post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "HTTP/1.1 501"},
        {post + "Content-Length: 3\r\nExpect: miracles\r\n\r\nabc", "HTTP/1.1 417"},
        {post + "Content-Length: -1\r\n\r\n", "HTTP/1.1 400"},
        {"GET nowhere HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 400"},
    };
    for (auto const& one : cases) {
        CAPTURE(one.request.substr(0, 120));
        auto const answer = ask(running, one.request);
        CHECK(status_line(answer).starts_with(one.status));
        CHECK(answer.find("Connection: close") != std::string::npos);
        CHECK(answer.find("X-Common: yes") != std::string::npos);
    }
}

TEST_CASE("a chunked body beyond the limit is cut off with 413") {
    Running running;
    std::string request = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 20; ++i)
        request += "10000\r\n" + std::string(0x10000, 'b') + "\r\n";
    CHECK(status_line(ask(running, request)).starts_with("HTTP/1.1 413"));
}

TEST_CASE("a chunk extension without end fills no memory: the connection ends") {
    Running running;
    std::string request = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;x=";
    request.append(1'000'000, 'e');
    auto const began = std::chrono::steady_clock::now();
    CHECK(ask(running, request).find("200 OK") == std::string::npos);
    CHECK(std::chrono::steady_clock::now() - began < kPatience);  // not because nothing more came
}

TEST_CASE("two pipelined requests are answered in their order, bodies and all") {
    Running running;
    auto const answer =
        ask(running,
            "POST /one HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /two HTTP/1.1\r\n" + kClose);
    auto const first = answer.find("POST /one abc");
    REQUIRE(first != std::string::npos);
    CHECK(answer.find("GET /two", first) != std::string::npos);
}

TEST_CASE("a chunked body arrives joined, in pieces of any size") {
    Running running;
    int const socket = running.connect();
    for (char const c : std::string("POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n") +
                            "Host: a\r\nConnection: close\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n") {
        put(socket, {&c, 1});
    }
    CHECK(get(socket).find("POST /c abcde") != std::string::npos);
    ::close(socket);
}

TEST_CASE("HEAD says how long the answer would be and sends none of it") {
    Running running;
    auto const answer = ask(running, "HEAD /x HTTP/1.1\r\n" + kClose);
    CHECK(answer.find("Content-Length: 8\r\n") != std::string::npos);
    CHECK(answer.ends_with("\r\n\r\n"));
}

TEST_CASE("a client that waits for 100 Continue gets it, unless the request is refused anyway") {
    Running running;
    int const socket = running.connect();
    put(socket,
        "POST /e HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\nConnection: "
        "close\r\n\r\n");
    CHECK(get(socket, "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    put(socket, "hi");
    CHECK(get(socket).find("POST /e hi") != std::string::npos);
    ::close(socket);
    auto const refused =
        ask(running, "POST /refuse HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    CHECK(status_line(refused).starts_with("HTTP/1.1 403"));
}

TEST_CASE("an upload goes to the sink; none of it stays in memory") {
    Running running;
    auto const answer = ask(
        running, "POST /sink HTTP/1.1\r\nContent-Length: 1000000\r\n" + kClose + std::string(1'000'000, 'u'));
    CHECK(answer.ends_with("\r\n\r\n1000000"));
}

TEST_CASE("an answer of unknown length is chunked; HTTP/1.0 gets it until the connection closes") {
    Running running;
    auto const answer = ask(running, "GET /stream HTTP/1.1\r\n" + kClose);
    CHECK(answer.find("Transfer-Encoding: chunked") != std::string::npos);
    CHECK(answer.ends_with("xxx\r\n0\r\n\r\n"));
    auto const old = ask(running, "GET /stream HTTP/1.0\r\n\r\n");
    CHECK(old.find("chunked") == std::string::npos);
    CHECK(old.substr(old.find("\r\n\r\n") + 4).size() == 3000);
}

TEST_CASE("a large answer is compressed for those who ask") {
    Running running;
    auto const plain = ask(running, "GET /large HTTP/1.1\r\n" + kClose);
    auto const packed = ask(running, "GET /large HTTP/1.1\r\nAccept-Encoding: br, gzip\r\n" + kClose);
    CHECK(plain.size() > 100'000);
    CHECK(packed.size() < 5'000);
    CHECK(packed.find("Content-Encoding: gzip") != std::string::npos);
    CHECK_FALSE(accepts_coding("br, gzip;q=0", "gzip"));
}

TEST_CASE("half a request is answered with 408, an idle connection is closed without a word") {
    Running running(impatient_options());
    CHECK(status_line(ask(running, "GET / HT")).starts_with("HTTP/1.1 408"));
    CHECK(status_line(ask(running, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc"))
              .starts_with("HTTP/1.1 408"));
    CHECK(ask(running, "").empty());
}

TEST_CASE("clients that send half a request hold no worker") {
    Running running;
    std::vector<int> sockets;
    for (int i = 0; i < 16; ++i) {
        sockets.push_back(running.connect());
        put(sockets.back(), "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc");
    }
    CHECK(ask(running, "GET / HTTP/1.1\r\n" + kClose).find("200 OK") != std::string::npos);
    for (int const socket : sockets)
        ::close(socket);
}

TEST_CASE("a request with a small body waits for none of the workers that others keep busy") {
    auto options = test_options();
    options.worker_count = 1;
    Running running(options);
    int const held = running.connect();
    put(held, "GET /held HTTP/1.1\r\n" + kClose);
    running.hold().wait_for(1);
    auto const answer = ask(running, "POST /small HTTP/1.1\r\nContent-Length: 3\r\n" + kClose + "abc");
    CHECK(answer.ends_with("POST /small abc"));
    ::close(held);
}

TEST_CASE("more waiting requests than the queue holds get 503, quick ones are answered all the same") {
    auto options = test_options();
    options.worker_count = 1;
    options.max_queued = 1;
    Running running(options);
    std::vector<int> sockets;
    for (int i = 0; i < 4; ++i) {
        sockets.push_back(running.connect());
        put(sockets.back(), "GET /held HTTP/1.1\r\n" + kClose);
        running.hold().wait_for(1);
    }
    CHECK(wait_for_answers(sockets, 2));
    CHECK(status_line(ask(running, "GET /quick HTTP/1.1\r\n" + kClose)).starts_with("HTTP/1.1 200"));
    running.hold().release();
    int busy = 0;
    for (int const socket : sockets) {
        if (get(socket).starts_with("HTTP/1.1 503")) ++busy;
        ::close(socket);
    }
    CHECK(busy == 2);
}

TEST_CASE(
    "small changes wait together: none is answered before all are, and those that come meanwhile are next") {
    auto options = test_options();
    options.max_queued = 3;
    Running running(options);
    std::vector<int> sockets;
    auto const send_change = [&] {
        sockets.push_back(running.connect());
        put(sockets.back(), "PUT /change HTTP/1.1\r\nContent-Length: 0\r\n" + kClose);
    };
    send_change();
    running.hold().wait_for(1);
    for (int i = 0; i < 4; ++i)
        send_change();
    CHECK(wait_for_answers(sockets, 1));  // the one too many
    CHECK(ask(running, "GET /read HTTP/1.1\r\n" + kClose).ends_with("GET /read "));
    running.hold().release();
    int busy = 0;
    for (int const socket : sockets) {
        auto const answer = get(socket);
        if (answer.starts_with("HTTP/1.1 503"))
            ++busy;
        else
            CHECK(answer.ends_with("PUT /change "));
        ::close(socket);
    }
    CHECK(busy == 1);
    CHECK(running.groups() == std::vector<int>{1, 3});
}

TEST_CASE("a large answer to a small change is compressed for those who ask") {
    Running running;
    running.hold().release();
    auto const answer =
        ask(running, "PUT /large HTTP/1.1\r\nAccept-Encoding: gzip\r\nContent-Length: 0\r\n" + kClose);
    CHECK(answer.find("Content-Encoding: gzip") != std::string::npos);
    CHECK(answer.size() < 5'000);
}

TEST_CASE("stop() lets a request under way finish and ends idle connections") {
    int idle = -1;
    int slow = -1;
    {
        Running running;
        idle = running.connect();
        put(idle, "GET /x HTTP/1.1\r\nHost: a\r\n\r\n");
        (void)get(idle, "GET /x");
        slow = running.connect();
        put(slow, "GET /held HTTP/1.1\r\nHost: a\r\n\r\n");
        running.hold().wait_for(1);
    }
    CHECK(get(slow).find("GET /held") != std::string::npos);
    CHECK(get(idle).empty());
    ::close(idle);
    ::close(slow);
}

TEST_CASE("a server that is stopped before it runs does not run") {
    Echo echo;
    auto listening = Server::listen(test_options(), echo);
    REQUIRE(listening.ok());
    listening.value()->stop();
    listening.value()->run();
}

TEST_CASE("a port in use is an error that says so") {
    Running running;
    auto options = test_options();
    options.port = running.server().port();
    Echo echo;
    auto const second = Server::listen(options, echo);
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().code == ErrorCode::unavailable);
}

}  // namespace zs::http
