#include "app/pack_plan.h"

#include <doctest/doctest.h>

using namespace zs;
using namespace zs::app;

namespace {

store::PackedSubmission filed(std::string number, std::string list = "基础清单") {
    store::PackedSubmission out;
    out.number = std::move(number);
    out.list_name = std::move(list);
    out.organisation_name = "区司法局";
    return out;
}

store::PackedFile open_file() {
    store::PackedFile out;
    out.content_id = {7};
    out.mark = store::EvidenceMark::open;
    out.reading = store::TextReading::ready;
    return out;
}

}  // namespace

TEST_CASE("folders are numbered after the item, one after the other") {
    PackRooms rooms(false, store::Audience::internal, {});
    CHECK(rooms.room_of(filed("6.1.1")).path == "6.1.1-1 区司法局/");
    CHECK(rooms.room_of(filed("6.1.1")).name == "6.1.1-2");
    CHECK(rooms.room_of(filed("6.1.2")).name == "6.1.2-1");
}

TEST_CASE("numbers that repeat in another list are kept apart") {
    PackRooms rooms(true, store::Audience::internal, {});
    auto second = filed("1", "量化清单");
    second.list_position = 1;
    CHECK(rooms.room_of(filed("1")).path == "01 基础清单/1-1 区司法局/");
    CHECK(rooms.room_of(second).path == "02 量化清单/1-1 区司法局/");
}

TEST_CASE("what cannot be masked does not go outside, work secrets go nowhere") {
    PackRooms const inside(false, store::Audience::internal, {{7}});
    PackRooms const outside(false, store::Audience::outside, {{7}});
    PackRooms const harmless(false, store::Audience::outside, {});
    auto file = open_file();
    CHECK(inside.reason_against(file).empty());
    CHECK_FALSE(outside.reason_against(file).empty());
    CHECK(harmless.reason_against(file).empty());
    file.reading = store::TextReading::empty;
    CHECK_FALSE(harmless.reason_against(file).empty());
    file = open_file();
    file.shortened = true;
    CHECK_FALSE(harmless.reason_against(file).empty());
    file = open_file();
    file.mark = store::EvidenceMark::internal;
    CHECK_FALSE(harmless.reason_against(file).empty());
    file.mark = store::EvidenceMark::work_secret;
    CHECK_FALSE(inside.reason_against(file).empty());
}

TEST_CASE("a part of a path is one that every system takes") {
    CHECK(path_word("甲/乙:丙?", 40) == "甲_乙_丙_");
    CHECK(path_word("..", 40) == "_");
    CHECK(path_word("通知. ", 40) == "通知");
    CHECK(path_word("一二三", 7) == "一二");
}
