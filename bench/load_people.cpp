// People at work: each has a session and a connection of their own, asks, waits for the answer, thinks, goes
// on. Contacts look at their tasks and the library, write and file; leaders and the office look and decide.
// Usage: load_people PORT CAMPAIGN SECONDS THINK_MS < sessions    (lines: contact|leader|office COOKIE CSRF)
// Prints one line for each kind of request: name, count, and p50, p95, p99 in milliseconds; "failed" last.

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using SteadyClock = std::chrono::steady_clock;
using Instant = SteadyClock::time_point;

[[noreturn]] void fail(char const* what) {
    std::fprintf(stderr, "load_people: %s\n", what);
    std::exit(1);
}

/// What stands after "name": in a JSON text, without its quotes.
std::string value_of(std::string_view json, std::string_view name, std::size_t from = 0) {
    auto const key = "\"" + std::string(name) + "\":";
    auto at = json.find(key, from);
    if (at == std::string_view::npos) return "";
    at += key.size();
    if (json[at] == '"') return std::string(json.substr(at + 1, json.find('"', at + 1) - at - 1));
    return std::string(json.substr(at, json.find_first_of(",}]", at) - at));
}

/// The same in every row.
std::vector<std::string> values_of(std::string_view json, std::string_view name) {
    std::vector<std::string> out;
    auto const key = "\"" + std::string(name) + "\":";
    for (auto at = json.find(key); at != std::string_view::npos; at = json.find(key, at + 1))
        out.push_back(value_of(json, name, at));
    return out;
}

struct Request {
    std::string kind;
    std::string method;
    std::string path;
    std::string body;
};

/// One person's way through the day. next() is asked after each answer.
class Person {
  public:
    Person(std::string role, std::string campaign, unsigned seed)
        : role_(std::move(role)), campaign_(std::move(campaign)), chance_(seed) {}

    Request next() {
        if (role_ == "contact") return contact();
        return reviewer();
    }

    void take(Request const& asked, int status, std::string_view body) {
        if (status >= 400) {  // somebody else was faster, or the form wants more: begin with another
            step_ = 0;
            return;
        }
        if (asked.kind == "my tasks") tasks_ = values_of(body, "assignment_id");
        if (asked.kind == "queue") queue_ = values_of(body, "id");
        if (body.find("\"summary\":{") == std::string_view::npos) return;
        id_ = value_of(body, "id");
        revision_ = value_of(body, "revision");
        digest_ = value_of(body, "digest");
        state_ = value_of(body, "state");
    }

  private:
    std::string const& any(std::vector<std::string> const& of) { return of[chance_() % of.size()]; }

    Request contact() {
        static constexpr int kSteps = 9;
        int const step = step_;
        step_ = (step_ + 1) % kSteps;
        bool const is_draft = state_ == "draft";
        switch (step) {
            case 0: return {"my tasks", "GET", "/api/my/tasks?part=to_do&limit=50", ""};
            case 1: return {"dashboard", "GET", "/api/campaigns/" + campaign_ + "/dashboard", ""};
            case 2:
                if (tasks_.empty()) break;
                return {"open", "POST", "/api/submissions", "{\"assignment_id\":" + any(tasks_) + "}"};
            case 3: return {"offers", "GET", "/api/submissions/" + id_ + "/offers", ""};
            case 4:
            case 6:
                if (!is_draft) break;
                return {"write", "PUT", "/api/submissions/" + id_, draft()};
            case 5: return {"library", "GET", "/api/evidence?limit=20", ""};
            case 7: return {"submission", "GET", "/api/submissions/" + id_, ""};
            default:
                if (!is_draft) break;
                return {"file", "POST", "/api/submissions/" + id_ + "/filing",
                        "{\"digest\":\"" + digest_ + "\"}"};
        }
        step_ = 1;
        return {"my tasks", "GET", "/api/my/tasks?part=to_do&limit=50", ""};
    }

    std::string draft() {
        std::string text = "办结" + std::to_string(chance_() % 1'000'000) + "件，";
        while (text.size() < 900)
            text += "逐件公开结果并归档。";
        return "{\"revision\":" + revision_ +
               ",\"content\":{\"not_involved\":false,\"not_involved_reason\":\"\",\"open_to_public\":false,"
               "\"answers\":[{"
               "\"part\":\"1\",\"text\":\"" +
               text + "\",\"cases\":[],\"addresses\":[],\"rows\":[]}]}}";
    }

    Request reviewer() {
        int const step = step_;
        step_ = (step_ + 1) % 4;
        if (step == 0) return {"dashboard", "GET", "/api/campaigns/" + campaign_ + "/dashboard", ""};
        if (step == 1) {
            auto const* const state = role_ == "leader" ? "unit_review" : "group_review";
            return {"queue", "GET", "/api/submissions?limit=50&state=" + std::string(state), ""};
        }
        if (!queue_.empty() && step == 2) return {"submission", "GET", "/api/submissions/" + any(queue_), ""};
        if (!queue_.empty() && step == 3) {
            return {"decide", "POST", "/api/submissions/" + id_ + "/approval",
                    "{\"digest\":\"" + digest_ + "\",\"triage\":null,\"note\":\"\"}"};
        }
        step_ = 0;
        if (role_ == "office")
            return {"tasks", "GET", "/api/campaigns/" + campaign_ + "/assignments?limit=50", ""};
        return {"my tasks", "GET", "/api/my/tasks?part=to_do&limit=50", ""};
    }

    std::string role_, campaign_;
    std::mt19937 chance_;
    int step_ = 0;
    std::vector<std::string> tasks_, queue_;
    std::string id_ = "1", revision_, digest_, state_;
};

struct Line {
    Person person;
    std::string fields;
    int socket = -1;
    Request asked = {};
    Instant begun = {};
    std::optional<Instant> due = {};  ///< when the next request is to be sent
    std::string in = {};
};

class Load {
  public:
    Load(int port, int think_ms) : port_(port), think_ms_(think_ms), epoll_(::epoll_create1(0)) {}

    void add(Line line) {
        lines_.push_back(std::make_unique<Line>(std::move(line)));
        auto& added = *lines_.back();
        connect(added);
        added.due = SteadyClock::now() + std::chrono::milliseconds(lines_.size() * 5);
    }

    void run(std::chrono::seconds time) {
        auto const end = SteadyClock::now() + time;
        measured_from_ = SteadyClock::now() + time / 5;
        std::array<epoll_event, 128> events{};
        while (SteadyClock::now() < end) {
            send_due();
            int const ready = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 1);
            for (int at = 0; at < ready; ++at)
                receive(*static_cast<Line*>(events[static_cast<std::size_t>(at)].data.ptr));
        }
    }

    void print() {
        std::vector<double> all;
        for (auto& [kind, times] : times_) {
            all.insert(all.end(), times.begin(), times.end());
            print(kind, times);
        }
        print("all", all);
        std::printf("failed %lld\nrefused %lld\n", failed_, refused_);
    }

  private:
    static void print(std::string const& kind, std::vector<double>& times) {
        if (times.empty()) return;
        std::sort(times.begin(), times.end());
        auto const at = [&](double part) {
            return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
        };
        std::printf("%s\t%zu\t%.1f\t%.1f\t%.1f\n", kind.c_str(), times.size(), at(0.5), at(0.95), at(0.99));
    }

    void connect(Line& line) {
        line.socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port_));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(line.socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            fail("nobody listens");
        int const on = 1;
        ::setsockopt(line.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = &line;
        ::epoll_ctl(epoll_, EPOLL_CTL_ADD, line.socket, &event);
    }

    void send_due() {
        auto const now = SteadyClock::now();
        for (auto& line : lines_) {
            if (!line->due || *line->due > now) continue;
            line->due.reset();
            line->asked = line->person.next();
            auto const& asked = line->asked;
            auto const out =
                asked.method + " " + asked.path + " HTTP/1.1\r\nHost: x\r\n" + line->fields +
                "Content-Type: application/json\r\nContent-Length: " + std::to_string(asked.body.size()) +
                "\r\n\r\n" + asked.body;
            line->begun = SteadyClock::now();
            if (::send(line->socket, out.data(), out.size(), MSG_NOSIGNAL) !=
                static_cast<ssize_t>(out.size()))
                fail("send");
        }
    }

    void receive(Line& line) {
        std::array<char, 65536> buffer{};
        auto const got = ::recv(line.socket, buffer.data(), buffer.size(), 0);
        if (got <= 0) fail("the server hung up");
        line.in.append(buffer.data(), static_cast<std::size_t>(got));
        auto const head = line.in.find("\r\n\r\n");
        if (head == std::string::npos) return;
        auto const length_at = line.in.find("Content-Length: ");
        auto const length =
            length_at < head ? static_cast<std::size_t>(std::atoll(line.in.c_str() + length_at + 16)) : 0;
        if (line.in.size() < head + 4 + length) return;
        answered(line, std::atoi(line.in.c_str() + 9), std::string_view(line.in).substr(head + 4, length));
        line.in.clear();
    }

    void answered(Line& line, int status, std::string_view body) {
        auto const now = SteadyClock::now();
        if (now >= measured_from_) {
            times_[line.asked.kind].push_back(
                std::chrono::duration<double, std::milli>(now - line.begun).count());
            failed_ += status >= 500 || status == 401 || status == 403 ? 1 : 0;
            refused_ += status >= 400 ? 1 : 0;
        }
        if (status >= 400 && shown_++ < 3)
            std::fprintf(stderr, "%s: %d %.*s\n", line.asked.path.c_str(), status,
                         static_cast<int>(std::min<std::size_t>(body.size(), 300)), body.data());
        line.person.take(line.asked, status, body);
        auto const pause =
            think_ms_ == 0 ? 0 : static_cast<int>(chance_() % static_cast<unsigned>(2 * think_ms_));
        line.due = now + std::chrono::milliseconds(pause);
    }

    int port_, think_ms_, epoll_;
    std::vector<std::unique_ptr<Line>> lines_;
    std::map<std::string, std::vector<double>> times_;
    Instant measured_from_;
    std::mt19937 chance_{7};
    long long failed_ = 0, refused_ = 0;
    int shown_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) fail("usage: load_people PORT CAMPAIGN SECONDS THINK_MS < sessions");
    Load load(std::atoi(argv[1]), std::atoi(argv[4]));
    std::string role, cookie, csrf;
    for (unsigned seed = 1; std::cin >> role >> cookie >> csrf; ++seed)
        load.add({Person(role, argv[2], seed), "Cookie: " + cookie + "\r\nX-CSRF-Token: " + csrf + "\r\n"});
    load.run(std::chrono::seconds(std::atoi(argv[3])));
    load.print();
}
