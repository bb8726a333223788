#include "ledger/run.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "calendar/work_calendar.h"
#include "ledger/encoding.h"
#include "ledger/kinds.h"
#include "ledger/report.h"

namespace zs::ledger {
namespace {

calendar::WorkCalendar const& national() {
    static auto const calendar = calendar::WorkCalendar::national().take();
    return calendar;
}

std::string const kPublished =
    R"({"measures":[{"name":"公开率","within":{"from":"decided","to":"published","limit":7},
        "group_by":"unit","target":"100%"}]})";

Measured measured(std::string const& csv, std::string const& json, RunOptions const& options = {}) {
    auto measures = parse_measures(json);
    REQUIRE(measures.ok());
    auto result = measure_ledger(TextSource(csv), *measures, national(), options);
    REQUIRE_MESSAGE(result.ok(), (result.ok() ? "" : result.error().message));
    return result.take();
}

MeasureRow row_of(Measured const& all, std::size_t at) {
    REQUIRE(at < all.groups.size());
    return measure_row(all.measures[all.groups[at].measure], all.groups[at]);
}

TEST_CASE("seven working days over a holiday end on the day the clock says") {
    auto const got = measured(
        "unit,decided,published\n"
        "甲,2024-09-30,2024-10-15\n"   // the seventh working day
        "甲,2024-09-30,2024-10-16\n"   // the eighth
        "甲,2024-09-27,2024-10-12\n"   // a Saturday that is worked: the sixth
        "甲,2024-10-18,2024-10-29\n"   // the seventh
        "乙,2024-10-11,2024-10-20\n",  // published on a Sunday after six working days, due on the 21st
        kPublished);
    auto const first = row_of(got, 0);
    auto const second = row_of(got, 1);
    CHECK(first.group == "乙");  // by bytes of the name
    CHECK(first.met == 1);
    CHECK(second.total == 4);
    CHECK(second.met == 3);
    CHECK(second.value == "75.00%");
    CHECK(second.verdict == "not_met");
    CHECK(second.max == "8");
}

TEST_CASE("done on a day of rest after the last working day is late") {
    // Seven working days from Friday 11 October 2024 end on Monday 21; from Thursday 10 they end on
    // Friday 18.
    auto const got = measured("unit,decided,published\n甲,2024-10-09,2024-10-19\n", kPublished);
    CHECK(row_of(got, 0).met == 0);  // due Thursday the 17th
    CHECK(row_of(got, 0).max == "8");
}

TEST_CASE("blank counts against the unit unless the rule leaves it out") {
    std::string const csv =
        "unit,decided,published\n甲,2024-09-02,\n甲,2024-09-02,2024-09-03\n甲,待定,2024-09-03\n";
    auto const counted = row_of(measured(csv, kPublished), 0);
    CHECK(counted.counted == 3);
    CHECK(counted.met == 1);
    CHECK(counted.missing == 1);
    CHECK(counted.errors == 1);
    CHECK(counted.value == "33.33%");
    auto const left_out =
        row_of(measured(csv, R"([{"name":"a","within":{"from":"decided","to":"published","limit":7},
                           "missing_value_rule":"exclude","target":"100%"}])"),
               0);
    CHECK(left_out.group == "全部");
    CHECK(left_out.total == 3);
    CHECK(left_out.counted == 1);
    CHECK(left_out.value == "100.00%");
    CHECK(left_out.verdict == "met");
}

TEST_CASE("a second day before the first is an error of the ledger") {
    auto const row = row_of(measured("unit,decided,published\n甲,2024-09-05,2024-09-03\n", kPublished), 0);
    CHECK(row.errors == 1);
    CHECK(row.met == 0);
    CHECK(row.max.empty());
}

TEST_CASE("every form of measure") {
    std::string const csv =
        "unit,fine,officers,reviewed,decided,hours\n"
        "甲,100.50,2,2024-01-02,2024-01-03,40\n"
        "甲,0.25,1,2024-01-04,2024-01-03,39.5\n"
        "甲,,3,2024-01-03,2024-01-03,60\n";
    auto const got = measured(csv, R"([
        {"name":"少于两人","count":{"where":{"field":"officers","op":"lt","value":2}},"target":"= 0"},
        {"name":"罚款","sum":{"field":"fine"}},
        {"name":"最大","max":{"field":"fine"},"target":"<= 100"},
        {"name":"学时","min_per_group":{"field":"hours"},"target":"40"},
        {"name":"先审后定","sequence":{"fields":["reviewed","decided"]},"target":"100%"},
        {"name":"两人以上","ratio":{"numerator":{"field":"officers","op":"ge","value":2},
            "denominator":{"none":[{"field":"fine","op":"blank"}]}},"target":">= 50%"},
        {"name":"当天起提前","within":{"from":"reviewed","to":"decided","at_least":1,"counting":"calendar_days"}}])");
    REQUIRE(got.groups.size() == 7);
    CHECK(row_of(got, 0).value == "1");
    CHECK(row_of(got, 0).verdict == "not_met");
    CHECK(row_of(got, 1).value == "100.75");
    CHECK(row_of(got, 1).missing == 1);
    CHECK(row_of(got, 1).counted == 2);
    CHECK(row_of(got, 2).value == "100.5");
    CHECK(row_of(got, 2).verdict == "not_met");
    CHECK(row_of(got, 3).value == "39.5");
    CHECK(row_of(got, 3).met == 2);
    CHECK(row_of(got, 4).met == 2);
    CHECK(row_of(got, 4).counted == 3);
    CHECK(row_of(got, 5).total == 2);
    CHECK(row_of(got, 5).value == "50.00%");
    CHECK(row_of(got, 5).verdict == "met");
    CHECK(row_of(got, 6).met == 1);
    CHECK(row_of(got, 6).errors == 1);
}

TEST_CASE("a rate is 100 % only if every row is met") {
    std::string csv = "unit,decided,published\n";
    for (int i = 0; i < 30'000; ++i)
        csv += "甲,2024-09-02,2024-09-03\n";
    csv += "甲,2024-09-02,2024-12-03\n";
    auto const row = row_of(measured(csv, kPublished), 0);
    CHECK(row.value == "99.99%");
    CHECK(row.verdict == "not_met");
}

TEST_CASE("months end on the matching day and move off days of rest") {
    auto const got =
        measured("a,b\n2024-08-31,2025-02-28\n2024-04-01,2024-10-08\n2024-04-01,2024-10-09\n",
                 R"([{"name":"六个月","within":{"from":"a","to":"b","limit":6,"counting":"months"}}])");
    CHECK(row_of(got, 0).met == 2);
}

TEST_CASE("quotes, line breaks in quotes, doubled quotes and CRLF") {
    auto const got = measured(
        "unit,decided,published\r\n\"甲\n乙\",2024-09-02,2024-09-03\r\n\"a\"\"b, "
        "c\",\"2024-09-02\",\"2024-09-04\"\r\n"
        "5\"管,2024-09-02,2024-09-05\r\n甲,2024-09-02,2024-09-03",
        kPublished);
    REQUIRE(got.groups.size() == 4);
    CHECK(got.groups[0].group == "5\"管");
    CHECK(got.groups[1].group == "a\"b, c");
    CHECK(got.groups[2].group == "甲");
    CHECK(got.groups[3].group == "甲\n乙");
    CHECK(got.broken_count == 0);
}

TEST_CASE("broken rows are kept aside with their lines, and only they") {
    auto const got = measured(
        "unit,decided,published\n甲,2024-09-02,2024-09-03\n甲,2024-09-02\n\n\"甲,2024-09-02,2024-09-03\n"
        "乙,2024-09-02,2024-09-03\n乙,2024-09-02,2024-09-03,多\n乙,2024-09-02,2024-09-04\n",
        kPublished);
    CHECK(got.row_count == 3);
    REQUIRE(got.broken.size() == 3);
    CHECK(got.broken[0].line == 3);
    CHECK(got.broken[1].line == 5);
    CHECK(got.broken[2].line == 7);
    CHECK(row_of(got, 0).total == 2);
    CHECK(row_of(got, 1).total == 1);
}

TEST_CASE("GB18030 reads as UTF-8 does") {
    std::string const csv =
        "单位,决定日期,公示日期,类别\n甲局,2024年9月2日,2024年9月3日,重大\n乙局,2024-09-02,,一般\n";
    std::string const json =
        R"([{"name":"a","ledger_kind":"行政处罚","filter":{"field":"类别","op":"eq","value":"重大"},
        "within":{"from":"decided","to":"published","limit":7},"group_by":"unit"}])";
    CHECK(as_csv(measured(to_gb18030(csv), json)) == as_csv(measured(csv, json)));
    CHECK(row_of(measured(to_gb18030(csv), json), 0).total == 0);
    CHECK(row_of(measured(to_gb18030(csv), json), 1).met == 1);
}

TEST_CASE("titles above the headings, customary headings and columns in 万元") {
    auto const got =
        measured("行政处罚台账,,\n执法单位,罚没金额（万元）,备注\n甲,1.5,\n甲,500元,\n",
                 R"([{"name":"a","ledger_kind":"penalty","sum":{"field":"fine"},"group_by":"unit"}])");
    CHECK(row_of(got, 0).value == "15500");
}

TEST_CASE("a column that is not there is told with the headings") {
    auto const measures = parse_measures(kPublished).take();
    auto const got = measure_ledger(TextSource("单位,日期\n甲,2024-01-02\n"), measures, national(), {});
    REQUIRE_FALSE(got.ok());
    CHECK(got.error().message.find("单位、日期") != std::string::npos);
    CHECK_FALSE(measure_ledger(TextSource(""), measures, national(), {}).ok());
}

std::string long_ledger(int rows, bool breaks) {
    std::string csv = "unit,decided,published,note\n";
    std::uint64_t state = 7;
    for (int i = 0; i < rows; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        auto const pick = state >> 33U;
        csv += fmt::format("单位{},2024-{:02}-{:02},{},{}\n", pick % 90, pick % 12 + 1, pick % 28 + 1,
                           pick % 17 == 0 ? "" : fmt::format("2024-12-{:02}", pick % 31 + 1),
                           breaks && pick % 5 == 0 ? "\"第一行，\n第二行\n\"\"引\"\"\"" : "无");
    }
    return csv;
}

TEST_CASE("the same for any number of threads, with and without line breaks in cells") {
    for (bool const breaks : {false, true}) {
        auto const csv = long_ledger(3'000, breaks);
        std::string offending[3];
        std::string answers[3];
        unsigned const threads[] = {1, 2, 5};
        for (int i = 0; i < 3; ++i) {
            RunOptions options;
            options.threads = threads[i];
            options.task_bytes = 13'000;
            options.offending = [&, i](std::string_view text) { offending[i] += text; };
            options.restart_offending = [&, i] { offending[i].clear(); };
            auto const got = measured(csv, kPublished, options);
            CHECK(got.row_count == 3'000);
            CHECK(got.broken_count == 0);
            answers[i] = as_json(got);
        }
        CHECK(answers[0] == answers[1]);
        CHECK(answers[0] == answers[2]);
        CHECK(offending[0] == offending[1]);
        CHECK(offending[0] == offending[2]);
        CHECK(offending[0].size() > 100'000);
    }
}

TEST_CASE("offending rows say when it was due, when it happened and what did not count") {
    std::string out;
    RunOptions options;
    options.offending = [&](std::string_view text) { out += text; };
    measured("unit,decided,published\n甲,2024-09-30,2024-10-15\n=1+1,2024-09-30,2024-10-16\n甲,2024-09-30,\n",
             kPublished, options);
    CHECK(out.find("3,\"公开率\",\"'=1+1\",\"晚于应当完成之日\",\"2024-10-15\",\"2024-10-16\",\"2024-10-"
                   "01国庆节放假") != std::string::npos);
    CHECK(out.find("4,\"公开率\",\"甲\",\"应填未填\",\"2024-10-15\",\"\"") != std::string::npos);
    CHECK(out.find("\n2,") == std::string::npos);
}

TEST_CASE("measures that cannot be meant are refused") {
    for (auto const* json :
         {R"([])", R"([{"name":"a"}])", R"([{"name":"a","count":{},"sum":{"field":"x"}}])",
          R"([{"name":"a","within":{"from":"x","to":"y"}}])", R"([{"name":"a","count":{},"target":"多"}])",
          R"([{"name":"a","count":{},"filter":{"field":"x","op":"in","value":"y"}}])",
          R"([{"name":"a","count":{},"filter":{"all":[],"any":[]}}])",
          R"([{"name":"a","count":{},"unknown":1}])", R"([{"name":"a","sequence":{"fields":["x"]}}])"}) {
        CHECK_MESSAGE(!parse_measures(json).ok(), json);
    }
}

TEST_CASE("every shipped measure is readable and names fields that its ledger kind has") {
    std::size_t count = 0;
    for (auto const& name : shipped_measure_names()) {
        auto const measures = parse_measures(shipped_measures(name));
        REQUIRE_MESSAGE(measures.ok(), name);
        for (auto const& measure : *measures) {
            auto const* kind = find_kind(measure.ledger_kind.value_or(""));
            REQUIRE_MESSAGE(kind != nullptr, measure.name);
            auto const got = measure_ledger(TextSource(template_csv(*kind)), {measure}, national(), {});
            CHECK_MESSAGE(got.ok(), measure.name, (got.ok() ? "" : got.error().message));
            ++count;
        }
    }
    CHECK(count >= 25);
}

}  // namespace
}  // namespace zs::ledger
