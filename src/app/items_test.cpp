#include "app/items.h"

#include <doctest/doctest.h>

#include "app/search.h"
#include "app/use_case_test.h"
#include "base/digest.h"

using namespace zs;
using namespace zs::app;

namespace {

struct Drafted : Workplace {
    Drafted() : id(import(sample())) {}

    std::vector<Item> all(ItemFilter filter = {}) {
        filter.catalogue_id = id;
        auto page = items.list(filter, {});
        REQUIRE(page.ok());
        CHECK(page->total == static_cast<std::int64_t>(page->rows.size()));
        return page.take().rows;
    }
    Item nth(std::size_t n) { return all().at(n); }
    std::vector<std::string> numbers(ItemFilter filter) {
        std::vector<std::string> out;
        for (auto const& item : all(std::move(filter)))
            out.push_back(item.list_name.substr(0, 6) + item.content.number);
        return out;
    }
    UnitId unit(std::string const& name) {
        auto found = units.list(id, {});
        REQUIRE(found.ok());
        for (auto const& one : found->rows) {
            if (one.name == name) return one.id;
        }
        return {};
    }

    CatalogueId id;
};

using Numbers = std::vector<std::string>;

}  // namespace

TEST_CASE("items come back as they were recognised") {
    Drafted place;
    auto const item = place.nth(1);
    auto const& content = item.content;
    auto const original = Workplace::sample().lists[0].items[1];
    CHECK(content.text == original.text);
    CHECK(content.text_digest == sm3_label(original.text));
    CHECK(content.lead_units == original.lead_units);
    CHECK(content.responsible_units == original.responsible_units);
    CHECK(content.deadline == "6月底前");
    CHECK(content.source.line == 14);
    CHECK(content.source.end_line == 15);
    CHECK(item.finding_count == 1);
    CHECK(item.position == 2);
}

TEST_CASE("every filter of the list chooses the right items") {
    Drafted place;
    CHECK(place.numbers({}) == Numbers{"基础1", "基础2", "基础3", "附加1"});
    CHECK(place.numbers({.list_id = place.nth(3).list_id}) == Numbers{"附加1"});
    CHECK(place.numbers({.level2 = "（一）程序"}) == Numbers{"基础1", "基础2", "基础3"});
    CHECK(place.numbers({.unit_id = place.unit("区司法局")}) == Numbers{"基础1", "基础2", "附加1"});
    CHECK(place.numbers({.unit_id = place.unit("区司法局"), .role = UnitRole::lead}) == Numbers{"基础2"});
    CHECK(place.numbers({.role = UnitRole::lead}) == Numbers{"基础1", "基础2"});
    CHECK(place.numbers({.effect = catalogue::Effect::bonus}) == Numbers{"附加1"});
    CHECK(place.numbers({.doubtful = true}) == Numbers{"基础2", "基础3"});
    CHECK(place.numbers({.q = "执法"}) == Numbers{"基础2"});
    CHECK(place.numbers({.q = "执法 当场"}).empty());
    CHECK(place.numbers({.q = "，。"}).empty());
}

TEST_CASE("a page holds what was asked for and the total says the rest") {
    Drafted place;
    auto const page = place.items.list({.catalogue_id = place.id}, {1, 2});
    REQUIRE(page.ok());
    CHECK(page->total == 4);
    REQUIRE(page->rows.size() == 2);
    CHECK(page->rows[0].content.number == "2");
}

TEST_CASE("the detail shows findings, requests and the source with its surroundings") {
    Drafted place;
    documents::Document document;
    for (int line = 1; line <= 40; ++line) {
        documents::Place at;
        at.line = line;
        document.blocks.emplace_back(
            documents::Paragraph{"第" + std::to_string(line) + "行", documents::ParagraphKind::line, at});
    }
    place.document = document;
    auto const id = place.import(Workplace::sample());
    auto const item = place.items.list({.catalogue_id = id}, {})->rows.at(1);
    auto const detail = place.items.find(item.id);
    REQUIRE(detail.ok());
    CHECK(detail->findings.size() == 1);
    CHECK(detail->findings[0].item_id == item.id);
    CHECK(detail->material_requests.size() == 1);
    REQUIRE(detail->source_blocks.size() == 6);  // lines 12 to 17
    CHECK(detail->source_blocks[0].text == "第12行");
    CHECK(detail->source_blocks[0].item_ids.empty());
    CHECK(detail->source_blocks[2].item_ids == std::vector<ItemId>{item.id});
    CHECK(place.catalogues.source(id, {0, 3})->total == 40);
}

TEST_CASE("an edit changes text and digest, counts the revision and is on record") {
    Drafted place;
    auto const before = place.nth(0);
    auto const catalogue_before = place.catalogues.find(place.id)->revision;
    auto const after = place.items.change(
        before.id, {.revision = before.revision, .text = "重大 决策\n公开。", .deadline = "9月底"},
        place.editor);
    REQUIRE(after.ok());
    CHECK(after->content.text == "重大决策公开。");
    CHECK(after->content.text_digest == sm3_label("重大决策公开。"));
    CHECK(after->content.deadline == "9月底");
    CHECK(after->revision == before.revision + 1);
    CHECK(place.catalogues.find(place.id)->revision == catalogue_before + 1);
    CHECK(place.numbers({.q = "公开"}) == Numbers{"基础1"});
    CHECK(place.numbers({.q = "听取"}).empty());
    auto const cleared =
        place.items.change(before.id, {.revision = after->revision, .deadline = ""}, place.editor);
    REQUIRE(cleared.ok());
    CHECK_FALSE(cleared->content.deadline.has_value());
}

TEST_CASE("a stale revision is refused and changes nothing") {
    Drafted place;
    auto const item = place.nth(0);
    REQUIRE(place.items.change(item.id, {.revision = item.revision, .text = "甲。"}, place.editor).ok());
    auto const late = place.items.change(item.id, {.revision = item.revision, .text = "乙。"}, place.editor);
    REQUIRE_FALSE(late.ok());
    CHECK(late.error().code == ErrorCode::conflict);
    CHECK(place.nth(0).content.text == "甲。");
}

TEST_CASE("units, their rows and clauses follow one another") {
    Drafted place;
    auto item = place.nth(0);
    auto changed = place.items.change(item.id,
                                      {.revision = item.revision,
                                       .lead_units = {{"区财政局"}},
                                       .responsible_units = {{"区财政局", "区司法局"}}},
                                      place.editor);
    REQUIRE(changed.ok());
    CHECK(changed->content.responsible_units == std::vector<std::string>{"区司法局"});
    CHECK(place.numbers({.unit_id = place.unit("区财政局")}) == Numbers{"基础1"});
    CHECK(place.unit("区政府办") == UnitId{});  // nothing names it any more

    changed = place.items.change(
        item.id,
        {.revision = changed->revision,
         .clauses = {{{"编制清单", {"区委编办"}, {"区司法局"}}, {"公开清单", {"区政府办"}, {"区委编办"}}}}},
        place.editor);
    REQUIRE(changed.ok());
    CHECK(changed->content.lead_units == std::vector<std::string>{"区委编办", "区政府办"});
    CHECK(changed->content.responsible_units == std::vector<std::string>{"区司法局", "区委编办"});

    changed = place.items.change(item.id, {.revision = changed->revision, .lead_units = {{"区司法局"}}},
                                 place.editor);
    REQUIRE(changed.ok());
    CHECK(changed->content.clauses.empty());

    changed = place.items.change(item.id, {.revision = changed->revision, .applicable = false}, place.editor);
    REQUIRE(changed.ok());
    CHECK(changed->content.lead_units.empty());
    CHECK(changed->content.responsible_units.empty());
}

TEST_CASE("units are read anew from an edited cell") {
    Drafted place;
    auto const item = place.nth(3);
    auto const changed = place.items.change(
        item.id, {.revision = item.revision, .units_text = "区司法局、区财政局、各镇等"}, place.editor);
    REQUIRE(changed.ok());
    CHECK(changed->content.units_text == "区司法局、区财政局、各镇等");
    CHECK(changed->content.responsible_units == std::vector<std::string>{"区司法局", "区财政局", "各镇"});
}

TEST_CASE("an item is added where it belongs and removed with its findings settled") {
    Drafted place;
    auto const second = place.nth(1);
    NewItem wanted{second.list_id, second.id, {}};
    wanted.fields.number = "2-1";
    wanted.fields.text = "新的一条。";
    wanted.fields.responsible_units = {{"区档案馆"}};
    auto const added = place.items.add(place.id, wanted, place.editor);
    REQUIRE(added.ok());
    CHECK(place.numbers({}) == Numbers{"基础1", "基础2", "基础2-1", "基础3", "附加1"});
    wanted.after_item_id.reset();
    wanted.fields.number = "4";
    REQUIRE(place.items.add(place.id, wanted, place.editor).ok());
    CHECK(place.numbers({}) == Numbers{"基础1", "基础2", "基础2-1", "基础3", "基础4", "附加1"});

    REQUIRE(place.items.remove(second.id, place.editor).ok());
    CHECK(place.numbers({}) == Numbers{"基础1", "基础2-1", "基础3", "基础4", "附加1"});
    auto const findings = place.findings.list({.catalogue_id = place.id}, {});
    CHECK(findings->rows.at(0).state == FindingState::settled);
    CHECK_FALSE(findings->rows.at(0).item_id.has_value());
    CHECK(place.numbers({.q = "执法"}).empty());
}

TEST_CASE("what is missing in a new or edited item is named by field") {
    Drafted place;
    NewItem wanted{place.nth(0).list_id, std::nullopt, {}};
    wanted.fields.text = "没有序号。";
    CHECK(place.items.add(place.id, wanted, place.editor).error().fields.at(0).path == "/number");
    auto const item = place.nth(0);
    CHECK(place.items.change(item.id, {.revision = item.revision, .text = "  "}, place.editor)
              .error()
              .fields.at(0)
              .path == "/text");
    CHECK(place.items.change(item.id, {.revision = item.revision, .lead_units = {{"甲", " "}}}, place.editor)
              .error()
              .fields.at(0)
              .path == "/lead_units/1");
}

TEST_CASE("search finds two-character words and marks them") {
    Drafted place;
    auto const hits = search_items(place.database, "执法", {});
    REQUIRE(hits.ok());
    REQUIRE(hits->rows.size() == 1);
    CHECK(hits->rows[0].catalogue_title == "示例区指标体系");
    CHECK(hits->rows[0].highlights == std::vector<std::pair<int, int>>{{2, 4}, {9, 11}});
    CHECK(search_items(place.database, "审批", {})->total == 0);
    CHECK(search_items(place.database, "", {})->total == 0);
}
