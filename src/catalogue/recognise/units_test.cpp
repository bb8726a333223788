#include "catalogue/recognise/units.h"

#include <doctest/doctest.h>

using namespace zs::catalogue::recognise;
using Names = std::vector<std::string>;

namespace {

Names responsible(std::string_view cell) {
    return read_units(cell, UnitsColumn::any).responsible;
}

}  // namespace

TEST_CASE("units are split on enumeration commas, commas, semicolons, blanks and line breaks") {
    CHECK(responsible("区司法局、区财政局，区信访局;各镇") ==
          Names{"区司法局", "区财政局", "区信访局", "各镇"});
    CHECK(responsible("县财政局 县民政局\n县审计局") == Names{"县财政局", "县民政局", "县审计局"});
    CHECK(responsible("1.区司法局\n2.区财政局。") == Names{"区司法局", "区财政局"});
    CHECK(responsible("区住建局/区城管局") == Names{"区住建局", "区城管局"});
}

TEST_CASE("short names on lines of their own are not joined") {
    UnitsCell cell = read_units("交警大队\n志愿服务中心\n市场科", UnitsColumn::any);
    CHECK(cell.responsible == std::vector<std::string>{"交警大队", "志愿服务中心", "市场科"});
}

TEST_CASE("a unit broken by a line break or a blank is joined again") {
    CHECK(responsible("区人力资源\n社会保障局\n区发改\n委") == Names{"区人力资源社会保障局", "区发改委"});
    CHECK(responsible("区级有关部\n门;各镇") == Names{"区级有关部门", "各镇"});
    CHECK(responsible("区委\n组织部、区司法局") == Names{"区委组织部", "区司法局"});
    CHECK(responsible("各镇\n（街道）") == Names{"各镇（街道）"});
}

TEST_CASE("group phrases and brackets stay one unit") {
    CHECK(responsible("区直各部门，各镇（街道）") == Names{"区直各部门", "各镇（街道）"});
    CHECK(responsible("区财政局 有罚没收入、收费项目的区直单位 区审计局") ==
          Names{"区财政局", "有罚没收入、收费项目的区直单位", "区审计局"});
    CHECK(responsible("区数据局等区级有关部门;各镇") == Names{"区数据局等区级有关部门", "各镇"});
    CHECK(responsible("各镇、街道") == Names{"各镇、街道"});
    CHECK(responsible("区创建办(区司法局)、各镇") == Names{"区创建办(区司法局)", "各镇"});
}

TEST_CASE("a joint inside a name does not split it, a joint between units does") {
    CHECK(responsible("区自然资源和规划局、区农业农村和水利局") ==
          Names{"区自然资源和规划局", "区农业农村和水利局"});
    CHECK(responsible("区司法局和区财政局") == Names{"区司法局", "区财政局"});
}

TEST_CASE("and-others and formulas are no part of a name") {
    CHECK(responsible("区教育局、区税务局等") == Names{"区教育局", "区税务局"});
    CHECK(responsible("区教育局、区税务局等有关部门按职责分工分别负责。") == Names{"区教育局", "区税务局"});
    CHECK(responsible("合同承办单位按照职责分工负责") == Names{"合同承办单位"});
    CHECK(responsible("区教育局、区财政局（按职责分工负责）") == Names{"区教育局", "区财政局"});
    CHECK(responsible("区教育局（联系人：某某）、★区财政局") == Names{"区教育局", "区财政局"});
    CHECK(responsible("区人大办、区政协办") == Names{"区人大办", "区政协办"});
    CHECK(responsible("区财政局协办") == Names{"区财政局"});
}

TEST_CASE("those before 牵头 lead, the rest are responsible") {
    UnitsCell cell = read_units("由区司法局、区委编办牵头，区财政局、各镇（街道）配合", UnitsColumn::any);
    CHECK(cell.lead == Names{"区司法局", "区委编办"});
    CHECK(cell.responsible == Names{"区财政局", "各镇（街道）"});

    cell = read_units("区司法局牵头，区财政局配合；区教育局牵头，各学校参与", UnitsColumn::responsible);
    CHECK(cell.lead == Names{"区司法局", "区教育局"});
    CHECK(cell.responsible == Names{"区财政局", "各学校"});

    cell = read_units("区司法局（牵头）、区财政局", UnitsColumn::any);
    CHECK(cell.lead == Names{"区司法局"});
    CHECK(cell.responsible == Names{"区财政局"});
}

TEST_CASE("labels inside a cell give the parts; persons are passed over") {
    UnitsCell cell =
        read_units("牵头单位：区司法局、区财政局\n责任单位：各镇、街道\n责任人：某某", UnitsColumn::any);
    CHECK(cell.lead == Names{"区司法局", "区财政局"});
    CHECK(cell.responsible == Names{"各镇、街道"});
    cell = read_units("Owner: IT Security; Support: HR, Legal", UnitsColumn::any);
    CHECK(cell.lead == Names{"IT Security"});
    CHECK(cell.responsible == Names{"HR", "Legal"});
}

TEST_CASE("in a lead column plain names lead") {
    CHECK(read_units("区司法局、区财政局", UnitsColumn::lead).lead == Names{"区司法局", "区财政局"});
    CHECK(read_units("IT Security; HR", UnitsColumn::lead).lead == Names{"IT Security", "HR"});
}

TEST_CASE("a cell that assigns clause by clause yields clauses and the ordered union of units") {
    UnitsCell cell = read_units(
        "建成政务数据目录（数据局、政办牵头）、开放接口（信息中心牵头，各部门按职责分工分别负责）,"
        "每季度更新一次。"
        "（各镇街负责。）",
        UnitsColumn::any);
    REQUIRE(cell.clauses.size() == 3);
    CHECK(cell.clauses[0].text == "建成政务数据目录");
    CHECK(cell.clauses[0].lead_units == Names{"数据局", "政办"});
    CHECK(cell.clauses[1].text == "开放接口");
    CHECK(cell.clauses[1].responsible_units == Names{"各部门"});
    CHECK(cell.clauses[2].text == "每季度更新一次。");
    CHECK(cell.lead == Names{"数据局", "政办", "信息中心"});
    CHECK(cell.responsible == Names{"各部门", "各镇街"});
}

TEST_CASE("a clause whose last bracket is never closed is still a clause") {
    UnitsCell cell =
        read_units("开展巡查。（城管局牵头、各镇街负责）；\n建立台账（住建局牵头，各镇街按职责分工负责。",
                   UnitsColumn::any);
    REQUIRE(cell.clauses.size() == 2);
    CHECK(cell.clauses[1].lead_units == Names{"住建局"});
    CHECK(cell.clauses[1].responsible_units == Names{"各镇街"});
}

TEST_CASE("sentences that give each unit its task are clauses") {
    UnitsCell cell =
        read_units("政办牵头，政办编制全区年度计划。各镇街、各部门编制本单位年度计划。", UnitsColumn::any);
    CHECK(cell.lead == Names{"政办"});
    CHECK(cell.responsible == Names{"各镇街", "各部门"});
    REQUIRE(cell.clauses.size() == 2);
    CHECK(cell.clauses[1].text == "编制本单位年度计划。");
}

TEST_CASE("not applicable is not the same as empty") {
    CHECK_FALSE(read_units("和我区无关", UnitsColumn::any).applicable);
    CHECK_FALSE(read_units("不涉及", UnitsColumn::any).applicable);
    UnitsCell dash = read_units("—", UnitsColumn::any);
    CHECK(dash.applicable);
    CHECK(dash.responsible.empty());
}

TEST_CASE("whether a cell concerns units is the same with and without reading the names") {
    for (char const* cell :
         {"", "—", "无", "和我区无关", "（不涉及）", "区司法局", "区司法局牵头，各镇配合。"}) {
        CAPTURE(cell);
        CHECK(concerns_units(cell) == read_units(cell, UnitsColumn::any).applicable);
    }
    CHECK_FALSE(concerns_units("和我区无关"));
    CHECK(concerns_units("区司法局"));
}

TEST_CASE("unit_likeness tells units from texts, headings and deadlines") {
    for (char const* units :
         {"区司法局", "区司法局 区财政局", "各镇（街道）、区直各单位。",
          "政办牵头，各部门按职责分工分别负责。", "具有行政审批职能的区直部门", "IT Security"}) {
        CAPTURE(units);
        CHECK(unit_likeness(units) >= 0.75);
    }
    for (char const* others :
         {"行政复议机关设立专家委员会。", "（二）强化执法监督", "6月底前", "网络检索 实地核查",
          "建立由民政部门牵头、各单位参加的会商制度。", "全部", ""}) {
        CAPTURE(others);
        CHECK(unit_likeness(others) < 0.5);
    }
}

TEST_CASE("names without a known end lower the confidence") {
    CHECK(read_units("区司法局", UnitsColumn::any).confidence == doctest::Approx(1.0));
    CHECK(read_units("张三、李四", UnitsColumn::any).confidence < 0.5);
}
