#include "catalogue/recognise/rebuild.h"

#include <doctest/doctest.h>

using namespace zs;
using namespace zs::catalogue::recognise;

namespace {

std::vector<RecordTable> rebuilt(std::vector<std::string> const& texts) {
    std::vector<documents::Paragraph> lines;
    for (auto const& text : texts) {
        documents::Paragraph line{text, documents::ParagraphKind::line, {}};
        line.place.line = line.place.end_line = static_cast<int>(lines.size()) + 1;
        lines.push_back(std::move(line));
    }
    std::vector<documents::Paragraph const*> pointers;
    for (auto const& line : lines)
        pointers.push_back(&line);
    return rebuild_tables(pointers);
}

}  // namespace

TEST_CASE("a cell on each line: blank lines inside a cell do not end the row") {
    auto tables =
        rebuilt({"\t类别", "\t序号", "\t工作任务", "\t责任单位", "", "\t一、绿化", "\t1", "\t补种行道树。",
                 "", "\t县园林局、", "各镇", "", "\t", "\t2", "\t清理花坛杂草。", "\t县园林局", ""});
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].records.size() == 2);
    CHECK(tables[0].records[0].responsible.text == "县园林局、\n各镇");
    CHECK(tables[0].records[1].level1 == "一、绿化");
    CHECK(tables[0].records[1].place.line == 14);
}

TEST_CASE("rows whose cells have moved are put back, a row cut by a page goes on") {
    auto tables = rebuilt({"一级指标\t二级指标\t序号\t三级指标\t责任单位",
                           "一、绿化\t1.行道树。\t1\t沿主街补种行道树，成活率达到九成。\t县园林局",
                           "\t2\t修剪影响路灯和信号灯的树枝，每季度一次。\t县园林局 县住建局\t",
                           "2.公园。\t\t3\t公园步道全部平整，老人和轮椅都能\t县住建局", "",
                           "\t\t\t安全通行。\t", "\t4\t\t公园厕所每日保洁两次。\t县城管局"});
    REQUIRE(tables.size() == 1);
    auto const& records = tables[0].records;
    REQUIRE(records.size() == 4);
    CHECK(records[1].number == "2");
    CHECK(records[1].level2 == "1.行道树。");
    CHECK(records[2].text == "公园步道全部平整，老人和轮椅都能安全通行。");
    CHECK(records[2].level2 == "2.公园。");
    CHECK(records[3].responsible.text == "县城管局");
}

TEST_CASE("fragments: numbers behind their texts, wrapped lines, a header repeated in pieces") {
    auto tables = rebuilt({"一级指标",
                           "二级指标",
                           "序号",
                           "三级指标",
                           "责任单位",
                           "",
                           "一、绿化",
                           "1.行道树。",
                           "1",
                           "沿主街补种行道树，成活率达到九成。",
                           "县园林局",
                           "修剪影响路灯和信号灯的树枝，每季度一",
                           "次。",
                           "2",
                           "县住建局",
                           "",
                           "一级",
                           "指标",
                           "二级指标",
                           "序号",
                           "三级指标",
                           "责任单位",
                           "2.公园。",
                           "3",
                           "公园步道全部平整，老人和轮椅都能安全通行。",
                           "县住建局、各",
                           "镇"});
    REQUIRE(tables.size() == 1);
    auto const& records = tables[0].records;
    REQUIRE(records.size() == 3);
    CHECK(records[1].number == "2");
    CHECK(records[1].text == "修剪影响路灯和信号灯的树枝，每季度一次。");
    CHECK(records[1].responsible.text == "县住建局");
    CHECK(records[2].level2 == "2.公园。");
    CHECK(records[2].responsible.text == "县住建局、各镇");
}

TEST_CASE("prose without a header holds no table") {
    CHECK(rebuilt({"一、总体要求", "各单位要高度重视。", "1.加强领导。"}).empty());
}

TEST_CASE("a heading that comes a page late takes its item by its words, and the user is told") {
    std::vector<std::string> lines;
    auto header = [&lines] {
        for (auto const* word : {"一级指标", "二级指标", "序号", "三级指标", "责任单位"})
            lines.insert(lines.end(), {word, ""});
    };
    auto item = [&lines](std::string const& number, std::string const& text) {
        lines.insert(lines.end(), {number, "", text, "", "县园林局", ""});
    };
    header();
    lines.insert(lines.end(), {"一、道路绿化", "", "1.行道树养护。", ""});
    item("1", "行道树养护责任落实到路段，缺株及时补种，补种的行道树成活率达到九成。");
    item("2", "行道树修剪养护每季度一次，不影响路灯和信号灯，养护记录留存备查。");
    lines.insert(lines.end(), {"公园湖水的水质每月检测，公园湖面保持清洁，公园水质检测结果在入口公示。", "",
                               "3", "", "县园林局", ""});
    header();
    lines.insert(lines.end(), {"二、公园管理", "", "1.公园湖水水质。", ""});
    item("4", "公园湖水补水优先使用再生水，公园补水的水质达到景观用水标准。");
    auto tables = rebuilt(lines);
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].records.size() == 4);
    auto const& moved = tables[0].records[2];
    CHECK(moved.level1 == "二、公园管理");
    CHECK(moved.confidence < 1);
    REQUIRE_FALSE(moved.doubts.empty());
    CHECK(moved.doubts[0].rule == "heading_placed");
    CHECK(tables[0].records[1].doubts.empty());
    CHECK(tables[0].records[1].confidence == 1);
}

TEST_CASE("fragments keep the order of the header, whichever column comes first") {
    auto tables = rebuilt({"责任单位", "序号", "工作任务", "分值", "一、绿化", "县园林局、县住建局", "1",
                           "沿主街补种行道树，成活率达到九成。", "2", "县城管局", "2",
                           "公园厕所每日保洁两次，检查记录上墙。", "3", "二、照明", "县住建局", "3",
                           "路灯损坏的，三日内修复。", "1"});
    REQUIRE(tables.size() == 1);
    auto const& records = tables[0].records;
    REQUIRE(records.size() == 3);
    CHECK(records[0].responsible.text == "县园林局、县住建局");
    CHECK(records[1].responsible.text == "县城管局");
    CHECK(records[2].number == "3");
    CHECK(records[2].level1 == "二、照明");
    CHECK(records[2].text == "路灯损坏的，三日内修复。");
}

TEST_CASE("fragments without a column of numbers: the numbers of the texts part the items") {
    auto tables = rebuilt({"工作任务", "责任单位", "一、绿化", "（一）行道树", "1.沿主街补种行道树。",
                           "县园林局", "2.修剪影响路灯的树枝。", "县园林局", "县住建局", "（二）公园",
                           "3.公园步道全部平整。", "县住建局", "4.公园厕所每日保洁。", "县城管局"});
    REQUIRE(tables.size() == 1);
    auto const& records = tables[0].records;
    REQUIRE(records.size() == 4);
    CHECK(records[1].number == "2");
    CHECK(records[1].text == "修剪影响路灯的树枝。");
    CHECK(records[1].responsible.text == "县园林局\n县住建局");
    CHECK(records[3].level1 == "一、绿化");
    CHECK(records[3].level2 == "（二）公园");
}

TEST_CASE("outer headings without a mark stand above the first of each run of inner ones") {
    std::vector<std::string> lines = {"序号\t工作任务\t责任单位"};
    for (std::string outer : {"城区绿化", "城区照明"}) {
        lines.insert(lines.end(), {outer, "1.日常维护", "1\t每周巡查一次。\t县园林局", "2.应急处置",
                                   "2\t接报后一小时到场。\t县城管局"});
    }
    auto in_rows = rebuilt(lines);
    REQUIRE(in_rows.size() == 1);
    REQUIRE(in_rows[0].records.size() == 4);
    CHECK(in_rows[0].records[1].level1 == "城区绿化");
    CHECK(in_rows[0].records[1].level2 == "2.应急处置");
    CHECK(in_rows[0].records[2].level1 == "城区照明");
    CHECK(in_rows[0].records[2].level2 == "1.日常维护");
}

TEST_CASE("a row cut by a page does not make straight rows crooked") {
    auto tables = rebuilt({"责任单位\t序号\t工作任务", "县园林局\t1\t沿主街补种行道树，成活率", "",
                           "\t\t达到九成。", "县城管局\t2\t公园厕所每日保洁两次。"});
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].records.size() == 2);
    CHECK(tables[0].records[0].text == "沿主街补种行道树，成活率达到九成。");
    CHECK(tables[0].records[1].responsible.text == "县城管局");
}

TEST_CASE("what stands below a table is no part of its last cell") {
    auto tables =
        rebuilt({"\t序号", "\t工作任务", "\t责任单位", "", "\t1", "\t补种行道树。", "\t县园林局", "", "\t2",
                 "\t清理花坛杂草。", "\t县园林局", "", "抄送：县委办公室。", "县政府办公室印发"});
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].records.size() == 2);
    CHECK(tables[0].records[1].responsible.text == "县园林局");
}

TEST_CASE("the rest of a cut row above a heading is no heading itself") {
    std::vector<std::string> lines = {"序号\t工作任务\t责任单位"};
    for (int item = 1; item <= 3; ++item) {
        std::string heading =
            std::vector<std::string>{"一", "二", "三"}[static_cast<std::size_t>(item) - 1] + "、绿化";
        lines.insert(lines.end(), {heading, std::to_string(item) + "\t沿主街补种行道树，成活率\t县园林局",
                                   "\t达到九成，缺株补齐。\t"});
    }
    auto tables = rebuilt(lines);
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].records.size() == 3);
    CHECK(tables[0].records[1].level1 == "二、绿化");
    CHECK(tables[0].records[1].level2.empty());
}

TEST_CASE("numbers that count the items without a header of their own are no texts") {
    auto tables = rebuilt({"一级指标",
                           "",
                           "二级指标",
                           "",
                           "三级指标",
                           "",
                           "一、绿化",
                           "",
                           "1.行道树",
                           "",
                           "1",
                           "",
                           "沿主街补种行道树，成活率达到九成。",
                           "",
                           "2",
                           "",
                           "修剪影响路灯的树枝，每季度一次。",
                           "",
                           "2.公园",
                           "",
                           "3",
                           "",
                           "公园步道全部平整，轮椅能通行。",
                           "",
                           "4",
                           "",
                           "公园厕所每日保洁两次。"});
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].records.size() == 4);
    CHECK(tables[0].records[1].number == "2");
    CHECK(tables[0].records[2].text == "公园步道全部平整，轮椅能通行。");
    CHECK(tables[0].records[2].level2 == "2.公园");
}
