#include "catalogue/diff/edit_script.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "catalogue/diff/compared_text.h"

using namespace zs::catalogue::diff;

namespace {

std::string shown(std::string const& before, std::string const& after) {
    std::string out;
    std::string old_side;
    std::string new_side;
    for (auto const& edit : edit_script(before, after)) {
        char const* const marks[] = {"", "-", "+"};
        auto const mark = marks[static_cast<int>(edit.kind)];
        out += *mark == 0 ? edit.text : "[" + std::string(mark) + edit.text + "]";
        if (edit.kind != EditKind::inserted) old_side += edit.text;
        if (edit.kind != EditKind::removed) new_side += edit.text;
    }
    CHECK(compared_key(old_side) == compared_key(before));
    CHECK(compared_key(new_side) == compared_key(after));
    return out;
}

}  // namespace

TEST_CASE("edits are told run by run") {
    CHECK(shown("每年培训课程。", "每月培训课程。") == "每[-年][+月]培训课程。");
    CHECK(shown("村民代表参加。", "村民和居民代表参加。") == "村民[+和居民]代表参加。");
    CHECK(shown("", "新") == "[+新]");
    CHECK(shown("旧", "") == "[-旧]");
    CHECK(shown("", "").empty());
}

TEST_CASE("a number that changes is shown whole") {
    CHECK(shown("每年培训40学时。", "每年培训60学时。") == "每年培训[-40][+60]学时。");
    CHECK(shown("最长不超过15个工作日。", "最长不超过5个工作日。") == "最长不超过[-15][+5]个工作日。");
    CHECK(shown("达到9%。", "达到95%。") == "达到[-9][+95]%。");
    CHECK(shown("3月1日前", "3月31日前") == "3月[-1][+31]日前");
    CHECK(shown("审查5日，公示7日。", "审查5日，公示17日。") == "审查5日，公示[-7][+17]日。");
}

TEST_CASE("width and white space are no edit, and the newer wording is shown") {
    CHECK(shown("船，桥； 路", "船,桥;路") == "船,桥;路");
}

TEST_CASE("letters that happen to be common do not break up what was replaced") {
    CHECK(shown("由甲镇负责的事", "由乙村负担了事") == "由[-甲镇负责的][+乙村负担了]事");
}

TEST_CASE("one long common run is preferred to many scattered characters") {
    CHECK(shown("清扫街道并检查清扫情况和街道卫生。", "街道卫生。") ==
          "[-清扫街道并检查清扫情况和]街道卫生。");
}

TEST_CASE("texts beyond the limit are compared at their ends") {
    std::string long_before = "头";
    std::string long_after = "头";
    for (int i = 0; i < 5000; ++i) {
        long_before += "甲";
        long_after += "乙";
    }
    auto const edits = edit_script(long_before + "尾", long_after + "尾");
    REQUIRE(edits.size() == 4);
    CHECK(edits[0].text == "头");
    CHECK(edits[3].text == "尾");
}
