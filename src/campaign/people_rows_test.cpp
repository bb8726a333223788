#include "campaign/people_rows.h"

#include <doctest/doctest.h>

namespace zs::campaign {
namespace {

documents::Document table(std::vector<std::vector<std::string>> const& rows) {
    documents::Table out;
    int number = 0;
    for (auto const& texts : rows) {
        documents::Row row;
        ++number;
        for (std::size_t at = 0; at < texts.size(); ++at) {
            if (texts[at].empty()) continue;
            documents::Cell cell;
            cell.text = texts[at];
            cell.column = static_cast<int>(at);
            cell.place.row = number;
            row.cells.push_back(cell);
        }
        out.rows.push_back(row);
    }
    documents::Document document;
    document.blocks.emplace_back(out);
    return document;
}

TEST_CASE("the heading is found under a title, in any order of columns") {
    auto const rows = read_people(table({{"示例区单位和人员"},
                                         {"姓 名", "岗位", "用户名", "单位"},
                                         {"王五", "联络员", "wangwu", "区司法局"}}));
    REQUIRE(rows.ok());
    REQUIRE(rows->size() == 1);
    CHECK(rows->at(0).organisation == "区司法局");
    CHECK(rows->at(0).user_name == "wangwu");
    CHECK(rows->at(0).role == MemberRole::contact);
    CHECK(rows->at(0).row == 3);
    CHECK(rows->at(0).fault.empty());
}

TEST_CASE("a unit is written once for several people, and may stand alone") {
    auto const rows = read_people(table({{"单位名称", "姓名", "用户名", "岗位"},
                                         {"区司法局", "王五", "wangwu", "联络人"},
                                         {"", "赵六", "zhaoliu", "单位负责人"},
                                         {"", "", "", ""},
                                         {"区财政局"}}));
    REQUIRE(rows.ok());
    REQUIRE(rows->size() == 3);
    CHECK(rows->at(1).organisation == "区司法局");
    CHECK(rows->at(1).role == MemberRole::leader);
    CHECK(rows->at(2).organisation == "区财政局");
    CHECK(rows->at(2).fault.empty());
}

TEST_CASE("what is missing in a row is said of that row") {
    auto const rows = read_people(table({{"单位名称", "姓名", "用户名", "岗位"},
                                         {"", "王五", "wangwu", "联络人"},
                                         {"区司法局", "赵六", "", "联络人"},
                                         {"区司法局", "孙七", "sunqi", "吉祥物"},
                                         {"区司法局", "周八", "zhouba", ""}}));
    REQUIRE(rows.ok());
    for (auto const& row : *rows)
        CHECK_FALSE(row.fault.empty());
}

TEST_CASE("a document without such a table is refused with what to do") {
    CHECK(read_people(table({{"序号", "内容"}, {"1", "一"}})).error().code == ErrorCode::malformed_document);
    CHECK(read_people({}).error().code == ErrorCode::malformed_document);
}

TEST_CASE("every role has a word that is read back") {
    for (auto const role : {MemberRole::office, MemberRole::reviewer, MemberRole::inspector,
                            MemberRole::contact, MemberRole::leader, MemberRole::observer})
        CHECK(role_of_words(words_of_role(role)) == role);
}

}  // namespace
}  // namespace zs::campaign
