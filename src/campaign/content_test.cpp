#include "campaign/content.h"

#include <doctest/doctest.h>

namespace zs::campaign {
namespace {

using catalogue::MaterialPart;
using catalogue::MaterialRequest;
using catalogue::PartKind;

MaterialRequest request() {
    MaterialRequest out{"m1", {"1", "2"}, false, "说明和案例", {}};
    MaterialPart statement{"情况说明", PartKind::statement, "2024-01-01", {}};
    statement.max_chars = 500;
    MaterialPart cases{"典型案例不超过3个", PartKind::cases, {}, {}};
    cases.max_cases = 3;
    cases.needs_contact = true;
    out.parts = {statement, cases};
    return out;
}

Content content(std::string text) {
    Content out;
    out.answers.push_back({"1", std::move(text), {}, {}, {}});
    return out;
}

TEST_CASE("the form has the parts of the request, with the campaign's window where a part names none") {
    auto const asked = request();
    auto const form = form_of(&asked, {"2023-01-01", "2025-06-30"});
    REQUIRE(form.parts.size() == 2);
    CHECK(keys_of(form) == std::vector<std::string>{"1", "2"});
    CHECK(form.parts[0].since == "2024-01-01");
    CHECK(form.parts[0].until == "2025-06-30");
    CHECK(form.parts[1].since == "2023-01-01");
    CHECK(form.parts[0].max_chars == 500);
    CHECK_FALSE(form.parts[0].usual_chars);
    CHECK(form.parts[1].max_cases == 3);
    CHECK(form.parts[1].needs_contact);
}

TEST_CASE("where the document asks for nothing in particular, a statement and whatever proves it") {
    auto const form = form_of(nullptr, {});
    REQUIRE(form.parts.size() == 2);
    CHECK(form.parts[0].required);
    CHECK(form.parts[0].max_chars == kMostCharacters);
    CHECK(form.parts[0].usual_chars == kUsualCharacters);
    CHECK_FALSE(form.parts[1].required);
    MaterialRequest none{"m2", {"3"}, true, "无需提供", {}};
    CHECK_FALSE(form_of(&none, {}).parts[0].required);
}

TEST_CASE("the digest changes with a word, a file and the part a file is for, not with the order of files") {
    auto const base = digest_of(content("甲"), {{"1", "x"}, {"2", "y"}});
    CHECK(base == digest_of(content("甲"), {{"2", "y"}, {"1", "x"}}));
    CHECK(base != digest_of(content("乙"), {{"1", "x"}, {"2", "y"}}));
    CHECK(base != digest_of(content("甲"), {{"1", "x"}}));
    CHECK(base != digest_of(content("甲"), {{"1", "y"}, {"2", "x"}}));
}

TEST_CASE("only the parts that differ count as changed") {
    auto const asked = request();
    auto const form = form_of(&asked, {});
    auto after = content("甲");
    CHECK(changed_parts(form, content("甲"), after).empty());
    after.answers.push_back({"2", "", {{"标题", "经过", "", ""}}, {}, {}});
    CHECK(changed_parts(form, content("甲"), after) == std::vector<std::string>{"2"});
    after.not_involved = true;
    CHECK(changed_parts(form, content("甲"), after).size() == 2);
    // An answer without anything in it is the same as none.
    auto blank = content("甲");
    blank.answers.push_back({"2", " ", {}, {}, {}});
    CHECK(changed_parts(form, content("甲"), blank).empty());
}

TEST_CASE("white space is not counted") {
    CHECK(counted_characters(" 全区 3 个镇\n\n已完成。") == 9);
}

}  // namespace
}  // namespace zs::campaign
