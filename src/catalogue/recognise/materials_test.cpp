#include "catalogue/recognise/materials.h"

#include <doctest/doctest.h>

using namespace zs::catalogue;
using namespace zs::catalogue::recognise;
using Names = std::vector<std::string>;

namespace {

MaterialPart only_part(std::string_view cell) {
    std::vector<MaterialPart> parts = read_parts(cell);
    REQUIRE(parts.size() == 1);
    return parts.front();
}

}  // namespace

TEST_CASE("a refusal of materials is recognised, a request that mentions one is not") {
    CHECK(asks_nothing("不需提供申报材料。"));
    CHECK(asks_nothing("无需提供"));
    CHECK(asks_nothing("Not required"));
    CHECK_FALSE(asks_nothing("请提供2022年以来全区开放数据目录及网址。"));
    CHECK_FALSE(asks_nothing(""));
}

TEST_CASE("numbered parts are parted and lose their numbers") {
    for (char const* cell : {"1. 请提供志愿服务的情况说明；\n2. 请提供活动照片。",
                             "（1）请提供志愿服务的情况说明；（2）请提供活动照片。",
                             "①请提供志愿服务的情况说明；②请提供活动照片。",
                             "请提供以下材料：1、请提供志愿服务的情况说明；2、请提供活动照片。"}) {
        CAPTURE(cell);
        std::vector<MaterialPart> parts = read_parts(cell);
        REQUIRE(parts.size() == 2);
        CHECK(parts[0].text == "请提供志愿服务的情况说明；");
        CHECK(parts[1].text == "请提供活动照片。");
    }
}

TEST_CASE("figures and years are no part numbers") {
    CHECK(read_parts("请提供2.5万元以上项目的清单，1.2版系统的说明。").size() == 1);
    std::vector<MaterialPart> parts = read_parts("1.2021年以来公园建设的情况说明；2.2022年绿地目录。");
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].since == "2021-01-01");
    CHECK(parts[1].text == "2022年绿地目录。");
}

TEST_CASE("a broken line is joined, a bracket stays with its part") {
    CHECK(only_part("请提供食堂检查结\n果的案例。（不超过3件）").text ==
          "请提供食堂检查结果的案例。（不超过3件）");
}

TEST_CASE("the kind is what the main clause asks for") {
    CHECK(only_part("请提供窗口服务的情况说明，包括人数、时间等数据。").kind == PartKind::statement);
    CHECK(only_part("请提供证照目录及其公开网址。").kind == PartKind::list);
    CHECK(only_part("请提供证照目录的公开方式及网址。").kind == PartKind::url);
    CHECK(only_part("请提供评估的结果及公布网址。").kind == PartKind::document);
    CHECK(only_part("请提供纠纷调处的典型案例，并附调解协议。").kind == PartKind::cases);
    CHECK(only_part("全区各科（室）编制数和实有人数。").kind == PartKind::table);
    CHECK(only_part("会议纪要").kind == PartKind::document);
}

TEST_CASE("windows are read from the wording") {
    CHECK(only_part("2020年以来的培训情况说明").since == "2020-01-01");
    CHECK_FALSE(only_part("2020年以来的培训情况说明").until.has_value());
    CHECK(only_part("2021年上半年台账").until == "2021-06-30");
    MaterialPart range = only_part("2019年1月至2021年6月的巡查记录");
    CHECK(range.since == "2019-01-01");
    CHECK(range.until == "2021-06-30");
    MaterialPart years = only_part("2019、2020年年度报告");
    CHECK(years.since == "2019-01-01");
    CHECK(years.until == "2020-12-31");
    MaterialPart cut_off = only_part("2020年以来的案例，截止2022年2月底。");
    CHECK(cut_off.since == "2020-01-01");
    CHECK(cut_off.until == "2022-02-28");
    CHECK_FALSE(only_part("学习《2035年远景规划》的说明").since.has_value());
}

TEST_CASE("bounds on cases and characters are read, lower bounds are not taken for them") {
    CHECK(only_part("典型案例（不超过5个）").max_cases == 5);
    CHECK(only_part("典型做法3个以内").max_cases == 3);
    CHECK(only_part("从中任选五件上传").max_cases == 5);
    CHECK(only_part("情况说明（举3个例子）").max_cases == 3);
    CHECK(only_part("典型案例3个").max_cases == 3);
    CHECK(only_part("任意10家企业的检查记录").max_cases == 10);
    CHECK_FALSE(only_part("至少提供2个案例").max_cases.has_value());
    CHECK(only_part("情况说明，不超过500字").max_chars == 500);
    CHECK(only_part("情况说明，1000字以内").max_chars == 1000);
}

TEST_CASE("an exact count is told from a bound") {
    MaterialPart const exact = only_part("请任选5件上传审核意见书。");
    CHECK(exact.exact_cases == 5);
    CHECK(exact.max_cases == 5);
    MaterialPart const most = only_part("请提供典型案例。（不超过3件）");
    CHECK_FALSE(most.exact_cases);
    CHECK(most.max_cases == 3);
    MaterialPart const least = only_part("请提供不少于2个案例，每个不少于300字、不超过800字。");
    CHECK(least.min_cases == 2);
    CHECK(least.min_chars == 300);
    CHECK(least.max_chars == 800);
}

TEST_CASE("contacts and addresses asked for are noted") {
    CHECK(only_part("案例，请注明当事人联系方式").needs_contact);
    CHECK(only_part("清单及公开网址").needs_url);
    CHECK_FALSE(only_part("清单").needs_url);
}

TEST_CASE("the sentence that merges requests gives the numbers") {
    CHECK(merged_numbers("第 6、7、8项指标，请合并提供下列材料：") == Names{"6", "7", "8"});
    CHECK(merged_numbers("第6-8项、第11项指标请一并提供") == Names{"6", "7", "8"});
    CHECK_FALSE(merged_numbers("请提供第6、7项指标的材料").has_value());
    CHECK_FALSE(merged_numbers("第6项指标，请合并提供下列材料").has_value());
}

TEST_CASE("a merged request serves all its items, is taken once, and goes on in another row") {
    std::vector<ItemMaterials> rows = {
        {"5", "不需提供申报材料。", false},
        {"6", "第6、7、8项指标，请合并提供下列材料：1.河道清单；2.巡查的情况说", false},
        {"7", "明；3.整改台账。", false},
        {"8", "第6、7、8项指标，请合并提供下列材料：1.河道清单；2.巡查的情况说", false},
        {"9", "请提供河长名单。", false},
        {"10", "请提供河长名单。", true},
        {"11", "", false},
    };
    std::vector<MaterialRequest> requests = assemble_requests(rows, "1-");
    REQUIRE(requests.size() == 3);
    CHECK(requests[0].not_required);
    CHECK(requests[0].items == Names{"5"});
    CHECK(requests[1].id == "1-6");
    CHECK(requests[1].items == Names{"6", "7", "8"});
    REQUIRE(requests[1].parts.size() == 3);
    CHECK(requests[1].parts[1].text == "巡查的情况说明；");
    CHECK(requests[2].items == Names{"9", "10"});
}

TEST_CASE("refusals that span rows are kept apart, one per item") {
    std::vector<MaterialRequest> requests =
        assemble_requests({{"1", "无需提供", false}, {"2", "无需提供", true}}, "");
    REQUIRE(requests.size() == 2);
    CHECK(requests[1].not_required);
}

TEST_CASE("material_likeness tells requests from units, texts and methods") {
    for (char const* request : {"请提供2020年以来公园建设的情况说明。", "2. 需提供养老机构名录。", "无需提供",
                                "会议记录、照片、台账", "2021年公共停车场目录", "查询平台的网址。"}) {
        CAPTURE(request);
        CHECK(material_likeness(request) >= 0.6);
    }
    for (char const* other : {"区司法局", "网络检索 材料查证", "建立健全信息公开制度。", "6月底前", ""}) {
        CAPTURE(other);
        CHECK(material_likeness(other) <= 0.4);
    }
}

TEST_CASE("pieces between semicolons are parts where each names a thing") {
    std::vector<MaterialPart> parts =
        read_parts("随机抽取巡查案卷5份；巡查情况统计表1份；文字说明不超过800字。");
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].kind == PartKind::cases);
    CHECK(parts[0].exact_cases == 5);
    CHECK(parts[1].kind == PartKind::table);
    CHECK(parts[2].max_chars == 800);
    CHECK(read_parts("请提供巡查制度；已经废止的除外。").size() == 1);
    CHECK(only_part("报送巡查意见书各5件。").exact_cases == 5);
    CHECK_FALSE(only_part("提供典型案例5个以内。").exact_cases.has_value());
}
