#include "app/throttle.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

using namespace zs;
using namespace zs::app;
using std::chrono::seconds;

namespace {

struct Door {
    FixedClock clock{*parse_iso_time("2024-03-01T08:00:00Z")};
    Throttle throttle{clock, 3, 4};
};

}  // namespace

TEST_CASE("waits double from one second to a quarter of an hour") {
    Door door;
    for (int i = 0; i < 3; ++i)
        CHECK(door.throttle.attempt("a") == seconds(0));
    std::vector<std::int64_t> waits;
    for (int i = 0; i < 14; ++i) {
        auto const wait = door.throttle.attempt("a");
        waits.push_back(wait.count());
        door.clock.advance(wait - seconds(1));
        CHECK(door.throttle.attempt("a") == seconds(1));  // and is not counted
        door.clock.advance(seconds(1));
        CHECK(door.throttle.attempt("a") == seconds(0));
    }
    CHECK(waits == std::vector<std::int64_t>{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900});
    CHECK(door.throttle.wait_of("b") == seconds(0));
}

TEST_CASE("a key is forgotten after an hour without failures, and when it is told to be") {
    Door door;
    for (int i = 0; i < 3; ++i) {
        door.throttle.fail("a");
        door.throttle.fail("b");
    }
    door.throttle.forget("b");
    CHECK(door.throttle.wait_of("a") == seconds(1));
    CHECK(door.throttle.wait_of("b") == seconds(0));
    door.clock.advance(std::chrono::minutes(59));
    door.throttle.fail("a");
    CHECK(door.throttle.wait_of("a") == seconds(2));
    door.clock.advance(std::chrono::minutes(60));
    CHECK(door.throttle.attempt("a") == seconds(0));
    CHECK(door.throttle.wait_of("a") == seconds(0));
}

TEST_CASE("of too many keys the one that failed longest ago is forgotten") {
    Door door;
    for (auto const* key : {"a", "b", "c", "d"}) {
        for (int i = 0; i < 3; ++i)
            door.throttle.fail(key);
        door.clock.advance(seconds(1));
    }
    door.throttle.fail("a");
    for (int i = 0; i < 100; ++i) {
        door.throttle.fail("e" + std::to_string(i));
        CHECK(door.throttle.size() == 4);
        if (i == 0) CHECK(door.throttle.wait_of("a") == seconds(2));
    }
}

TEST_CASE("a clock that is set back locks nobody out for longer") {
    Door door;
    for (int i = 0; i < 3; ++i)
        door.throttle.fail("a");
    door.clock.advance(std::chrono::hours(-24));
    CHECK(door.throttle.wait_of("a") == seconds(1));
}

TEST_CASE("tries side by side are no cheaper than one after the other") {
    Door door;
    std::vector<std::thread> threads;
    std::atomic<int> let_in = 0;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] { let_in += door.throttle.attempt("a") == seconds(0) ? 1 : 0; });
    for (auto& thread : threads)
        thread.join();
    CHECK(let_in == 3);
}
