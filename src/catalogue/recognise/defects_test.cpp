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

std::vector<Finding> findings_of(List list) {
    return findings_of(catalogue_of(std::move(list)));
}

Finding only(std::vector<Finding> const& findings) {
    REQUIRE(findings.size() == 1);
    return findings.front();
}

}  // namespace

TEST_CASE("a sound list has no findings") {
    CHECK(findings_of(sound_list()).empty());
}

TEST_CASE("every rule is listed once and explained; only what breaks a catalogue is an error") {
    std::set<std::string_view> ids;
    for (Rule const& rule : rules()) {
        CHECK(ids.insert(rule.id).second);
        CHECK_FALSE(rule.explanation.empty());
        CHECK((rule.severity == Severity::error) == (rule.id == "number_repeated"));
    }
}

TEST_CASE("a declared count that does not match is told, for a list and for all") {
    List list = sound_list();
    list.declared_count = 12;
    Finding found = only(findings_of(list));
    CHECK(found.rule == "count_mismatch");
    CHECK(found.list == "清单");
    FrontMatter front;
    front.declared = {{"", 11, {}}, {"三级指标", 10, {}}};
    CHECK(only(findings_of(catalogue_of(sound_list()), front)).rule == "count_mismatch");
}

TEST_CASE("the count of the only list is the count of all, and is told once") {
    List list = sound_list();
    list.declared_count = 12;
    FrontMatter front;
    front.declared = {{"", 12, {}}};
    CHECK(only(findings_of(catalogue_of(list), front)).list == "清单");
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

TEST_CASE("numbers repeated, missing and out of order are told") {
    List repeated = sound_list();
    repeated.items[4].number = "4";
    std::vector<Finding> found = findings_of(repeated);
    REQUIRE(found.size() == 2);
    CHECK(found[0].rule == "number_repeated");
    CHECK(found[0].severity == Severity::error);
    CHECK(found[0].number == "4");
    CHECK(found[0].correction == "5");
    CHECK(found[1].rule == "number_missing");

    List swapped = sound_list();
    std::swap(swapped.items[2], swapped.items[3]);
    CHECK(only(findings_of(swapped)).rule == "number_out_of_order");
}

TEST_CASE("numbers that restart under each heading are a note, not errors") {
    List list = sound_list();
    for (std::size_t i = 0; i < 10; ++i) {
        list.items[i].level1 = i < 5 ? "一、甲" : "二、乙";
        list.items[i].number = std::to_string(i % 5 + 1);
    }
    CHECK(only(findings_of(list)).rule == "number_restarted");
}

TEST_CASE("numbers of a control list are no sequence") {
    List list = sound_list();
    for (std::size_t i = 0; i < 10; ++i)
        list.items[i].number = "A.5." + std::to_string(2 * i + 1);
    CHECK(findings_of(list).empty());
}

TEST_CASE("headings with the same or a skipped number are told") {
    List list = sound_list();
    for (std::size_t i = 0; i < 10; ++i) {
        list.items[i].level1 = "一、甲";
        list.items[i].level2 = i < 4 ? "1.水" : i < 7 ? "1.路" : "3.桥";
    }
    std::vector<Finding> found = findings_of(list);
    REQUIRE(found.size() == 2);
    CHECK(found[0].rule == "heading_number_repeated");
    CHECK(found[0].number == "5");
    CHECK(found[1].rule == "heading_number_missing");
}

TEST_CASE("an item without units among items with units is told, an inapplicable one is not") {
    List list = sound_list();
    list.items[2].responsible_units.clear();
    list.items[3].responsible_units.clear();
    list.items[3].applicable = false;
    Finding found = only(findings_of(list));
    CHECK(found.rule == "units_missing");
    CHECK(found.number == "3");
}

TEST_CASE("an item without a lead is told where nearly all have one") {
    List list = sound_list();
    for (Item& each : list.items)
        each.lead_units = {"区教育局"};
    list.items[9].lead_units.clear();
    CHECK(only(findings_of(list)).rule == "lead_missing");
}

TEST_CASE("a text repeated in a list hints at a lost item") {
    List list = sound_list();
    list.items[6].text = "农贸市场每日消毒，台账保存两年以上备查。";
    list.items[7].text = "农贸市场每日消毒，台账保存两年以上备查。";
    Finding found = only(findings_of(list));
    CHECK(found.rule == "duplicate_text");
    CHECK(found.number == "8");
}

TEST_CASE("the same item in two lists is a note") {
    Catalogue catalogue = catalogue_of(sound_list());
    catalogue.lists[0].items[0].text = "农贸市场每日消毒，台账保存两年以上备查。";
    List other = sound_list("另表");
    for (Item& each : other.items)
        each.text = "另：" + each.number;
    other.items.resize(1);
    other.items[0].text = "农贸市场每日消毒，台账应当保存两年以上备查。";
    catalogue.lists.push_back(other);
    CHECK(only(findings_of(catalogue)).rule == "duplicate_across_lists");
}

TEST_CASE("a missing full stop is told with a correction where nearly all others have one") {
    List list = sound_list();
    for (int i = 11; i <= 20; ++i)
        list.items.push_back(item(std::to_string(i),
                                  sound_list().items[static_cast<std::size_t>(i - 11)].text + "另见附表。"));
    list.items[4].text = "校车每学期检修";
    list.items[5].text = "老旧电梯逐台登记。（限甲类）";
    Finding found = only(findings_of(list));
    CHECK(found.rule == "missing_full_stop");
    CHECK(found.number == "5");
    CHECK(found.correction == "校车每学期检修。");
}

TEST_CASE("brackets and quotes without partner are told, list marks are not") {
    List list = sound_list();
    list.items[0].text = "按月公布“空气质量。";
    list.items[1].text = "1)洒水；2)清扫（每日）。";
    list.items[2].units_text = "区城管局（牵头";
    std::vector<Finding> found = findings_of(list);
    REQUIRE(found.size() == 2);
    CHECK(found[0].rule == "unbalanced_marks");
    CHECK(found[0].number == "1");
    CHECK(found[1].number == "3");
}

TEST_CASE("doubled words are told with a correction, natural doubling is not") {
    List list = sound_list();
    list.items[0].text = "按月公布空气质量空气质量。";
    list.items[1].text = "为达到目的的，层层压实、一项一项销号。";
    Finding found = only(findings_of(list));
    CHECK(found.rule == "doubled_words");
    CHECK(found.correction == "按月公布空气质量。");
}

TEST_CASE("a lower bound that reaches the upper bound is told, bounds of different things are not") {
    List list = sound_list();
    list.items[0].text = "公示不少于7日，最长不超过7日。";
    list.items[1].text = "每次不少于2人，时间不超过2天。";
    list.items[2].text = "公示不少于7日，最长不超过15日。";
    Finding found = only(findings_of(list));
    CHECK(found.rule == "contradictory_limit");
    CHECK(found.number == "1");
}

TEST_CASE("half-width commas are told only where few texts use them") {
    List list = sound_list();
    for (std::size_t i = 1; i < 10; ++i)
        list.items[i].text = "首先，" + list.items[i].text;
    list.items[0].text = "首先,按月公布。";
    Finding found = only(findings_of(list));
    CHECK(found.rule == "mixed_width");
    CHECK(found.correction == "首先，按月公布。");
    for (Item& each : list.items)
        each.text = "首先,第" + each.number + "条照办。";
    CHECK(findings_of(list).empty());
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
