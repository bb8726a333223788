// Every check has a case that it tells and one that looks alike and is not: told() and calm() below.
#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <set>

#include "base/text.h"
#include "campaign/checks/check.h"
#include "campaign/checks/days_in_text.h"
#include "campaign/checks/filing.h"
#include "campaign/personal_data.h"

namespace zs::campaign {
namespace {

using catalogue::PartKind;

constexpr char const* kSound = "全年办结行政复议案件 46 件，按期办结率达到百分之百，群众满意度逐步提升。";

FormPart part_of(PartKind kind, std::string text) {
    FormPart out;
    out.key = "1";
    out.kind = kind;
    out.text = std::move(text);
    return out;
}

/// A filing of one part that no check has anything to say about.
Filing statement(std::string text = kSound) {
    Filing out;
    out.form.parts.push_back(part_of(PartKind::statement, "情况说明"));
    out.content.answers.push_back({"1", std::move(text), {}, {}, {}});
    return out;
}

Filing cases(int count) {
    Filing out;
    out.form.parts.push_back(part_of(PartKind::cases, "典型案例"));
    Answer answer;
    answer.part = "1";
    for (int i = 0; i < count; ++i)
        answer.cases.push_back({"案例" + std::to_string(i + 1), "经过和结果", "王科员", "0531-8123456"});
    out.content.answers.push_back(answer);
    return out;
}

Filing address(std::string address) {
    Filing out;
    out.form.parts.push_back(part_of(PartKind::url, "公开网址"));
    out.content.answers.push_back({"1", "", {}, {std::move(address)}, {}});
    return out;
}

FiledFile file(std::string name, FileText state = FileText::read, std::string text = "正文") {
    return {"1", std::move(name), "sha256:1", 100, state, std::move(text), false};
}

Filing with_file(FiledFile one) {
    auto out = statement();
    out.files.push_back(std::move(one));
    return out;
}

Filing windowed(std::string text) {
    auto out = statement(std::move(text));
    out.form.parts[0].since = "2020-01-01";
    out.form.parts[0].until = "2021-06-30";
    return out;
}

Filing open(std::string text) {
    auto out = statement(std::move(text));
    out.content.open_to_public = true;
    return out;
}

std::string repeated(char const* text, int count) {
    std::string out;
    for (int i = 0; i < count; ++i)
        out += text;
    return out;
}

template <class Change>
Filing changed(Filing filing, Change change) {
    change(filing);
    return filing;
}

std::multimap<std::string, Filing> told() {
    auto const over_five = [](Filing& f) { f.form.parts[0].max_cases = 5; };
    return {
        {"part_missing", statement(" \n ")},
        {"part_missing", changed(statement(), [](Filing& f) { f.form.parts[0].kind = PartKind::document; })},
        {"part_missing", changed(statement(), [](Filing& f) { f.form.parts[0].needs_url = true; })},
        {"reason_missing", changed(statement(""), [](Filing& f) { f.content.not_involved = true; })},
        {"over_length", statement(repeated("字", 1001))},
        {"over_usual_length",
         changed(statement(repeated("字", 501)), [](Filing& f) { f.form.parts[0].usual_chars = 500; })},
        {"under_length", changed(statement("很短。"), [](Filing& f) { f.form.parts[0].min_chars = 200; })},
        {"too_many_cases", changed(cases(6), over_five)},
        {"too_many_cases", changed(cases(4), [](Filing& f) { f.form.parts[0].exact_cases = 3; })},
        {"too_few_cases", changed(cases(2), [](Filing& f) { f.form.parts[0].exact_cases = 3; })},
        {"contact_missing", changed(cases(1),
                                    [](Filing& f) {
                                        f.form.parts[0].needs_contact = true;
                                        f.content.answers[0].cases[0].phone = "";
                                    })},
        {"contact_malformed",
         changed(cases(1), [](Filing& f) { f.content.answers[0].cases[0].phone = "12345"; })},
        {"contact_malformed",
         changed(cases(1), [](Filing& f) { f.content.answers[0].cases[0].phone = "1391234567"; })},
        {"address_malformed", address("www.example.gov.cn/a.html")},
        {"address_malformed", address("https://example，gov.cn")},
        {"address_malformed", address("见区政府网站")},
        {"address_malformed", address("https://a.gov.cn/1 https://a.gov.cn/2")},
        {"address_internal", address("http://192.168.3.7/show?id=4")},
        {"address_internal", address("http://172.20.1.1/")},
        {"outside_window", windowed("2019年5月制定办法。")},
        {"outside_window", windowed("自2021年8月1日起施行。")},
        {"outside_window", windowed("2021-07-01 公布。")},
        {"wrong_genre", statement("2025年工作总结\n一年来，全局上下团结奋进。")},
        {"wrong_genre", with_file(file("法治建设工作总结（终稿）.docx"))},
        {"file_empty", with_file(file("a.docx", FileText::empty, ""))},
        {"file_unreadable", with_file(file("a.docx", FileText::unreadable, ""))},
        {"file_scan", with_file(file("a.pdf", FileText::scan, ""))},
        {"duplicate",
         changed(with_file(file("a.docx")), [](Filing& f) { f.files.push_back(file("b.docx")); })},
        {"duplicate", changed(statement(),
                              [](Filing& f) {
                                  f.form.parts.push_back(f.form.parts[0]);
                                  f.form.parts[1].key = "2";
                                  f.content.answers.push_back(f.content.answers[0]);
                                  f.content.answers[1].part = "2";
                              })},
        {"duplicate", changed(statement(),
                              [](Filing& f) {
                                  f.same_elsewhere.push_back({"1", "情况说明", "指标 12"});
                              })},
        {"personal_data", open("联系王某，电话13912345678。")},
        {"personal_data", open("身份证号11010519491231002X。")},
        {"personal_data", open("材料发至 wang.zheng@qq.com 邮箱。")},
        {"rate_wrong", statement("全年办理行政复议案件120件，按时办结118件，按时办结率99.2%。")},
        {"figure_contradicted",
         changed(statement(),
                 [](Filing& f) {
                     f.contradictions.push_back({"1", "执法人员 120 人，另一处 118 人。"});
                 })},
    };
}

std::multimap<std::string, Filing> calm() {
    return {
        {"part_missing", changed(statement(""), [](Filing& f) { f.files.push_back(file("说明.docx")); })},
        {"part_missing", changed(statement(""), [](Filing& f) { f.form.parts[0].required = false; })},
        {"part_missing", changed(statement(""),
                                 [](Filing& f) {
                                     f.content.not_involved = true;
                                     f.content.not_involved_reason = "职责在区城管局。";
                                 })},
        {"reason_missing", changed(statement(""),
                                   [](Filing& f) {
                                       f.content.not_involved = true;
                                       f.content.not_involved_reason = "职责在区城管局。";
                                   })},
        {"over_length", statement(repeated("字 \n", 1000))},
        {"over_length", changed(statement(repeated("字", 1001)),
                                [](Filing& f) {
                                    f.content.not_involved = true;
                                    f.content.not_involved_reason = "职责在区城管局。";
                                })},
        {"over_usual_length",
         changed(statement(repeated("字", 500)), [](Filing& f) { f.form.parts[0].usual_chars = 500; })},
        {"under_length",
         changed(statement(repeated("字", 200)), [](Filing& f) { f.form.parts[0].min_chars = 200; })},
        {"too_many_cases", changed(cases(5), [](Filing& f) { f.form.parts[0].max_cases = 5; })},
        {"too_few_cases", changed(cases(1), [](Filing& f) { f.form.parts[0].max_cases = 3; })},
        {"contact_missing", changed(cases(1), [](Filing& f) { f.form.parts[0].needs_contact = true; })},
        {"contact_missing", changed(cases(1), [](Filing& f) { f.content.answers[0].cases[0].contact = ""; })},
        {"contact_malformed",
         changed(cases(1), [](Filing& f) { f.content.answers[0].cases[0].phone = "139 1234 5678"; })},
        {"contact_malformed",
         changed(cases(1), [](Filing& f) { f.content.answers[0].cases[0].phone = "（010）81234567-802"; })},
        {"address_malformed", address("https://www.example.gov.cn/公开/2025/a.html?x=1&y=2#第1条")},
        {"address_malformed", address(" http://example.gov.cn:8080 ")},
        {"address_internal", address("http://172.32.1.1/")},
        {"address_internal", address("https://10.example.gov.cn/")},
        {"outside_window", windowed("2020年底前完成，2021年继续推进。")},
        {"outside_window",
         windowed("按照《条例（2015年修订）》和〔2018〕12号文件，较2019年增长，与2018年同期持平。")},
        {"outside_window", windowed("投资2019万元，编号20190501，比例2018.5。")},
        {"wrong_genre", statement("认真总结经验，形成工作总结制度，2025年全面推开。")},
        {"wrong_genre", changed(statement("2025年工作总结\n一年来"),
                                [](Filing& f) { f.form.parts[0].text = "年度工作总结"; })},
        {"wrong_genre", with_file(file("总结会情况说明.docx"))},
        {"file_empty", with_file(file("a.docx", FileText::waiting, ""))},
        {"file_unreadable", with_file(file("a.pdf", FileText::scan, ""))},
        {"file_scan", with_file(file("a.pdf"))},
        {"duplicate", changed(with_file(file("a.docx")),
                              [](Filing& f) {
                                  f.files.push_back(file("b.docx"));
                                  f.files[1].digest = "sha256:2";
                              })},
        {"duplicate", changed(statement("已完成。"),
                              [](Filing& f) {
                                  f.form.parts.push_back(f.form.parts[0]);
                                  f.form.parts[1].key = "2";
                                  f.content.answers.push_back({"2", "已完成。", {}, {}, {}});
                              })},
        {"personal_data", statement("联系王某，电话13912345678。")},
        {"personal_data",
         open("监督电话12345，传真0531-81234567，邮箱 office@example.gov.cn，编号139123456789。")},
        {"personal_data", open("编号110105194912310021，金额1391234.5678万元。")},
        {"rate_wrong", statement("全年办理行政复议案件120件，按时办结118件，按时办结率98.3%。")},
        {"figure_contradicted", statement()},
    };
}

bool tells(Filing const& filing, std::string const& check) {
    for (auto const& remark : check_filing(filing)) {
        if (remark.check == check) return true;
    }
    return false;
}

TEST_CASE("every check tells what it is for, and is silent about what only looks like it") {
    for (auto const& [check, filing] : told()) {
        CAPTURE(check);
        CAPTURE(filing.content.answers.at(0).text);
        CHECK(tells(filing, check));
    }
    for (auto const& [check, filing] : calm()) {
        CAPTURE(check);
        CAPTURE(filing.content.answers.at(0).text);
        CHECK_FALSE(tells(filing, check));
    }
}

TEST_CASE("every check of the data has both kinds of case, and says why and what to do") {
    std::set<std::string> known;
    auto const yes = told();
    auto const no = calm();
    for (auto const& check : checks()) {
        CAPTURE(check.id);
        CHECK(known.insert(check.id).second);
        CHECK(yes.contains(check.id));
        CHECK(no.contains(check.id));
        CHECK_FALSE(check.name.empty());
        CHECK_FALSE(check.name_en.empty());
        CHECK(length_in_characters(check.why) >= 12);
        CHECK(length_in_characters(check.advice) >= 10);
    }
    for (auto const& [check, filing] : yes)
        CHECK_MESSAGE(known.contains(check), check);
}

TEST_CASE("what is sound has no remark, and what blocks comes first") {
    CHECK(check_filing(statement()).empty());
    auto filing = with_file(file("工作总结.pdf", FileText::scan, ""));
    filing.content.answers[0].text = repeated("字", 1200);
    auto const remarks = check_filing(filing);
    REQUIRE(remarks.size() == 3);
    CHECK(remarks[0].grade == Grade::blocks);
    CHECK(is_blocked(remarks));
    CHECK(contains(remarks[0].message, "1200"));
    CHECK(contains(remarks[0].message, "200 字"));
    CHECK_FALSE(is_blocked(check_filing(with_file(file("a.pdf", FileText::scan, "")))));
}

TEST_CASE("days of a text are what they can mean") {
    auto const days = days_in("2019年制定，2020年2月修改，2021年3月15日施行，2022/4/1公布。");
    REQUIRE(days.size() == 4);
    CHECK(days[0].first == "2019-01-01");
    CHECK(days[0].last == "2019-12-31");
    CHECK(days[1].last == "2020-02-29");
    CHECK(days[2].words == "2021年3月15日");
    CHECK(days[3].first == "2022-04-01");
    CHECK(days_in("2021年13月").size() == 1);
    CHECK(days_in("1.2019.5、20195、《2019年规定》").empty());
}

TEST_CASE("personal numbers are found where they stand") {
    std::string const text = "张三13912345678，李四 139-1234-5678";
    auto const found = personal_data_in(text);
    REQUIRE(found.size() == 2);
    CHECK(text.substr(found[0].begin, found[0].end - found[0].begin) == "13912345678");
    CHECK(text.substr(found[1].begin, found[1].end - found[1].begin) == "139-1234-5678");
}

}  // namespace
}  // namespace zs::campaign
