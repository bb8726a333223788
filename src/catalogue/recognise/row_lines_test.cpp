#include <doctest/doctest.h>

#include "catalogue/recognise/recognise.h"

using namespace zs;
using namespace zs::catalogue;

namespace {

documents::Document rows(std::vector<std::string> const& texts) {
    documents::Document document;
    int number = 0;
    for (auto const& text : texts) {
        documents::Paragraph line{text, documents::ParagraphKind::line, {}};
        line.place.line = line.place.end_line = ++number;
        document.blocks.emplace_back(std::move(line));
    }
    return document;
}

}  // namespace

TEST_CASE("the title above a second list of another width belongs to that list") {
    auto read = recognise::recognise(
        rows({"示例县创建任务分解表", "基础任务清单（2项）", "一级指标\t序号\t指标任务\t责任单位",
              "一、水务\t1\t河道垃圾及时清运。\t县水利局", "\t2\t水库水位每日上报。\t县水利局",
              "量化任务清单（1项）", "序号\t指标任务\t责任单位", "1\t自来水普及率达到98%以上。\t县住建局"}));
    REQUIRE(read.ok());
    REQUIRE(read->lists.size() == 2);
    CHECK(read->lists[0].name == "基础任务清单");
    CHECK(read->lists[0].items.size() == 2);
    CHECK(read->lists[1].name == "量化任务清单");
    CHECK(read->lists[1].kind == ListKind::quantitative);
    CHECK(read->lists[1].declared_count == 1);
}

TEST_CASE("rows with pipes, headings with empty cells beside them, sums") {
    for (std::string const cut : {"\t", " | "}) {
        auto join = [&cut](std::vector<std::string> const& cells) {
            std::string line;
            for (auto const& cell : cells)
                line += (line.empty() ? "" : cut) + cell;
            return cut == "\t" ? line : line + " |";
        };
        auto read = recognise::recognise(
            rows({"示例县公园管理任务分解表", join({"序号", "工作任务", "责任单位", "完成时限"}),
                  join({"一、花坛", "", "", ""}), join({"1", "每周浇水两次。", "县园林局", "全年"}),
                  join({"2", "每月除草一次。", "县园林局", "6月底前"}), join({"二、长椅", "", "", ""}),
                  join({"3", "公园长椅逐张登记。", "县住建局", "9月底前"}), join({"合计", "3项", "", ""})}));
        REQUIRE(read.ok());
        REQUIRE(read->lists.size() == 1);
        auto const& items = read->lists[0].items;
        REQUIRE(items.size() == 3);
        CHECK(items[1].level1 == "一、花坛");
        CHECK(items[2].level1 == "二、长椅");
        CHECK(items[2].responsible_units == std::vector<std::string>{"县住建局"});
        CHECK(items[2].deadline == "9月底前");
    }
}
