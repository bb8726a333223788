#include "catalogue/recognise/defects.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "catalogue/recognise/defect_rules.h"

using namespace zs;
using namespace zs::catalogue;
using namespace zs::catalogue::recognise;

namespace {

Item item(std::string number, std::string text) {
    Item made;
    made.number = std::move(number);
    made.text = std::move(text);
    made.responsible_units = {"区司法局"};
    return made;
}

/// Ten items without a fault, each with a text of its own.
List sound_list(std::string name = "清单") {
    char const* const texts[] = {"按月公布空气质量。", "主要路段每日洒水两次。", "公园厕所全天开放。",
                                 "社区食堂明码标价。", "校车每学期检修。",       "老旧电梯逐台登记。",
                                 "河道垃圾及时清运。", "养犬登记率逐年提高。",   "图书馆周末不闭馆。",
                                 "停车泊位按图施划。"};
    List list;
    list.name = std::move(name);
    for (int i = 0; i < 10; ++i)
        list.items.push_back(item(std::to_string(i + 1), texts[i]));
    return list;
}

Catalogue catalogue_of(List list) {
    Catalogue catalogue;
    catalogue.lists.push_back(std::move(list));
    return catalogue;
}

std::vector<Finding> findings_of(Catalogue catalogue, FrontMatter const& front = {}) {
    add_defects({}, front, catalogue);
    return catalogue.findings;
}

Finding only(std::vector<Finding> const& findings) {
    REQUIRE(findings.size() == 1);
    return findings.front();
}

}  // namespace

TEST_CASE("every rule is listed once and explained") {
    std::set<std::string_view> ids;
    for (Rule const& rule : rules()) {
        CHECK(ids.insert(rule.id).second);
        CHECK_FALSE(rule.explanation.empty());
    }
}

TEST_CASE("a total that does not match is told") {
    FrontMatter front;
    front.declared = {{"", 11, {}}, {"三级指标", 10, {}}};
    CHECK(only(findings_of(catalogue_of(sound_list()), front)).rule == "count_mismatch");
}

TEST_CASE("the count of the only list is the count of all, and is left to lint") {
    List list = sound_list();
    list.declared_count = 12;
    FrontMatter front;
    front.declared = {{"", 12, {}}};
    CHECK(findings_of(catalogue_of(list), front).empty());
}

TEST_CASE("additional items may be counted or not") {
    Catalogue catalogue = catalogue_of(sound_list());
    List extra;
    extra.name = "附加项";
    extra.kind = ListKind::additional;
    extra.items = {item("1", "获得省级以上表彰的。")};
    catalogue.lists.push_back(extra);
    FrontMatter front;
    front.declared = {{"", 10, {}}, {"", 11, {}}};
    CHECK(findings_of(catalogue, front).empty());
}

TEST_CASE("bookmarks and mark-up are told, with the item they stand in") {
    Catalogue catalogue = catalogue_of(sound_list());
    catalogue.lists[0].items[3].source.line = 7;
    documents::Document document;
    documents::Paragraph line{"[bookmark: _Ref1]社区食堂明码标价。<b>", documents::ParagraphKind::line, {}};
    line.place.line = line.place.end_line = 7;
    document.blocks.emplace_back(line);
    add_leftover_defects(document, catalogue);
    REQUIRE(catalogue.findings.size() == 2);
    CHECK(catalogue.findings[0].rule == "stray_bookmark");
    CHECK(catalogue.findings[0].number == "4");
    CHECK(catalogue.findings[1].rule == "stray_markup");
}
