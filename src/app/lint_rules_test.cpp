#include "app/lint_rules.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/audit.h"
#include "app/use_case_test.h"

using namespace zs;
using namespace zs::app;

namespace {

catalogue::Finding finding_of(std::string rule, std::string number, std::string correction) {
    catalogue::Finding out;
    out.rule = std::move(rule);
    out.severity = catalogue::Severity::warning;
    out.list = "基础清单";
    out.number = std::move(number);
    out.message = "请核对。";
    out.correction = std::move(correction);
    return out;
}

/// The sample with one finding of lint instead of its own.
CatalogueId import_with(Workplace& place, catalogue::Finding finding) {
    auto sample = Workplace::sample();
    sample.findings = {std::move(finding)};
    return place.import(sample);
}

Finding only(Workplace& place, CatalogueId id) {
    auto const page = place.findings.list({.catalogue_id = id}, {});
    REQUIRE(page->rows.size() == 1);
    return page->rows.front();
}

std::vector<Item> items_of(Workplace& place, CatalogueId id) {
    return place.items.list({.catalogue_id = id}, {})->rows;
}

}  // namespace

TEST_CASE("a rule switched off with a reason dismisses its findings, and on again opens them") {
    Workplace place;
    LintRules rules(place.database, place.clock);
    auto const id = import_with(place, finding_of("lead_missing", "3", "x"));
    CHECK(rules.set(id, "lead_missing", true, "", place.editor).error().code == ErrorCode::invalid_input);
    CHECK(rules.set(id, "no_such_rule", true, "不需要", place.editor).error().code == ErrorCode::not_found);
    auto const off = rules.set(id, "lead_missing", true, "本地一律由责任单位承担", place.editor);
    REQUIRE(off.ok());
    CHECK(off->off);
    CHECK(off->open_count == 0);
    CHECK(only(place, id).state == FindingState::dismissed);
    CHECK(only(place, id).reason == "规则已停用：本地一律由责任单位承担");
    auto const on = rules.set(id, "lead_missing", false, std::nullopt, place.editor);
    CHECK_FALSE(on->off);
    CHECK(on->open_count == 1);
    CHECK(only(place, id).state == FindingState::open);
}

TEST_CASE("what a person dismissed stays dismissed when a rule is switched off and on") {
    Workplace place;
    LintRules rules(place.database, place.clock);
    auto const id = import_with(place, finding_of("lead_missing", "3", "x"));
    REQUIRE(
        place.findings.decide(only(place, id).id, FindingState::dismissed, "原文如此", place.editor).ok());
    REQUIRE(rules.set(id, "lead_missing", true, "不需要", place.editor).ok());
    REQUIRE(rules.set(id, "lead_missing", false, std::nullopt, place.editor).ok());
    CHECK(only(place, id).state == FindingState::dismissed);
}

TEST_CASE("the rules of a published catalogue stay as they are") {
    Workplace place;
    LintRules rules(place.database, place.clock);
    auto const id = import_with(place, finding_of("lead_missing", "3", "x"));
    REQUIRE(place.catalogues.publish(id, place.catalogues.find(id)->revision, place.editor).ok());
    CHECK(rules.set(id, "lead_missing", true, "不需要", place.editor).error().code == ErrorCode::conflict);
}

TEST_CASE("run again, the rules settle what is gone, add what is new and leave out what is switched off") {
    Workplace place;
    LintRules rules(place.database, place.clock);
    auto const id = import_with(place, finding_of("lead_missing", "3", "x"));
    REQUIRE(rules.set(id, "unit_spelling", true, "是两家单位", place.editor).ok());
    REQUIRE(rules.run_again(id, place.editor).ok());
    auto const page = place.findings.list({.catalogue_id = id}, {});
    auto const has = [&](char const* rule) {
        return std::any_of(page->rows.begin(), page->rows.end(), [&](Finding const& one) {
            return one.content.rule == rule && one.state == FindingState::open;
        });
    };
    CHECK_FALSE(has("lead_missing"));
    CHECK_FALSE(has("unit_spelling"));  // 区审批服务局, 区审批服务管理局
    CHECK(has("count_mismatch"));       // says 4, has 3
    auto const again = rules.run_again(id, place.editor);
    CHECK(*again == std::count_if(page->rows.begin(), page->rows.end(),
                                  [](Finding const& one) { return one.state == FindingState::open; }));
}

TEST_CASE("a correction of a number changes the number, not the text") {
    Workplace place;
    auto const id = import_with(place, finding_of("number_repeated", "3", "4"));
    REQUIRE(place.findings.apply_correction(only(place, id).id, place.editor).ok());
    CHECK(items_of(place, id)[2].content.number == "4");
    CHECK(items_of(place, id)[2].content.text == "许可事项当场办结率逐年提高。");
}

TEST_CASE("a heading is renamed over all its items, a unit in all that name it") {
    Workplace place;
    auto const id = import_with(place, finding_of("heading_full_stop", "1", "（一）程序→（一）程序。"));
    REQUIRE(place.findings.apply_correction(only(place, id).id, place.editor).ok());
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(items_of(place, id)[i].content.level2 == "（一）程序。");
    auto const other = import_with(place, finding_of("unit_spelling", "2", "区审批服务局→区审批服务管理局"));
    REQUIRE(place.findings.apply_correction(only(place, other).id, place.editor).ok());
    CHECK(items_of(place, other)[1].content.responsible_units ==
          std::vector<std::string>{"区审批服务管理局"});
    CHECK(only(place, other).state == FindingState::settled);
}

TEST_CASE("a deadline that does not apply is cleared") {
    Workplace place;
    auto const id = import_with(place, finding_of("deadline_on_inapplicable", "2", ""));
    REQUIRE(place.findings.apply_correction(only(place, id).id, place.editor).ok());
    CHECK_FALSE(items_of(place, id)[1].content.deadline.has_value());
}
