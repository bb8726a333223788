#include "app/backup.h"

#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <iterator>
#include <thread>

#include "app/application.h"
#include "app/use_case_test.h"
#include "store/drivers/sqlite.h"

using namespace zs;
using namespace zs::app;

namespace {

std::string bytes_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_bytes(std::filesystem::path const& path, std::string const& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

struct BackedUp : Workplace {
    BackedUp() : id(import(sample())) { REQUIRE(back_up(place, archive, clock).ok()); }
    ScratchFolder elsewhere;
    std::filesystem::path archive = elsewhere.path() / "backup.zip";
    std::filesystem::path target = elsewhere.path() / "restored";
    CatalogueId id;
};

}  // namespace

TEST_CASE("a backup restored is the same installation") {
    BackedUp place;
    auto const verdict = restore(place.archive, place.target);
    REQUIRE(verdict.ok());
    CHECK(verdict->head_digest == verify_audit(place.database)->head_digest);
    auto const application = Application::open(place.target, place.clock);
    REQUIRE(application.ok());
    auto const catalogue = (*application)->catalogues().find(place.id);
    REQUIRE(catalogue.ok());
    CHECK(catalogue->summary.title == "示例区指标体系");
    auto const import = (*application)->imports().list({});
    CHECK((*application)->files().read(import->rows.at(0).sha256).value() == "content");
    auto const hits = (*application)->items().list({.catalogue_id = place.id, .q = "执法"}, {});
    CHECK(hits->total == 1);
}

TEST_CASE("a backup made while others write is of one moment") {
    Workplace place;
    place.import(Workplace::sample());
    std::atomic<bool> stop = false;
    std::atomic<int> written = 0;
    std::thread writer([&] {
        while (!stop) {
            auto const name = "user" + std::to_string(written);
            NewUser const user{name, name, Role::reader, "a long password"};
            if (place.accounts.create(user, Caller{}).ok()) ++written;
        }
    });
    while (written < 3)
        std::this_thread::yield();
    ScratchFolder elsewhere;
    auto const done = back_up(place.place, elsewhere.path() / "b.zip", place.clock);
    stop = true;
    writer.join();
    REQUIRE(done.ok());
    CHECK(done->file_count == 1);
    auto const target = elsewhere.path() / "restored";
    CHECK(restore(elsewhere.path() / "b.zip", target).ok());
    store::Database copy(store::sqlite_driver((target / kDatabaseName).string()));
    copy.read([](store::Connection& connection) {
        auto const users = connection.value<std::int64_t>("SELECT count(*) FROM users");
        auto const records =
            connection.value<std::int64_t>("SELECT count(*) FROM audit_log WHERE action = 'user.created'");
        CHECK(users == records);
        CHECK(users.value_or(0) >= 3);
        return 0;
    });
}

TEST_CASE("neither command overwrites anything") {
    BackedUp place;
    CHECK(back_up(place.place, place.archive, place.clock).error().code == ErrorCode::conflict);
    CHECK(restore(place.archive, place.folder.path()).error().code == ErrorCode::conflict);
    CHECK(back_up(place.elsewhere.path() / "nothing", place.archive, place.clock).error().code ==
          ErrorCode::not_found);
    CHECK(restore(place.elsewhere.path() / "nothing", place.target).error().code == ErrorCode::not_found);
}

TEST_CASE("a damaged backup is refused and leaves nothing behind") {
    BackedUp place;
    auto const whole = bytes_of(place.archive);
    for (std::size_t const size : {whole.size() / 2, whole.size() - 10, whole.size() - 1, std::size_t{0}}) {
        CAPTURE(size);
        auto const broken = place.elsewhere.path() / ("broken" + std::to_string(size));
        write_bytes(broken, whole.substr(0, size));
        CHECK(restore(broken, place.target).error().code == ErrorCode::malformed_document);
        CHECK_FALSE(std::filesystem::exists(place.target));
    }
    auto flipped = whole;
    flipped[whole.size() / 3] = static_cast<char>(flipped[whole.size() / 3] ^ 0x55);
    write_bytes(place.elsewhere.path() / "flipped", flipped);
    CHECK_FALSE(restore(place.elsewhere.path() / "flipped", place.target).ok());
    CHECK_FALSE(std::filesystem::exists(place.target));
}

TEST_CASE("a restored folder may be named with a trailing slash and be there, empty") {
    BackedUp place;
    std::filesystem::create_directory(place.target);
    REQUIRE(restore(place.archive, place.target.string() + "/").ok());
    CHECK(std::filesystem::exists(place.target / kDatabaseName));
}
