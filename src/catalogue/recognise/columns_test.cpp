#include "catalogue/recognise/columns.h"

#include <doctest/doctest.h>

using namespace zs::catalogue::recognise;

TEST_CASE("header cells are matched through blanks, line breaks and brackets") {
    CHECK(match_header("责 任\n单位（部门）").role == Role::responsible);
    CHECK(match_header("Due Date").role == Role::deadline);
    CHECK(match_header("（必填）责任单位").role == Role::responsible);
    CHECK(match_header("（必填）").role == Role::unknown);
    CHECK(match_header("街道牵头情况统计表说明文字很长不是表头").role == Role::unknown);
}

TEST_CASE("a part of a known word counts for less than the word") {
    CHECK(match_header("责任单位").confidence > match_header("园区责任单位").confidence);
}

TEST_CASE("a row of contents is no header") {
    CHECK(header_score({"1", "修补人行道。", "城管局"}) == 0);
    CHECK(header_score({"序号", "工作任务", "责任单位"}) == 3);
}

TEST_CASE("persons are no units, offices only where no column names units") {
    for (auto const* person : {"牵头县领导", "责任领导及电话", "包保领导", "责任人", "分管副县长"})
        CHECK(match_header(person).role == Role::other);
    CHECK(match_header("责任单位及负责人").role == Role::responsible);
    std::vector<Column> both = {{Role::responsible, "", 1}, {match_header("责任科室").role, "", 1}};
    resolve_ranks(both);
    CHECK(both[1].role == Role::other);
    std::vector<Column> alone = {{Role::number, "", 1}, {match_header("责任科室").role, "", 1}};
    resolve_ranks(alone);
    CHECK(alone[1].role == Role::responsible);
}

TEST_CASE("the innermost rank is the text, the ones before it are headings") {
    std::vector<Column> columns = {
        {Role::rank3, "", 1}, {Role::number, "", 1}, {Role::rank1, "", 1}, {Role::rank2, "", 1}};
    resolve_ranks(columns);
    CHECK(columns[0].role == Role::text);
    CHECK(columns[2].role == Role::level1);
    CHECK(columns[3].role == Role::level2);
}
