// The floor of the API bench: the least a program can do to answer the same requests from the same database.
// The prepared queries come from a file, the JSON from their column names; HTTP is a memchr away from none at
// all. No sessions, no roles, no limits, no headers beyond the necessary ones. Usage: bare_tasks DATABASE
// QUERIES PORT THREADS

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sqlite3.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

[[noreturn]] void fail(char const* what) {
    std::fprintf(stderr, "bare_tasks: %s\n", what);
    std::exit(1);
}

struct Query {
    sqlite3_stmt* statement = nullptr;
    std::vector<std::string> keys;  // ,"name":
};

bool must_escape(unsigned char c) {
    return c < 0x20 || c == '"' || c == '\\';
}

/// Texts are long and escapes are rare: eight bytes are looked at in one go.
std::size_t first_to_escape(std::string_view text, std::size_t at) {
    constexpr std::uint64_t kEach = ~std::uint64_t{0} / 255;
    constexpr std::uint64_t kHigh = kEach * 128;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        auto const below = [word](std::uint64_t mask, std::uint64_t bound) {
            auto const bytes = word ^ (kEach * mask);
            return (bytes - kEach * bound) & ~bytes;
        };
        if (((below(0, 0x20) | below('"', 1) | below('\\', 1)) & kHigh) != 0) break;
    }
    while (at < text.size() && !must_escape(static_cast<unsigned char>(text[at])))
        ++at;
    return at;
}

void append_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t kept = 0;
    for (std::size_t at = first_to_escape(text, 0); at < text.size(); at = first_to_escape(text, at + 1)) {
        auto const c = static_cast<unsigned char>(text[at]);
        out.append(text, kept, at - kept);
        kept = at + 1;
        std::array<char, 8> escaped{};
        std::snprintf(escaped.data(), escaped.size(), c == '"' || c == '\\' ? "\\%c" : "\\u%04x", c);
        out += escaped.data();
    }
    out.append(text, kept);
    out += '"';
}

void append_integer(std::string& out, long long value) {
    std::array<char, 24> digits{};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

/// Reads "name = value" of a query string as an integer.
long long parameter(std::string_view target, std::string_view name, long long otherwise) {
    auto const at = target.find(name);
    if (at == std::string_view::npos) return otherwise;
    long long value = otherwise;
    std::from_chars(target.data() + at + name.size(), target.data() + target.size(), value);
    return value;
}

/// Statements of one thread's own connection.
class Tasks {
  public:
    Tasks(char const* database, std::array<std::string, 3> const& queries) {
        int const flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
        if (sqlite3_open_v2(database, &connection_, flags, nullptr) != SQLITE_OK)
            fail("cannot open the database");
        sqlite3_exec(connection_, "PRAGMA mmap_size = 268435456", nullptr, nullptr, nullptr);
        for (std::size_t at = 0; at < queries.size(); ++at)
            prepare(queries[at], queries_[at]);
    }
    Tasks(Tasks const&) = delete;
    Tasks& operator=(Tasks const&) = delete;
    ~Tasks() {
        for (auto& query : queries_)
            sqlite3_finalize(query.statement);
        sqlite3_close(connection_);
    }

    void page(std::string_view target, std::string& out) {
        auto const unit = parameter(target, "unit_id=", 1);
        auto const offset = parameter(target, "offset=", 0);
        auto const limit = parameter(target, "limit=", 50);
        bind(queries_[0], {unit});
        sqlite3_step(queries_[0].statement);
        out += "{\"total\":";
        append_integer(out, sqlite3_column_int64(queries_[0].statement, 0));
        sqlite3_reset(queries_[0].statement);
        out += ",\"offset\":";
        append_integer(out, offset);
        out += ",\"limit\":";
        append_integer(out, limit);
        out += ",\"rows\":[";
        bind(queries_[1], {unit, limit, offset});
        for (bool first = true; sqlite3_step(queries_[1].statement) == SQLITE_ROW; first = false) {
            if (!first) out += ',';
            append_row(queries_[1], out);
        }
        sqlite3_reset(queries_[1].statement);
        out += "]}";
    }

    void single(long long id, std::string& out) {
        bind(queries_[2], {id});
        if (sqlite3_step(queries_[2].statement) == SQLITE_ROW) append_row(queries_[2], out);
        sqlite3_reset(queries_[2].statement);
    }

  private:
    void prepare(std::string const& sql, Query& query) {
        if (sqlite3_prepare_v3(connection_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &query.statement,
                               nullptr) != SQLITE_OK) {
            fail(sqlite3_errmsg(connection_));
        }
        for (int at = 0; at < sqlite3_column_count(query.statement); ++at) {
            query.keys.push_back(std::string(at ? "," : "{") + '"' +
                                 sqlite3_column_name(query.statement, at) + "\":");
        }
    }

    static void bind(Query& query, std::initializer_list<long long> values) {
        int at = 0;
        for (auto const value : values)
            sqlite3_bind_int64(query.statement, ++at, value);
    }

    static void append_row(Query const& query, std::string& out) {
        for (int at = 0; at < static_cast<int>(query.keys.size()); ++at) {
            out += query.keys[static_cast<std::size_t>(at)];
            switch (sqlite3_column_type(query.statement, at)) {
                case SQLITE_INTEGER: append_integer(out, sqlite3_column_int64(query.statement, at)); break;
                case SQLITE_NULL: out += "null"; break;
                default:
                    append_string(out,
                                  {reinterpret_cast<char const*>(sqlite3_column_text(query.statement, at)),
                                   static_cast<std::size_t>(sqlite3_column_bytes(query.statement, at))});
            }
        }
        out += '}';
    }

    sqlite3* connection_ = nullptr;
    std::array<Query, 3> queries_;
};

/// One keep-alive connection; requests have no body.
struct Connection {
    int socket = -1;
    std::string in;
};

void send_all(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void answer(Tasks& tasks, std::string_view target, std::string& body, std::string& out) {
    constexpr std::string_view kTask = "/api/tasks/";
    body.clear();
    if (target.starts_with(kTask)) {
        tasks.single(std::strtoll(target.data() + kTask.size(), nullptr, 10), body);
    } else {
        tasks.page(target, body);
    }
    out = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ";
    append_integer(out, static_cast<long long>(body.size()));
    out += "\r\n\r\n";
    out += body;
}

/// False when the client has gone.
bool serve(Tasks& tasks, Connection& client, std::string& body, std::string& out) {
    std::array<char, 8192> buffer{};
    auto const got = ::recv(client.socket, buffer.data(), buffer.size(), 0);
    if (got <= 0) return false;
    client.in.append(buffer.data(), static_cast<std::size_t>(got));
    for (auto end = client.in.find("\r\n\r\n"); end != std::string::npos; end = client.in.find("\r\n\r\n")) {
        std::string_view line(client.in.data(), client.in.find("\r\n"));
        if (!line.starts_with("GET ")) return false;
        line.remove_prefix(4);
        answer(tasks, line.substr(0, line.find(' ')), body, out);
        send_all(client.socket, out);
        client.in.erase(0, end + 4);
    }
    return true;
}

void loop(int epoll, char const* database, std::array<std::string, 3> const& queries) {
    Tasks tasks(database, queries);
    std::string body;
    std::string out;
    std::array<epoll_event, 64> events{};
    while (true) {
        int const ready = epoll_wait(epoll, events.data(), static_cast<int>(events.size()), -1);
        for (int at = 0; at < ready; ++at) {
            auto* client = static_cast<Connection*>(events[static_cast<std::size_t>(at)].data.ptr);
            if (serve(tasks, *client, body, out)) continue;
            ::close(client->socket);
            delete client;
        }
    }
}

std::array<std::string, 3> read_queries(char const* path) {
    std::ifstream file(path);
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    std::array<std::string, 3> queries;
    std::size_t from = 0;
    for (auto& query : queries) {
        auto const end = text.find(';', from);
        if (end == std::string::npos) fail("the query file needs three statements: count, page, single");
        query = text.substr(from, end - from);
        from = end + 1;
    }
    return queries;
}

int listen_on(int port) {
    int const listener = ::socket(AF_INET, SOCK_STREAM, 0);
    int const on = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        fail("cannot bind the port");
    ::listen(listener, 128);
    return listener;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) fail("usage: bare_tasks DATABASE QUERIES PORT THREADS");
    auto const queries = read_queries(argv[2]);
    std::vector<int> epolls;
    for (int at = 0; at < std::atoi(argv[4]); ++at) {
        epolls.push_back(::epoll_create1(0));
        std::thread(loop, epolls.back(), argv[1], queries).detach();
    }
    int const listener = listen_on(std::atoi(argv[3]));
    for (std::size_t turn = 0;; ++turn) {
        int const socket = ::accept(listener, nullptr, nullptr);
        if (socket < 0) continue;
        int const on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = new Connection{socket, {}};
        ::epoll_ctl(epolls[turn % epolls.size()], EPOLL_CTL_ADD, socket, &event);
    }
}
