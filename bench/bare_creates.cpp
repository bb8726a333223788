// The floor of the bench of writes: the least a program can do to keep the same rows, field by field, in the
// same database with the same settings, with the requests that are there at the same time in one commit. One
// thread, prepared statements, the audit chain, as much HTTP as wrk needs; no sessions, no rights, no checks,
// nothing read back. Usage: bare_creates DATABASE PORT ASSIGNMENT

#include <gcrypt.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sqlite3.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr char const* kNow = "2026-03-02T08:00:00Z";

[[noreturn]] void fail(char const* what) {
    std::fprintf(stderr, "bare_creates: %s\n", what);
    std::exit(1);
}

std::string sm3_label(std::string_view text) {
    std::array<unsigned char, 32> digest{};
    gcry_md_hash_buffer(GCRY_MD_SM3, digest.data(), text.data(), text.size());
    std::string out = "sm3:";
    for (auto const byte : digest) {
        out += "0123456789abcdef"[byte >> 4U];
        out += "0123456789abcdef"[byte & 15U];
    }
    return out;
}

/// A statement that is bound from left to right.
class Statement {
  public:
    Statement(sqlite3* database, char const* sql) {
        if (sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) !=
            SQLITE_OK)
            fail(sqlite3_errmsg(database));
    }
    Statement& operator<<(long long value) {
        sqlite3_bind_int64(statement_, ++at_, value);
        return *this;
    }
    Statement& operator<<(std::string_view text) {
        sqlite3_bind_text(statement_, ++at_, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
        return *this;
    }
    void run() {
        if (sqlite3_step(statement_) != SQLITE_DONE) fail(sqlite3_sql(statement_));
        reset();
    }
    bool step() { return sqlite3_step(statement_) == SQLITE_ROW; }
    std::string text(int column) {
        return reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
    }
    long long number(int column) { return sqlite3_column_int64(statement_, column); }
    void reset() {
        sqlite3_reset(statement_);
        at_ = 0;
    }

  private:
    sqlite3_stmt* statement_ = nullptr;
    int at_ = 0;
};

sqlite3* open(char const* path) {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3* database = nullptr;
    if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
        fail("cannot open the database");
    for (auto const* pragma :
         {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON",
          "PRAGMA cache_size = -4000", "PRAGMA mmap_size = 268435456"})
        sqlite3_exec(database, pragma, nullptr, nullptr, nullptr);
    return database;
}

/// The value of a member, as it stands there: what is sent needs no escapes.
std::string_view member(std::string_view json, std::string_view name) {
    auto const at = json.find(name);
    if (at == std::string_view::npos) fail("a request without what it needs");
    auto const begin = json.find('"', at + name.size() + 1) + 1;
    return json.substr(begin, json.find('"', begin) - begin);
}

class Problems {
  public:
    Problems(char const* path, char const* assignment) : database_(open(path)) {
        Statement subject(
            database_,
            "SELECT a.campaign_id, a.organisation_id, a.item_id, o.name FROM assignments a JOIN "
            "organisations o ON o.id = a.organisation_id WHERE a.id = ?");
        subject << std::atoll(assignment);
        if (!subject.step()) fail("no such assignment");
        campaign_ = subject.number(0), organisation_ = subject.number(1), item_ = subject.number(2);
        organisation_name_ = subject.text(3);
        subject.reset();
        Statement head(database_,
                       "SELECT sequence, chain_digest FROM audit_log ORDER BY sequence DESC LIMIT 1");
        if (!head.step()) fail("an empty audit log");
        sequence_ = head.number(0), chain_ = head.text(1);
        head.reset();
    }

    void begin() { begin_.run(); }
    void commit() { commit_.run(); }

    long long create(std::string_view title, std::string_view detail, std::string_view due_on) {
        (insert_ << campaign_ << organisation_ << item_ << title << detail << due_on << due_on << kNow).run();
        auto const id = sqlite3_last_insert_rowid(database_);
        (event_ << id << title << kNow).run();
        (tally_ << campaign_ << organisation_ << due_on << campaign_ << due_on).run();
        log(id, title, due_on);
        return id;
    }

  private:
    void log(long long id, std::string_view title, std::string_view due_on) {
        auto const subject = "problem/" + std::to_string(id);
        auto payload = R"({"title":")" + std::string(title) + R"(","organisation":")" + organisation_name_;
        payload += R"(","round":1,"state":"open","due_now":")" + std::string(due_on) + R"(","note":")";
        payload += std::string(title) + R"("})";
        ++sequence_;
        auto form = "zhunsheng.audit/1\n" + std::to_string(sequence_) + "\n";
        for (std::string_view const field :
             {std::string_view(kNow), std::string_view("office"), std::string_view("problem.raised"),
              std::string_view(subject), std::string_view(payload), std::string_view(chain_)})
            form += std::to_string(field.size()) + ":" + std::string(field) + "\n";
        auto digest = sm3_label(form);
        (audit_ << sequence_ << kNow << "office"
                << "problem.raised" << subject << payload << chain_ << digest)
            .run();
        chain_ = std::move(digest);
    }

    sqlite3* database_;
    long long campaign_ = 0, organisation_ = 0, item_ = 0, sequence_ = 0;
    std::string organisation_name_, chain_;
    Statement begin_{database_, "BEGIN IMMEDIATE"};
    Statement commit_{database_, "COMMIT"};
    Statement insert_{database_,
                      "INSERT INTO problems (campaign_id, organisation_id, item_id, source, title, detail, "
                      "state, round, due_on, "
                      "due_now, raised_by, raised_at, revision) VALUES (?, ?, ?, 'inspector', ?, ?, 'open', "
                      "1, ?, ?, 1, ?, 1)"};
    Statement event_{database_,
                     "INSERT INTO problem_events (problem_id, round, event, note, user_id, happened_at) "
                     "VALUES (?, 1, 'raised', ?, "
                     "1, ?)"};
    Statement tally_{database_,
                     "INSERT INTO campaign_tallies (campaign_id, organisation_id, kind, day, amount) VALUES "
                     "(?, ?, 'problem/open', "
                     "?, 1), (?, 0, 'problem/open', ?, 1) ON CONFLICT (campaign_id, organisation_id, kind, "
                     "day) DO UPDATE SET "
                     "amount = campaign_tallies.amount + excluded.amount"};
    Statement audit_{database_,
                     "INSERT INTO audit_log (sequence, at, actor, action, subject, payload, previous_digest, "
                     "chain_digest) VALUES "
                     "(?, ?, ?, ?, ?, ?, ?, ?)"};
};

struct Client {
    int socket = -1;
    std::string in;
};

/// Takes one whole request off; its body, or nothing yet.
bool take_request(Client& client, std::string& body) {
    auto const end = client.in.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    auto const length_at = client.in.find("Content-Length: ");
    auto const length =
        length_at < end ? static_cast<std::size_t>(std::atoll(client.in.c_str() + length_at + 16)) : 0;
    if (client.in.size() < end + 4 + length) return false;
    body.assign(client.in, end + 4, length);
    client.in.erase(0, end + 4 + length);
    return true;
}

void answer(Client const& client, long long id, std::string_view title, std::string_view detail) {
    auto const body = "{\"id\":" + std::to_string(id) + ",\"title\":\"" + std::string(title) +
                      "\",\"detail\":\"" + std::string(detail) + "\"}";
    auto const out = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: " +
                     std::to_string(body.size()) + "\r\n\r\n" + body;
    [[maybe_unused]] auto const sent = ::send(client.socket, out.data(), out.size(), MSG_NOSIGNAL);
}

struct Created {
    Client* client;
    std::string body;
    long long id = 0;
};

/// All that came, in one commit; then the answers.
void serve(Problems& problems, std::vector<Created>& group) {
    if (group.empty()) return;
    problems.begin();
    for (auto& one : group)
        one.id = problems.create(member(one.body, "\"title\""), member(one.body, "\"detail\""),
                                 member(one.body, "\"due_on\""));
    problems.commit();
    for (auto const& one : group)
        answer(*one.client, one.id, member(one.body, "\"title\""), member(one.body, "\"detail\""));
    group.clear();
}

int listen_on(int port, int epoll) {
    int const listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    int const on = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        fail("cannot bind the port");
    ::listen(listener, 128);
    epoll_event event{};
    event.events = EPOLLIN;
    ::epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
    return listener;
}

void accept_on(int listener, int epoll) {
    int const socket = ::accept(listener, nullptr, nullptr);
    if (socket < 0) return;
    int const on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = new Client{socket, {}};
    ::epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event);
}

/// Reads what has come. False when the client has gone.
bool receive(Client& client, std::vector<Created>& group) {
    static std::array<char, 16384> buffer{};  // of the only thread
    auto const got = ::recv(client.socket, buffer.data(), buffer.size(), 0);
    if (got <= 0) return false;
    client.in.append(buffer.data(), static_cast<std::size_t>(got));
    std::string body;
    while (take_request(client, body)) {
        if (body.empty())  // only to see whether anybody is there
            answer(client, 0, "", "");
        else
            group.push_back({&client, body});
    }
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) fail("usage: bare_creates DATABASE PORT ASSIGNMENT");
    gcry_check_version(nullptr);
    gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
    Problems problems(argv[1], argv[3]);
    int const epoll = ::epoll_create1(0);
    int const listener = listen_on(std::atoi(argv[2]), epoll);
    std::array<epoll_event, 128> events{};
    std::vector<Created> group;
    while (true) {
        int const ready = ::epoll_wait(epoll, events.data(), static_cast<int>(events.size()), -1);
        for (int at = 0; at < ready; ++at) {
            auto* const client = static_cast<Client*>(events[static_cast<std::size_t>(at)].data.ptr);
            if (client == nullptr) {
                accept_on(listener, epoll);
            } else if (!receive(*client, group)) {
                ::close(client->socket);
                delete client;
            }
        }
        serve(problems, group);
    }
}
