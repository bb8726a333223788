#include <doctest/doctest.h>

#include "calendar/work_calendar.h"
#include "ledger/csv_row.h"
#include "ledger/header.h"
#include "ledger/propose.h"
#include "ledger/report.h"
#include "ledger/run.h"

namespace zs::ledger {
namespace {

calendar::WorkCalendar const& national() {
    static auto const calendar = calendar::WorkCalendar::national().take();
    return calendar;
}

std::vector<Measure> published_in_time(std::string const& group_by) {
    return parse_measures(R"([{"name":"公开率","ledger_kind":"行政处罚","within":{"from":"decided",
        "to":"published","limit":7},"group_by":")" +
                          group_by + R"("}])")
        .take();
}

Proposal proposed(std::string const& csv, char const* kind = nullptr) {
    TextSource const source(csv);
    auto const rows = read_heading_rows(source, 60);
    REQUIRE(rows.ok());
    std::vector<std::vector<std::string>> cells;
    for (auto const& row : *rows)
        cells.push_back(row.headings);
    return propose(cells, kind == nullptr ? nullptr : find_kind(kind));
}

}  // namespace

TEST_CASE("rows are told by month, in the order of the months, blank and unreadable days apart") {
    TextSource const source(
        "decided,published\n2024-12-31,2025-01-02\n2024-09-03,2024-09-04\n2024-09-30,2024-11-30\n,2024-09-"
        "04\n"
        "x,2024-09-04\n");
    auto const got = measure_ledger(source, published_in_time("month:decided"), national(), {});
    REQUIRE(got.ok());
    std::vector<std::string> months;
    for (auto const& group : got->groups)
        months.push_back(group.group);
    CHECK(months == std::vector<std::string>{"", "2024-09", "2024-12", "?"});
    auto const september = measure_row(got->measures[0], got->groups[1]);
    CHECK(september.counted == 2);
    CHECK(september.met == 1);
}

TEST_CASE("columns are what a person said, not what their headings look like") {
    TextSource const source("标题\n公示日期,作出,公布\n2024-01-01,2024-09-03,2024-09-04\n");
    RunOptions options;
    options.columns = ColumnNames{1, {"列：公示日期", "decided", "published"}};
    auto const got = measure_ledger(source, published_in_time("列：公示日期"), national(), options);
    REQUIRE(got.ok());
    CHECK(measure_row(got->measures[0], got->groups.at(0)).met == 1);
    options.columns->names.pop_back();
    auto const fewer = measure_ledger(source, published_in_time("decided"), national(), options);
    REQUIRE_FALSE(fewer.ok());
    CHECK(fewer.error().code == ErrorCode::conflict);
}

TEST_CASE("offending rows come apart, in the order of the file, without personal data where that is asked") {
    TextSource const source(
        "单位,当事人,处罚决定日期,公示日期\n甲局,王小明 13800001234,2024-09-02,2024-09-03\n"
        "甲局,李四,2024-09-02,2024-10-20\n乙局,示例公司,2024-09-30,\n");
    for (bool const mask : {false, true}) {
        RunOptions options;
        options.mask_personal_data = mask;
        std::vector<std::pair<std::uint64_t, std::vector<std::string>>> rows;
        options.offending_row = [&](std::uint64_t line, std::vector<std::string> const& cells) {
            rows.emplace_back(line, cells);
        };
        REQUIRE(measure_ledger(source, published_in_time("unit"), national(), options).ok());
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].first == 3);
        auto const& late = rows[0].second;
        CHECK(late[1] == "甲局");
        CHECK(late[3] == "2024-09-11");
        CHECK(late[4] == "2024-10-20");
        CHECK(late[5].find("2024-09-07") != std::string::npos);
        CHECK(late[7] == (mask ? "李*" : "李四"));
        CHECK(rows[1].second[2] == "应填未填");
        CHECK(rows[1].second[7] == "示例公司");
    }
}

TEST_CASE("kind, heading row and columns are proposed from headings and contents") {
    auto const got = proposed(
        "二〇二四年处罚台账,,,,\n执法单位,决定书编号,处罚决定日期,公示的时间,罚款（万元）\n"
        "甲局,1,2024-09-02,2024-09-03,2\n甲局,2,2024-09-02,2024-09-03,3\n");
    CHECK(got.kind == "penalty");
    CHECK(got.heading_row == 1);
    REQUIRE(got.columns.size() == 5);
    CHECK(got.columns[0].field == "unit");
    CHECK(got.columns[0].certainty == Certainty::heading);
    CHECK(got.columns[2].field == "decided");
    CHECK(got.columns[3].field == "published");
    CHECK(got.columns[3].certainty == Certainty::alike);
    CHECK_FALSE(got.columns[3].doubt.empty());
    CHECK(got.columns[4].field == "fine");
    CHECK(got.columns[4].samples == std::vector<std::string>{"2", "3"});
}

TEST_CASE("a column whose contents contradict its heading is doubted") {
    auto const got = proposed("单位,处罚决定日期\n甲局,已作出\n乙局,已作出\n丙局,未作出\n", "行政处罚");
    REQUIRE(got.columns.size() == 2);
    CHECK(got.columns[1].field == "decided");
    CHECK_FALSE(got.columns[1].doubt.empty());
    CHECK(propose({}, find_kind("行政处罚")).columns.empty());
}

TEST_CASE("a row of CSV comes back as it was, on one line") {
    std::vector<std::string> const cells = {"a,b", "他说\"好\"", "两\n行", "", " 前后 "};
    std::string text;
    append_csv_row(cells, text);
    CHECK(std::count(text.begin(), text.end(), '\n') == 1);
    auto const back = read_heading_rows(TextSource(text), 1);
    REQUIRE(back.ok());
    CHECK(back->front().headings == std::vector<std::string>{"a,b", "他说\"好\"", "两 行", "", "前后"});
}

TEST_CASE("a measure is written in one spelling and reads back the same") {
    auto const measures = parse_measures(shipped_measures("penalty")).take();
    for (auto const& measure : measures) {
        auto const text = measure_json(measure);
        auto const back = parse_measures("[" + text + "]");
        REQUIRE(back.ok());
        CHECK(measure_json(back->front()) == text);
        CHECK(text.find("null") == std::string::npos);
    }
    CHECK(fields_of(measures[0]) == std::vector<std::string>{"decided", "published"});
}

}  // namespace zs::ledger
