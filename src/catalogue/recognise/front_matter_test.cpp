#include "catalogue/recognise/front_matter.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "catalogue/recognise/places.h"

using namespace zs;
using namespace zs::catalogue;
using namespace zs::catalogue::recognise;

namespace {

documents::Document lines(std::vector<std::string> const& texts) {
    documents::Document document;
    int number = 0;
    for (auto const& text : texts) {
        documents::Paragraph line{text, documents::ParagraphKind::line, {}};
        line.place.line = line.place.end_line = ++number;
        document.blocks.emplace_back(std::move(line));
    }
    return document;
}

/// A catalogue whose lists have these names; the first item stands in the line behind `line_count`.
Catalogue lists(std::vector<std::string> const& names, int line_count) {
    Catalogue catalogue;
    for (auto const& name : names) {
        List list;
        list.name = name;
        Item item;
        item.number = "1";
        item.responsible_units = {"区司法局"};
        item.source.line = line_count + 1;
        list.items.push_back(std::move(item));
        catalogue.lists.push_back(std::move(list));
    }
    return catalogue;
}

FrontMatter front_of(std::vector<std::string> const& texts,
                     std::vector<std::string> const& names = {"清单"}) {
    return read_front_matter(lines(texts), lists(names, static_cast<int>(texts.size())));
}

std::string place(char const* text) {
    return to_utf8(place_at_start(to_utf32(text)));
}

}  // namespace

TEST_CASE("a notice gives title, place, issuer, number and date") {
    FrontMatter front =
        front_of({"# 示例市示例区人民政府办公室 文件", "示府办发〔2023〕15号",
                  "示例市示例区人民政府办公室 关于印发", "《示例区公园城市建设", "任务分解方案》的通知",
                  "各镇人民政府：", "现将方案印发给你们，请贯彻落实。参照有关文件（省建发〔2021〕3号）执行。",
                  "示例市示例区人民政府办公室", "2023年4月5日", "附件1", "示例区公园城市建设指标体系", "序号",
                  "指标", "责任单位"});
    CHECK(front.title == "示例区公园城市建设指标体系");
    CHECK(front.jurisdiction.value_or("") == "示例市示例区");
    CHECK(front.issuer == "示例市示例区人民政府办公室");
    CHECK(front.document_number == "示府办发〔2023〕15号");
    CHECK(front.issued_on == "2023-04-05");
}

TEST_CASE("a document number is read in all brackets, and not from a citation") {
    CHECK(front_of({"甲政办函[2022]21号"}).document_number == "甲政办函[2022]21号");
    CHECK(front_of({"甲政办〔 2022 〕 2 号"}).document_number == "甲政办〔2022〕2号");
    CHECK(front_of({"甲政办（2022）第3号"}).document_number == "甲政办（2022）第3号");
    CHECK_FALSE(front_of({"根据《办法》（乙法办发〔2022〕3号）要求"}).document_number.has_value());
}

TEST_CASE("dates are read in Arabic and Chinese figures, signature before label") {
    CHECK(front_of({"二〇二二年三月二十三日"}).issued_on == "2022-03-23");
    CHECK(front_of({"发布时间:2022-07-05 15:02:00 来源:区政府办公室", "2022年7月4日"}).issued_on ==
          "2022-07-04");
    CHECK(front_of({"发布时间:2022-07-05 15:02:00 来源:区政府办公室"}).issued_on == "2022-07-05");
    CHECK_FALSE(front_of({"自2022年7月5日起施行的办法"}).issued_on.has_value());
}

TEST_CASE("a title loses bookmarks and mark-up; the titles of several lists are not the title of all") {
    CHECK(front_of({" [bookmark: _X1]  2024年示例县任务分解表"}).title == "2024年示例县任务分解表");
    FrontMatter front =
        front_of({"附件2", "示例县创建任务分解表", "（共3项，含甲清单1项、乙清单2项）", "甲清单（1项）"},
                 {"甲清单", "乙清单"});
    CHECK(front.title == "示例县创建任务分解表");
    REQUIRE(front.declared.size() == 3);
    CHECK(front.declared[0].name.empty());
    CHECK(front.declared[0].count == 3);
    CHECK(front.declared[2].name == "乙清单");
    CHECK(front.declared[2].count == 2);
}

TEST_CASE("a line that only counts is no title") {
    CHECK(front_of({"示例县公园建设重点工作", "2024年3月5日印发", "共12项任务"}).title ==
          "示例县公园建设重点工作");
}

TEST_CASE("a title broken over two lines is joined") {
    CHECK(front_of({"示例县创建公共卫生先进城市", "重点任务分解表"}).title ==
          "示例县创建公共卫生先进城市重点任务分解表");
}

TEST_CASE("counts of indicator levels are read from a sentence, other figures are not") {
    FrontMatter front =
        front_of({"《指标体系》包括3项一级指标、12项二级指标和48项三级指标，各单位于3日内报送2份材料。"});
    REQUIRE(front.declared.size() == 3);
    CHECK(front.declared[1].name == "二级指标");
    CHECK(front.declared[2].count == 48);
}

TEST_CASE("places are known by their structure") {
    CHECK(place("甲乙市丙丁区人民政府") == "甲乙市丙丁区");
    CHECK(place("某某自治区某某市某某县") == "某某自治区某某市某某县");
    CHECK(place("某某族自治县创建方案") == "某某族自治县");
    CHECK(place("创建全国卫生城市示范市任务清单").empty());
    CHECK(place("市县两级指标").empty());
    CHECK(place("全区各镇").empty());
    CHECK(place("区委区政府督查局").empty());
    CHECK(place("中共甲乙区委").empty());
    CHECK(front_of({"中共甲乙区委办公室文件"}).jurisdiction.value_or("") == "甲乙区");
    CHECK(place("区级有关部门").empty());
}

TEST_CASE("without a place in the titles, names of units tell it") {
    Catalogue catalogue = lists({"任务清单"}, 1);
    catalogue.lists[0].items[0].responsible_units = {"区财政局", "甲乙区税务局", "丙丁市公安局甲乙分局"};
    FrontMatter front = read_front_matter(lines({"任务清单"}), catalogue);
    CHECK(front.jurisdiction == "甲乙区");
}

TEST_CASE("front matter fills the catalogue, and counts only where a list has none") {
    Catalogue catalogue = lists({"甲清单", "乙清单"}, 0);
    catalogue.lists[0].declared_count = 5;
    FrontMatter front;
    front.title = "题";
    front.declared = {{"甲清单", 7, {}}, {"乙清单", 8, {}}};
    apply_front_matter(front, catalogue);
    CHECK(catalogue.title == "题");
    CHECK(catalogue.lists[0].declared_count == 5);
    CHECK(catalogue.lists[1].declared_count == 8);
}

TEST_CASE("titles written into the first rows of a table are found") {
    documents::Document document;
    documents::Table table;
    table.place.table = 1;
    table.column_count = 3;
    documents::Place first;
    first.table = 1;
    first.row = 1;
    table.rows.push_back({{{"某某县安全生产任务分解表", 0, 1, 3, first}}, false, false});
    document.blocks.emplace_back(table);
    Catalogue catalogue = lists({"x"}, 0);
    catalogue.lists[0].items[0].source = {};
    catalogue.lists[0].items[0].source.table = 1;
    catalogue.lists[0].items[0].source.row = 3;
    FrontMatter front = read_front_matter(document, catalogue);
    CHECK(front.title == "某某县安全生产任务分解表");
    CHECK(front.jurisdiction == "某某县");
}

TEST_CASE("the name of a sheet is not the first half of a title") {
    documents::Document document;
    documents::Table table;
    table.place = {.table = 1, .sheet = "Sheet1"};
    table.caption = "Sheet1";
    table.column_count = 2;
    table.rows.push_back({{{"Office safeguards: task list", 0, 1, 1, {.table = 1, .row = 1}}}, false, false});
    document.blocks.emplace_back(table);
    Catalogue catalogue = lists({"x"}, 0);
    catalogue.lists[0].items[0].source = {.table = 1, .row = 3};
    CHECK(read_front_matter(document, catalogue).title == "Office safeguards: task list");
}
