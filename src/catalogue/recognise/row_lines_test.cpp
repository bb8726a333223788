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
