#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "base/error.h"
#include "store/audit_log.h"
#include "store/database.h"
#include "store/schema.h"
#include "store/scratch_database.h"

using namespace zs;
using namespace zs::store;

namespace {

/// Appends records for ever and acknowledges each on `pipe` once its transaction has returned.
[[noreturn]] void write_for_ever(ScratchDatabase const& scratch, int pipe) {
    Database database(scratch.driver());
    migrate(database);
    while (true) {
        auto const written = database.write([](Connection& connection) -> Result<std::int64_t> {
            return AuditLog(connection).append({0, "t", "a", "b", "c", "{}", "", ""}).sequence;
        });
        std::int64_t const sequence = written.ok() ? *written : -1;
        if (::write(pipe, &sequence, sizeof sequence) != sizeof sequence) ::_exit(1);
    }
}

/// Kills a writer after about `count` acknowledgements; the last that arrived.
std::int64_t kill_writer_after(ScratchDatabase const& scratch, int count) {
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    pid_t const child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(pipe[0]);
        write_for_ever(scratch, pipe[1]);
    }
    ::close(pipe[1]);
    std::int64_t last = 0;
    std::int64_t sequence = 0;
    for (int i = 0; i < count && ::read(pipe[0], &sequence, sizeof sequence) == sizeof sequence; ++i)
        last = sequence;
    ::kill(child, SIGKILL);
    while (::read(pipe[0], &sequence, sizeof sequence) == sizeof sequence)
        last = sequence;
    ::close(pipe[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    return last;
}

}  // namespace

TEST_CASE("what was acknowledged is there after kill -9, and the chain is whole") {
    ScratchDatabase scratch;
    for (int round = 1; round <= 3; ++round) {
        auto const acknowledged = kill_writer_after(scratch, 5 * round);
        CAPTURE(round);
        CHECK(acknowledged > 0);
        Database database(scratch.driver());
        CHECK(migrate(database) == SchemaOutcome::current);
        database.read([&](Connection& connection) {
            std::int64_t count = 0;
            std::string previous;
            AuditLog(connection).for_each([&](AuditRecord const& record) {
                CHECK(record.sequence == ++count);
                CHECK((previous.empty() || record.previous_digest == previous));
                CHECK(chain_digest_of(record) == record.chain_digest);
                previous = record.chain_digest;
                return true;
            });
            CHECK(count >= acknowledged);
            return 0;
        });
    }
}
