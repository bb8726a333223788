#include "campaign/assigning.h"

#include <doctest/doctest.h>

namespace zs::campaign {
namespace {

UnitId const kJustice{1}, kTowns{2}, kOffice{3};
OrganisationId const kJusticeBureau{10}, kEastTown{11}, kWestTown{12}, kGovernmentOffice{13};

UnitMeanings meanings() {
    return {{kJustice, {false, {kJusticeBureau}}},
            {kTowns, {true, {kEastTown, kWestTown}}},
            {kOffice, {false, {kGovernmentOffice}}}};
}

DutyItem item(std::vector<NamedUnits> named) {
    return {{5}, 3, std::move(named), std::nullopt, std::nullopt};
}

bool has(std::vector<Duty> const& duties, int clause, OrganisationId organisation, DutyRole role) {
    for (auto const& duty : duties) {
        if (duty.clause == clause && duty.organisation_id == organisation && duty.role == role) return true;
    }
    return false;
}

TEST_CASE("a group's members each get the duty and keep the link to the group") {
    auto const duties =
        duties_of({item({{kWholeItem, "d", {kJustice}, {kTowns}}})}, meanings(), "2026-06-30");
    REQUIRE(duties.size() == 3);
    CHECK(duties[0].organisation_id == kJusticeBureau);
    CHECK(duties[0].role == DutyRole::lead);
    CHECK_FALSE(duties[0].via_unit_id);
    CHECK(duties[1].via_unit_id == kTowns);
    CHECK(duties[2].organisation_id == kWestTown);
    CHECK(duties[2].due_on == "2026-06-30");
    CHECK(duties[2].position == 3);
}

TEST_CASE("whoever has a duty by name does not get it again as one of many") {
    auto all = meanings();
    all[kOffice].organisations = {kEastTown};
    auto const lead = duties_of({item({{kWholeItem, "d", {kOffice}, {kTowns}}})}, all, std::nullopt);
    CHECK(lead.size() == 2);
    CHECK(has(lead, kWholeItem, kEastTown, DutyRole::lead));
    CHECK_FALSE(has(lead, kWholeItem, kEastTown, DutyRole::responsible));
    auto const same = duties_of({item({{kWholeItem, "d", {}, {kTowns, kOffice}}})}, all, std::nullopt);
    REQUIRE(same.size() == 2);
    CHECK_FALSE(same[0].via_unit_id);
}

TEST_CASE("a unit that a clause names answers for its clauses, one the item alone names for the item") {
    auto const duties = duties_of({item({{kWholeItem, "d", {kOffice, kJustice}, {}},
                                         {0, "d0", {kJustice}, {}},
                                         {1, "d1", {}, {kJustice}}})},
                                  meanings(), std::nullopt);
    CHECK(duties.size() == 3);
    CHECK(has(duties, kWholeItem, kGovernmentOffice, DutyRole::lead));
    CHECK(has(duties, 0, kJusticeBureau, DutyRole::lead));
    CHECK(has(duties, 1, kJusticeBureau, DutyRole::responsible));
}

TEST_CASE("a unit without a body makes no duty, and two names of one body make one") {
    auto all = meanings();
    all.erase(kOffice);
    CHECK(duties_of({item({{kWholeItem, "d", {kOffice}, {}}})}, all, std::nullopt).empty());
    all[kOffice].organisations = {kJusticeBureau};
    CHECK(duties_of({item({{kWholeItem, "d", {}, {kOffice, kJustice}}})}, all, std::nullopt).size() == 1);
}

TEST_CASE("an item's own day comes before that of the campaign") {
    auto dated = item({{kWholeItem, "d", {kJustice}, {}}});
    dated.due_on = "2026-03-31";
    CHECK(duties_of({dated}, meanings(), "2026-06-30").at(0).due_on == "2026-03-31");
}

}  // namespace
}  // namespace zs::campaign
