#include "requirements/plan.h"

#include <doctest/doctest.h>

using namespace zs;
using namespace zs::requirements;

namespace {

documents::Document document(std::vector<std::string> const& lines) {
    documents::Document out;
    int number = 0;
    for (auto const& line : lines) {
        documents::Paragraph paragraph{line, documents::ParagraphKind::line, {}};
        paragraph.place.line = paragraph.place.end_line = ++number;
        out.blocks.emplace_back(std::move(paragraph));
    }
    return out;
}

/// The first item stands behind all the lines.
catalogue::Catalogue catalogue_at(int line) {
    catalogue::Catalogue out;
    out.issued_on = "2024-03-05";
    catalogue::Item item;
    item.source.line = line;
    out.lists.push_back({.name = "清单", .items = {item}});
    return out;
}

catalogue::Plan plan(std::vector<std::string> const& lines) {
    auto const read = plan_of(document(lines), catalogue_at(static_cast<int>(lines.size()) + 1));
    REQUIRE(read.has_value());
    return *read;
}

}  // namespace

TEST_CASE("stages have names, dates and what is to be handed in") {
    auto const read = plan({"二、实施步骤", "（一）动员部署（2024年4月底前）", "各单位制定本单位工作方案，",
                            "并填写《任务进度统计表》。", "（二）集中创建（2024年5月-9月）", "逐项推进。",
                            "三、其他事项", "无。"});
    REQUIRE(read.stages.size() == 2);
    CHECK(read.stages[0].name == "动员部署");
    CHECK_FALSE(read.stages[0].since);
    CHECK(read.stages[0].until == "2024-04-30");
    CHECK(read.stages[0].deliverables == std::vector<std::string>{"本单位工作方案", "《任务进度统计表》"});
    CHECK(read.stages[0].source.line == 2);
    CHECK(read.stages[1].since == "2024-05-01");
    CHECK(read.stages[1].until == "2024-09-30");
    CHECK(read.stages[1].text == "逐项推进。");
}

TEST_CASE("a date announced in a sentence is a stage, in the year of the document") {
    auto const read = plan({"委托第三方开展的电话测评计划在6月底前完成，请各单位做好准备。"});
    REQUIRE(read.stages.size() == 1);
    CHECK(read.stages[0].name == "电话测评");
    CHECK(read.stages[0].until == "2024-06-30");
}

TEST_CASE("groups are enumerated or described, and do what the prose says of them") {
    auto const read = plan(
        {"四、工作要求", "（一）加强领导。设3个工作组（综合组、材料组、督查组）。督查组每月抽查一次。",
         "五、组织机构", "（一）宣传报道组", "牵头单位：县委宣传部；成员单位：县融媒体中心、县司法局。"});
    REQUIRE(read.groups.size() == 4);
    CHECK(read.groups[2].name == "督查组");
    CHECK(read.groups[2].duties == std::vector<std::string>{"每月抽查一次"});
    CHECK(read.groups[3].leader == "县委宣传部");
    CHECK(read.groups[3].members == std::vector<std::string>{"县融媒体中心", "县司法局"});
    REQUIRE(read.mechanisms.size() == 1);
    CHECK(read.mechanisms[0].name == "加强领导");
}

TEST_CASE("filling rules are numbered behind their announcement and set lengths and days") {
    auto const read = plan({"填报时注意以下事项：", "一、要求提供“2022年以来”材料的，截止时间为2024年5月底。",
                            "二、情况说明一般不超过400字，最多不超过800字。", "任务清单"});
    REQUIRE(read.filling_rules.size() == 2);
    CHECK(terms_of(read.filling_rules[0]).until == "2024-05-31");
    CHECK(terms_of(read.filling_rules[1]).usual_chars == 400);
    CHECK(terms_of(read.filling_rules[1]).max_chars == 800);
    catalogue::MaterialPart part;
    part.kind = catalogue::PartKind::statement;
    part.since = "2022-01-01";
    CHECK(with_rules(part, read).until == "2024-05-31");
    CHECK(with_rules(part, read).max_chars == 800);
}

TEST_CASE("a document without such prose has no plan") {
    CHECK_FALSE(plan_of(document({"关于印发任务分解表的通知", "现印发给你们。"}), catalogue_at(3)));
}

TEST_CASE("groups may be told in sentences of their own") {
    auto const read = plan({"三、组织保障",
                            "（一）成立工作专班。统筹组，由县甲局牵头，县乙办、县丙局配合，负责统筹协调。"
                            "材料组：县丁办牵头，负责收集材料。",
                            "四、其他"});
    REQUIRE(read.groups.size() == 2);
    CHECK(read.groups[0].name == "统筹组");
    CHECK(read.groups[0].leader == "县甲局");
    CHECK(read.groups[0].members == std::vector<std::string>{"县乙办", "县丙局"});
    CHECK(read.groups[0].duties == std::vector<std::string>{"统筹协调"});
    CHECK(read.groups[1].name == "材料组");
    CHECK(read.groups[1].leader == "县丁办");
}

TEST_CASE("filling rules in plain sentences under their heading") {
    auto const read =
        plan({"四、填报要求", "情况说明一般控制在600字以内，材料截止时间为2024年6月30日，不得空项。"});
    REQUIRE(read.filling_rules.size() == 1);
    auto const terms = terms_of(read.filling_rules[0]);
    CHECK(terms.usual_chars == 600);
    CHECK(terms.until == "2024-06-30");
}
