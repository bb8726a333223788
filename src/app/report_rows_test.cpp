#include "app/report_rows.h"

#include <doctest/doctest.h>

namespace zs::app {
namespace {

store::ReportTask task(std::string number, std::string unit, std::string due_on) {
    store::ReportTask out;
    out.number = std::move(number);
    out.text = "公开承诺书样本";
    out.organisation_name = std::move(unit);
    out.due_on = std::move(due_on);
    return out;
}

TEST_CASE("a bulletin names each item once for a deadline, with all the units that owe it") {
    auto const rows = item_rows({task("2", "甲局", "2026-03-31"), task("2", "乙局", "2026-03-31"),
                                 task("2", "丙局", "2026-04-30"), task("3", "甲局", "2026-03-31")});
    REQUIRE(rows.rows.size() == 3);
    CHECK(rows.rows[0].cells[5] == "甲局、乙局");
    CHECK(rows.rows[1].cells[5] == "丙局");
    CHECK(rows.rows[2].cells[0] == "3");
}

TEST_CASE("what units of one item do not share is not said of all of them") {
    auto second = task("2", "乙局", "2026-03-31");
    second.state = campaign::AssignmentState::returned;
    second.role = campaign::DutyRole::responsible;
    auto first = task("2", "甲局", "2026-03-31");
    first.role = campaign::DutyRole::lead;
    auto const rows = item_rows({first, second});
    REQUIRE(rows.rows.size() == 1);
    CHECK(rows.rows[0].cells[4] == "牵头、责任");
    CHECK(rows.rows[0].cells[7].empty());
}

}  // namespace
}  // namespace zs::app
