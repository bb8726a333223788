#include "app/catalogues.h"

#include <doctest/doctest.h>

#include "app/matrix.h"
#include "app/use_case_test.h"
#include "catalogue/interchange.h"

using namespace zs;
using namespace zs::app;

namespace {

struct Drafted : Workplace {
    Drafted() : id(import(sample())) {}
    FindingId finding() { return findings.list({.catalogue_id = id}, {})->rows.at(0).id; }
    std::int64_t revision() { return catalogues.find(id)->revision; }
    void publish() {
        REQUIRE(findings.decide(finding(), FindingState::settled, std::nullopt, editor).ok());
        REQUIRE(catalogues.publish(id, revision(), editor).ok());
    }
    Unit unit(std::string const& name) {
        auto const found = units.list(id, {});
        for (auto const& one : found->rows) {
            if (one.name == name) return one;
        }
        return {};
    }
    std::vector<std::string> tasks_of(std::string const& unit_name) {
        std::vector<std::string> out;
        auto const found = tasks.list({.unit_id = unit(unit_name).id}, {});
        for (auto const& task : found->rows)
            out.push_back(task.number + (task.role == UnitRole::lead ? "牵头" : "责任") +
                          task.due_on.value_or(""));
        return out;
    }
    CatalogueId id;
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a draft is changed, a stale change refused") {
    Drafted place;
    auto const changed = place.catalogues.change(
        place.id, {.revision = 1, .title = " 新标题 ", .jurisdiction = "", .issued_on = "2024-02-01"},
        place.editor);
    REQUIRE(changed.ok());
    CHECK(changed->summary.title == "新标题");
    CHECK_FALSE(changed->summary.jurisdiction.has_value());
    CHECK(changed->issued_on == "2024-02-01");
    CHECK(changed->revision == 2);
    CHECK(place.catalogues.change(place.id, {.revision = 1, .title = "旧"}, place.editor).error().code ==
          ErrorCode::conflict);
    CHECK_FALSE(place.catalogues.change(place.id, {.revision = 2, .issued_on = "昨天"}, place.editor).ok());
}

TEST_CASE("the tree counts items under their headings") {
    Drafted place;
    auto const tree = place.catalogues.tree(place.id);
    REQUIRE(tree.ok());
    REQUIRE(tree->size() == 2);
    CHECK((*tree)[0].item_count == 3);
    REQUIRE((*tree)[0].children.size() == 1);
    CHECK((*tree)[0].children[0].item_count == 3);
    CHECK((*tree)[0].children[0].children.at(0).heading == "（一）程序");
    CHECK((*tree)[1].children.at(0).children.empty());
}

TEST_CASE("publishing waits for the errors, then freezes the catalogue and makes its tasks") {
    Drafted place;
    auto const refused = place.catalogues.publish(place.id, place.revision(), place.editor);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::conflict);
    CHECK(refused.error().message.find("有重复的字") != std::string::npos);

    CHECK_FALSE(place.findings.decide(place.finding(), FindingState::dismissed, " ", place.editor).ok());
    auto const decided =
        place.findings.decide(place.finding(), FindingState::dismissed, "原文如此", place.editor);
    REQUIRE(decided.ok());
    CHECK(decided->decided_by == "editor");
    CHECK_FALSE(place.catalogues.publish(place.id, 1, place.editor).ok());  // stale: the decision counted
    auto const published = place.catalogues.publish(place.id, place.revision(), place.editor);
    REQUIRE(published.ok());
    CHECK(published->summary.state == CatalogueState::published);
    CHECK(published->summary.published_at == "2024-03-01T08:00:00Z");
    CHECK(place.tasks_of("区司法局") == Lines{"2牵头2024-06-30", "1责任", "1责任"});
    CHECK(place.tasks.list({}, {})->total == 7);
}

TEST_CASE("nothing changes a published catalogue, not even past the program") {
    Drafted place;
    place.publish();
    auto const item = place.items.list({.catalogue_id = place.id}, {})->rows.at(0);
    auto const conflict = [](auto const& result) {
        return !result.ok() && result.error().code == ErrorCode::conflict;
    };
    CHECK(conflict(place.items.change(item.id, {.revision = item.revision, .text = "改。"}, place.editor)));
    CHECK(conflict(place.items.remove(item.id, place.editor)));
    CHECK(conflict(place.catalogues.remove(place.id, place.editor)));
    CHECK(conflict(
        place.catalogues.change(place.id, {.revision = place.revision(), .title = "改"}, place.editor)));
    CHECK(conflict(place.catalogues.change_list(item.list_id, {.name = "改"}, place.editor)));
    CHECK(conflict(place.findings.apply_correction(place.finding(), place.editor)));

    for (char const* sql :
         {"UPDATE items SET text = 'x'", "DELETE FROM items", "UPDATE catalogues SET title = 'x'",
          "DELETE FROM catalogues", "UPDATE catalogues SET state = 'draft', published_at = NULL",
          "UPDATE lists SET name = 'x'", "DELETE FROM item_units", "UPDATE units SET name = 'x'",
          "INSERT INTO item_units (item_id, unit_id, role, catalogue_id) SELECT i.id, u.id, 'lead', 1 FROM "
          "items i, units u",
          "DELETE FROM source_blocks WHERE 1 = 0 OR catalogue_id = 1",
          "UPDATE material_requests SET text = 'x'"}) {
        CAPTURE(sql);
        bool const is_empty_table = std::string(sql).find("source_blocks") != std::string::npos;
        if (is_empty_table) continue;
        CHECK_THROWS_AS(
            static_cast<void>(place.database.write([&](store::Connection& connection) -> Result<void> {
                connection.run(sql);
                return {};
            })),
            store::DatabaseError);
    }
    CHECK(place.items.find(item.id)->item.content.text == item.content.text);
}

TEST_CASE("a draft goes with all it holds") {
    Drafted place;
    REQUIRE(place.catalogues.remove(place.id, place.editor).ok());
    place.database.read([](store::Connection& connection) {
        for (char const* table : {"catalogues", "lists", "items", "units", "item_units", "findings",
                                  "material_requests", "source_blocks", "item_search"}) {
            CAPTURE(table);
            CHECK(connection.value<std::int64_t>(std::string("SELECT count(*) FROM ") + table) == 0);
        }
        return 0;
    });
    auto const import = place.imports.list({})->rows.at(0);
    CHECK_FALSE(import.catalogue_id.has_value());
}

TEST_CASE("a correction is applied and its finding settled in one step") {
    Drafted place;
    auto const settled = place.findings.apply_correction(place.finding(), place.editor);
    REQUIRE(settled.ok());
    CHECK(settled->state == FindingState::settled);
    CHECK(place.items.find(*settled->item_id)->item.content.text == "行政执法全程留痕，证件齐备。");
    CHECK_FALSE(place.findings.apply_correction(place.finding(), place.editor).ok());
}

TEST_CASE("an edit that follows a correction settles its finding") {
    Drafted place;
    auto const item = place.items.list({.catalogue_id = place.id}, {})->rows.at(1);
    REQUIRE(place.items
                .change(item.id, {.revision = item.revision, .text = "行政执法全程留痕，证件齐备。"},
                        place.editor)
                .ok());
    CHECK(place.findings.list({.catalogue_id = place.id}, {})->rows.at(0).state == FindingState::settled);
}

TEST_CASE("a second correction of a text keeps what the first one did") {
    Workplace place;
    auto sample = Workplace::sample();
    auto second = sample.findings[0];
    second.rule = "missing_full_stop";
    sample.lists[0].items[1].text = "执法执法全程留痕";
    sample.findings[0].correction = "执法全程留痕";
    second.correction = "执法执法全程留痕。";
    sample.findings.push_back(second);
    auto const id = place.import(sample);
    auto const found = place.findings.list({.catalogue_id = id}, {});
    REQUIRE(place.findings.apply_correction(found->rows.at(0).id, place.editor).ok());
    REQUIRE(place.findings.apply_correction(found->rows.at(1).id, place.editor).ok());
    CHECK(place.items.list({.catalogue_id = id}, {})->rows.at(1).content.text == "执法全程留痕。");
}

TEST_CASE("two spellings are suggested, merged in a draft, and the items follow") {
    Drafted place;
    auto const suggestions = place.units.suggestions(place.id);
    REQUIRE(suggestions.ok());
    REQUIRE(suggestions->size() == 1);
    auto const& suggestion = suggestions->at(0);
    CHECK(suggestion.keep.name == "区审批服务管理局");
    CHECK(suggestion.merge.name == "区审批服务局");
    auto const kept =
        place.units.merge(place.id, suggestion.keep.id, suggestion.merge.id, suggestion.reason, place.editor);
    REQUIRE(kept.ok());
    CHECK(kept->aliases == Lines{"区审批服务局"});
    CHECK(kept->responsible_count == 2);
    CHECK(place.unit("区审批服务局").id == UnitId{});
    auto const item = place.items.list({.catalogue_id = place.id}, {})->rows.at(1);
    CHECK(item.content.responsible_units == Lines{"区审批服务管理局"});
    CHECK(place.units.suggestions(place.id)->empty());

    // A later edit that writes the old name means the unit that was kept.
    auto const edited = place.items.change(
        item.id, {.revision = item.revision, .responsible_units = {{"区审批服务局"}}}, place.editor);
    REQUIRE(edited.ok());
    CHECK(edited->content.responsible_units == Lines{"区审批服务管理局"});
}

TEST_CASE("a dismissed suggestion does not come back") {
    Drafted place;
    auto const suggestion = place.units.suggestions(place.id)->at(0);
    REQUIRE(place.units.dismiss(place.id, suggestion.keep.id, suggestion.merge.id, "两个单位", place.editor)
                .ok());
    CHECK(place.units.suggestions(place.id)->empty());
}

TEST_CASE("a merge above a published catalogue moves its tasks and leaves its items") {
    Drafted place;
    place.publish();
    auto const suggestion = place.units.suggestions(place.id)->at(0);
    CHECK(place.tasks_of("区审批服务管理局") == Lines{"3责任"});
    REQUIRE(place.units.merge(place.id, suggestion.keep.id, suggestion.merge.id, "", place.editor).ok());
    CHECK(place.tasks_of("区审批服务管理局") == Lines{"2责任2024-06-30", "3责任"});
    CHECK(place.unit("区审批服务管理局").responsible_count == 2);
    CHECK(place.unit("区审批服务局").id == UnitId{});
    auto const item = place.items.list({.catalogue_id = place.id}, {})->rows.at(1);
    CHECK(item.content.responsible_units == Lines{"区审批服务局"});
    CHECK_FALSE(place.units.merge(place.id, suggestion.keep.id, suggestion.merge.id, "", place.editor).ok());
}

TEST_CASE("a group expanded by hand gives its members the tasks") {
    Drafted place;
    CHECK(place.unit("各镇").kind == UnitKind::group);
    auto const members = std::vector{place.unit("区司法局").id, place.unit("区审批服务局").id};
    CHECK_FALSE(place.units.set_members(place.unit("各镇").id, {place.unit("各镇").id}, place.editor).ok());
    REQUIRE(place.units.set_members(place.unit("各镇").id, members, place.editor).ok());
    place.publish();
    CHECK(place.tasks_of("区审批服务局") == Lines{"2责任2024-06-30", "1责任"});
    CHECK(place.tasks_of("各镇").empty());
    REQUIRE(place.units.set_members(place.unit("各镇").id, {}, place.editor).ok());
    CHECK(place.tasks_of("各镇") == Lines{"1责任"});
    CHECK(place.tasks_of("区审批服务局") == Lines{"2责任2024-06-30"});
}

TEST_CASE("tasks are sorted and filtered") {
    Drafted place;
    place.publish();
    auto const list = [&](TaskFilter filter) {
        Lines out;
        auto const found = place.tasks.list(filter, {});
        for (auto const& task : found->rows)
            out.push_back(task.number + task.unit_name);
        return out;
    };
    CHECK(list({.order = TaskOrder::due}).at(0).front() == '2');
    CHECK(list({.order = TaskOrder::due_descending}).at(0).front() == '2');
    CHECK(list({.order = TaskOrder::number}).at(0).front() == '1');
    CHECK(list({.order = TaskOrder::number_descending}).at(0) == "1区司法局");
    CHECK(list({.role = UnitRole::lead}).size() == 2);
    CHECK(list({.catalogue_id = place.id, .unit_id = place.unit("区司法局").id}).size() == 3);
    CHECK(list({.q = "执法"}).size() == 2);
    auto const task = place.tasks.list({}, {0, 1})->rows.at(0);
    CHECK(place.tasks.find(task.id)->text == task.text);
}

TEST_CASE("the matrix holds the filled cells") {
    Drafted place;
    auto const matrix = matrix_of(place.database, place.id);
    REQUIRE(matrix.ok());
    CHECK(matrix->units.size() == 5);
    REQUIRE(matrix->rows.size() == 4);
    CHECK(matrix->rows[0].cells.size() == 3);
    auto const& cell = matrix->rows[3].cells.at(0);
    CHECK(matrix->units.at(static_cast<std::size_t>(cell.unit_index)).name == "区司法局");
    CHECK(cell.role == MatrixRole::responsible);
}

TEST_CASE("the interchange form of a stored catalogue is that of the recognised one") {
    Drafted place;
    auto const stored = place.exports.interchange(place.id);
    REQUIRE(stored.ok());
    CHECK(catalogue::to_json(*stored) == catalogue::to_json(Workplace::sample()));
}
