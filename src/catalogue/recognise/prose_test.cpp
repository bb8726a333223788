#include <doctest/doctest.h>

#include "catalogue/recognise/assignments.h"
#include "catalogue/recognise/recognise.h"

using namespace zs;
using namespace zs::catalogue;

namespace {

Result<Catalogue> read(std::vector<std::string> const& texts) {
    documents::Document document;
    int number = 0;
    for (auto const& text : texts) {
        documents::Paragraph line{text, documents::ParagraphKind::line, {}};
        line.place.line = line.place.end_line = ++number;
        document.blocks.emplace_back(std::move(line));
    }
    return recognise::recognise(document);
}

}  // namespace

TEST_CASE("tasks written as paragraphs: headings by their marks, units in brackets") {
    auto found =
        read({"示例县园林工作方案", "一、总体要求", "1.坚持生态优先。", "二、城区绿化", "（一）行道树",
              "1."
              "沿主街补种行道树，成活率达到九成。（牵头单位：县园林局；责任单位：县住建局、各镇；完成时限：6"
              "月底前）",
              "2.修剪影响路灯的树枝。（县园林局牵头，各镇配合）", "（二）公园",
              "3.公园步道全部平整。【责任单位：县住建局】", "4.公园厕所每日保洁。", "三、保障措施",
              "1.加强领导。"});
    REQUIRE(found.ok());
    REQUIRE(found->lists.size() == 1);
    auto const& items = found->lists[0].items;
    REQUIRE(items.size() == 4);
    CHECK(items[0].level1 == "二、城区绿化");
    CHECK(items[0].level2 == "（一）行道树");
    CHECK(items[0].text == "沿主街补种行道树，成活率达到九成。");
    CHECK(items[0].lead_units == std::vector<std::string>{"县园林局"});
    CHECK(items[0].responsible_units == std::vector<std::string>{"县住建局", "各镇"});
    CHECK(items[0].deadline == "6月底前");
    CHECK(items[1].lead_units == std::vector<std::string>{"县园林局"});
    CHECK(items[2].level2 == "（二）公园");
    CHECK(items[3].responsible_units.empty());
}

TEST_CASE("tasks written as paragraphs: units on the lines below, parts of a task stay in it") {
    auto found = read({"一、城区绿化", "1.沿主街补种行道树：", "（1）选种；", "（2）栽种。",
                       "责任单位：县园林局、", "完成时限：6月底前", "2.修剪树枝：", "（1）主街；",
                       "（2）公园。", "责任单位：县园林局", "3.清理花坛。", "责任单位：县城管局"});
    REQUIRE(found.ok());
    auto const& items = found->lists.at(0).items;
    REQUIRE(items.size() == 3);
    CHECK(items[0].text == "沿主街补种行道树：（1）选种；（2）栽种。");
    CHECK(items[0].deadline == "6月底前");
    CHECK(items[2].responsible_units == std::vector<std::string>{"县城管局"});
}

TEST_CASE("a bracket that names units inside a sentence assigns nothing") {
    auto inside = recognise::take_assignments("各单位（县园林局除外）每月报送情况。");
    CHECK(inside.text == "各单位（县园林局除外）每月报送情况。");
    CHECK_FALSE(inside.assignment.names_units());
    auto end = recognise::take_assignments("每月报送情况（县园林局、各镇）。");
    CHECK(end.text == "每月报送情况。");
    CHECK(end.assignment.responsible == "县园林局、各镇");
}

TEST_CASE("a plan that assigns nothing has no tasks") {
    CHECK_FALSE(
        read({"一、总体要求", "1.坚持生态优先。", "2.坚持群众参与。", "二、保障措施", "1.加强领导。"}).ok());
}

TEST_CASE("assignments in other brackets, a time behind the last unit, a long list that says who leads") {
    auto square =
        recognise::take_assignments("每月除草。〔牵头单位：县园林局，责任单位：县政府有关部门，各镇〕");
    CHECK(square.text == "每月除草。");
    CHECK(square.assignment.lead == "县园林局");
    CHECK(square.assignment.responsible == "县政府有关部门，各镇");
    auto time =
        recognise::take_assignments("每月除草。（牵头单位：县园林局；责任单位：县住建局，各镇，6月底完成）");
    CHECK(time.assignment.responsible == "县住建局，各镇");
    CHECK(time.assignment.deadline == "6月底完成");
    auto lead = recognise::take_assignments(
        "每月除草。（县园林局、县公园城市建设领导小组办公室牵头，县级各有关部门及各乡镇政府按职责分工负责）");
    CHECK(lead.text == "每月除草。");
    CHECK(lead.assignment.names_units());
    CHECK(recognise::take_assignments("本方案（〔2024〕3号）印发后施行。").text ==
          "本方案（〔2024〕3号）印发后施行。");
}
