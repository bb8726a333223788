#include "catalogue/recognise/demands.h"

#include <doctest/doctest.h>

#include "catalogue/recognise/recognise.h"

using namespace zs;
using namespace zs::catalogue;

namespace {

Result<Catalogue> read(std::vector<std::string> const& texts) {
    documents::Document document;
    int number = 0;
    for (auto const& text : texts) {
        documents::Paragraph line{text, documents::ParagraphKind::line, {}};
        line.place.line = line.place.end_line = ++number;
        document.blocks.emplace_back(std::move(line));
    }
    return recognise::recognise(document);
}

std::vector<std::string> const kGarden = {"一、行道树",
                                          "1.补种的树苗成活率达到九成。",
                                          "2.每年修剪不少于两次。",
                                          "二、公园",
                                          "3.步道全部平整。",
                                          "4.厕所每日保洁。",
                                          "5.长椅逐张登记。"};

std::vector<std::string> under(std::string const& title, std::vector<std::string> const& lines) {
    std::vector<std::string> all = {title};
    all.insert(all.end(), lines.begin(), lines.end());
    return all;
}

}  // namespace

TEST_CASE("an indicator system in prose without units is read below its title") {
    auto found = read({"示例市园林局关于印发评比办法的通知",
                       "各区园林局：",
                       "现印发给你们。",
                       "示例市园林指标体系（试行）",
                       "本指标体系共设2项一级指标。",
                       "一、行道树（占总分值的40%）",
                       "基本要求：整齐、成活。",
                       "（一）栽种达标。",
                       "1.补种的树苗成活率达到九成。",
                       "2.每年修剪不少于两次：",
                       "（1）春季；",
                       "（2）秋季。",
                       "二、公园（占总分值的60%）",
                       "（二）设施完好。",
                       "3.步道全部平整。",
                       "4.厕所每日保洁。",
                       "5.长椅逐张登记。",
                       "以上各项按季检查。",
                       "示例市园林局",
                       "附件：评分表"});
    REQUIRE(found.ok());
    REQUIRE(found->lists.size() == 1);
    CHECK(found->lists[0].name == "示例市园林指标体系（试行）");
    auto const& items = found->lists[0].items;
    REQUIRE(items.size() == 5);
    CHECK(items[0].level1 == "一、行道树（占总分值的40%）");
    CHECK(items[0].level2 == "（一）栽种达标。");
    CHECK(items[1].text == "每年修剪不少于两次：（1）春季；（2）秋季。");
    CHECK(items[4].number == "5");
    CHECK(items[4].text == "长椅逐张登记。");
    CHECK(items[4].level2 == "（二）设施完好。");
    CHECK(items[0].confidence < 0.7);
    REQUIRE(found->findings.size() == 1);
    CHECK(found->findings[0].rule == "prose_without_units");
}

TEST_CASE("without a title that promises demands the same paragraphs are none") {
    for (std::string const title : {"示例市园林工作要点", "示例市园林考核评分标准", "示例市园林重点任务清单"})
        CHECK(read(under(title, kGarden)).ok());
    for (std::string const title :
         {"示例市园林工作报告", "示例市园林条例", "根据《示例市园林考核指标》", "关于印发园林指标体系的通知",
          "在园林工作会上的讲话", "浅析城市园林指标体系", "示例市园林工作"})
        CHECK_FALSE(read(under(title, kGarden)).ok());
}

TEST_CASE("paragraphs that tell what was done are no demands, whatever the title") {
    CHECK_FALSE(read({"示例市园林工作要点", "1.补种了树苗。", "2.修剪了行道树。", "3.平整了步道。",
                      "4.登记了长椅。", "5.更换了路灯。"})
                    .ok());
    CHECK(read({"示例市园林工作要点", "1.了解树苗来源，建立档案。", "2.为了防火，清理枯枝。", "3.平整步道。",
                "4.登记长椅，明确责任。", "5.及时更换路灯。"})
              .ok());
}

TEST_CASE("points that are not numbered one after the other are no list") {
    CHECK_FALSE(read({"示例市园林工作要点", "3.补种树苗，按时完成。", "12.及时修剪。", "7.应当平整步道。",
                      "31.登记长椅，建立台账。", "18.及时更换路灯。"})
                    .ok());
}

TEST_CASE("a plan's aims, stages and safeguards are no demands") {
    std::vector<std::string> plan = {"示例市园林实施方案", "一、总体要求", "（一）指导思想。坚持绿色发展。",
                                     "（二）工作目标。建成园林城市。", "二、重点任务"};
    for (std::string const number : {"一", "二", "三", "四", "五", "六", "七", "八"})
        plan.push_back("（" + number + "）沿主街" + number +
                       "段补种行道树。成活率达到九成，每年修剪不少于两次。");
    for (std::string const line :
         {"三、保障措施", "（一）加强领导。各区要高度重视。", "（二）落实经费。按时拨付。"})
        plan.push_back(line);
    auto found = read(plan);
    REQUIRE(found.ok());
    REQUIRE(found->lists[0].items.size() == 8);
    CHECK(found->lists[0].items[0].level1 == "二、重点任务");
    CHECK(found->lists[0].items[7].text.starts_with("沿主街八段"));
}

TEST_CASE("chapters stand above sections") {
    auto found = read({"示例市园林指标体系", "第一章 行道树", "第一节 栽种", "1.1.1 成活率达到九成。",
                       "1.1.2 每年补种。", "第二章 公园", "第一节 设施", "2.1.1 步道平整。",
                       "2.1.2 定期保洁。", "2.1.3 逐张登记，及时维修。"});
    REQUIRE(found.ok());
    REQUIRE(found->lists[0].items.size() == 5);
    CHECK(found->lists[0].items[4].number == "2.1.3");
    CHECK(found->lists[0].items[4].level1 == "第二章公园");
    CHECK(found->lists[0].items[4].level2 == "第一节设施");
}
