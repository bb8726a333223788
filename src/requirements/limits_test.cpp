#include "requirements/limits.h"

#include <doctest/doctest.h>

#include "requirements/limit_wording.h"

namespace zs::requirements {

namespace {

std::vector<catalogue::Limit> read(std::string text) {
    catalogue::Item item;
    item.text = std::move(text);
    return limits_of(item);
}

/// "≥ 5 working_day; ≤ 15 working_day", with per and date where there are any.
std::string told(std::string text) {
    std::string out;
    for (auto const& limit : read(std::move(text))) {
        if (!out.empty()) out += "; ";
        out += limit.comparator + " ";
        if (limit.value) out += number_words(*limit.value) + " ";
        if (limit.value_to) out += number_words(*limit.value_to) + " ";
        out += limit.unit;
        if (limit.date) out += " " + *limit.date;
        if (limit.per) out += " per " + *limit.per;
        if (limit.mark == catalogue::LimitMark::universal) out += " all";
        if (limit.mark == catalogue::LimitMark::absence) out += " none";
    }
    return out;
}

}  // namespace

TEST_CASE("words before a number compare") {
    CHECK(told("窗口等候时间不超过20分钟。") == "≤ 20 minute");
    CHECK(told("网办率不低于85%。") == "≥ 85 %");
    CHECK(told("回访率达到百分之九十。") == "≥ 90 %");
    CHECK(told("归档率达100％。") == "= 100 %");
    CHECK(told("公示期一般不少于五个工作日，最长不超过十五个工作日。") ==
          "≥ 5 working_day; ≤ 15 working_day");
    CHECK(told("受理到办结压缩至3天。") == "≤ 3 day");
}

TEST_CASE("words behind a number compare") {
    CHECK(told("每个所有两名以上调解员。") == "≥ 2 person");
    CHECK(told("差评率在0.5%以下。") == "≤ 0.5 %");
    CHECK(told("三分之二以上的村建成工作室。") == "≥ 66.67 %");
    CHECK(told("接到投诉后2小时内回电。") == "≤ 2 hour");
    CHECK(told("半年内完成整改。") == "≤ 6 month");
    CHECK(told("提前7个工作日通知当事人。") == "≥ 7 working_day");
    CHECK(told("会议召开5日前送达材料。") == "≥ 5 day");
}

TEST_CASE("words may stand between 至少 and its number") {
    CHECK(told("每年至少对2件旧文件做一遍评估。").starts_with("≥ 2 item per year"));
    CHECK(told("每两年至少轮训一次。") == "≥ 1 times per 2 years");
    CHECK(told("任期内至少参加一次集中培训。") == "≥ 1 times per term");
}

TEST_CASE("ranges are between") {
    CHECK(told("审核时间为5至10个工作日。") == "between 5 10 working_day");
    CHECK(told("抽查比例3%-5%。") == "between 3 5 %");
}

TEST_CASE("how often counts where a number follows") {
    CHECK(told("每季度召开一次例会。") == "= 1 times per quarter");
    CHECK(told("培训不少于12学时/年。") == "≥ 12 class_hour per year");
}

TEST_CASE("last days are dates, yearly or of one year") {
    CHECK(told("每年2月15日前报送总结，并在3月底前公布。") == "≤ date 02-15 per year; ≤ date 03-31 per year");
    CHECK(told("2027年年底前建成。") == "≤ date 2027-12-31");
    CHECK(told("每月20日前汇总。") == "≤ date 20 per month");
    CHECK(told("每年第一季度公布目录。") == "≤ date 03-31 per year");
    CHECK(told("自2024年5月1日起施行。").empty());
}

TEST_CASE("a period that begins with an event names the event and what is to be done") {
    auto const limits = read("经办机构在收到材料之日起10日内作出答复。");
    REQUIRE(limits.size() == 1);
    CHECK(limits[0].start_event == "收到材料");
    CHECK(limits[0].end_event == "作出答复");
    CHECK(limits[0].subject == "经办机构");
    auto const two = read("接报后1小时内到场，在8小时内通报。");
    REQUIRE(two.size() == 2);
    CHECK(two[1].start_event == "接报");
}

TEST_CASE("a named value and a share of something are told by name") {
    auto const average = read("信访率不高于上一年度全市信访率平均值。");
    REQUIRE(average.size() == 1);
    CHECK(average[0].comparator == "≤");
    CHECK(average[0].reference == "上一年度全市信访率平均值");
    CHECK(average[0].unit == "%");
    CHECK_FALSE(average[0].value);
    auto const share = read("审核人员不少于在编人数的8%且不少于2人。");
    REQUIRE(share.size() == 2);
    CHECK(share[0].reference == "在编人数");
    CHECK(share[1].subject == "审核人员");
}

TEST_CASE("全部 and 没有 are marked, where they demand") {
    CHECK(told("窗口人员均佩戴工牌。") == "= 100 % all");
    CHECK(told("应归档尽归档。") == "= 100 % all");
    CHECK(told("档案基本实现应归尽归，基本实现村级全覆盖。").empty());
    CHECK(told("覆盖率、合格率均达95%。") == "≥ 95 %");
    CHECK(told("没有发生安全事故，不存在拖欠工资的情形。") == "= 0 times none; = 0 times none");
    CHECK(told("凡没有依据的一律取消。") == "= 100 % all");
    CHECK(told("没有发生安全事故的，予以表扬。").empty());
    CHECK(told("承诺事项逐条公布，没有兑现的注明原因。").empty());
    CHECK(told("未发生变化的应当书面说明，没有条文依据的不再办理。").empty());
    CHECK(told("没有违反规定的情形，没有超范围的收费行为。") == "= 0 times none; = 0 times none");
    CHECK(told("人均办件量、平均用时、均衡发展。").empty());
    CHECK(told("开展全覆盖、多层次的宣传。").empty());
}

TEST_CASE("numbers in names, titles, ordinals and reviews are no limits") {
    CHECK(told("整合12345热线，推进“三项制度”和“最多跑一次”改革。").empty());
    CHECK(told("落实《条例》第15条，做好第三方评估。").empty());
    CHECK(told("近3年内受到表彰的，优先推荐。").empty());
    CHECK(told("县级以上部门设置窗口，由一个部门统筹。").empty());
    CHECK(told("对超过30日未办结的，予以通报。").empty());
}

TEST_CASE("a condition is kept apart from the demand") {
    auto const limits = read("除紧急情况外，公告不少于10日。");
    REQUIRE(limits.size() == 1);
    CHECK(limits[0].condition == "除紧急情况外");
    CHECK(limits[0].quote == "公告不少于10日");
}

TEST_CASE("a lost half of 以上 is understood") {
    CHECK(told("驻点有3名以专职人员。") == "≥ 3 person");
}

TEST_CASE("several limits of one phrase keep their subjects apart") {
    auto const two = read("窗口配备3名以上引导员且持证人员占比不低于50%。");
    REQUIRE(two.size() == 2);
    CHECK(two[0].subject == "窗口引导员");
    auto const rates = read("报备率达到100%、及时率不低于95%。");
    REQUIRE(rates.size() == 2);
    CHECK(rates[0].subject == "报备率");
    CHECK(rates[1].subject == "及时率");
    auto const course = read("任期内至少参加1次不少于7天的轮训班。");
    REQUIRE(course.size() == 2);
    CHECK(course[0].subject == "轮训班");
    CHECK(course[1].unit == "day");
    CHECK(told("每年集中学法不少于4次、每次不少于1小时。") == "≥ 4 times per year; ≥ 1 hour");
}

TEST_CASE("a share of something that is cut down to names it") {
    auto const share = read("平均用时压缩至法定时限的50%以内。");
    REQUIRE(share.size() == 1);
    CHECK(share[0].comparator == "≤");
    CHECK(share[0].reference == "法定时限");
    CHECK(share[0].subject == "平均用时");
}

TEST_CASE("days before an event may stand behind 前") {
    auto const limits = read("听证会举行前七日通知当事人。");
    REQUIRE(limits.size() == 1);
    CHECK(limits[0].comparator == "≥");
    CHECK(limits[0].value == 7);
    CHECK(told("前三日的台账已归档，前5天通知的会议照常召开。").empty());
}

TEST_CASE("what adds up is counted in its period") {
    CHECK(told("顾问每月驻点时间累计不少于8小时。") == "≥ 8 hour per month");
}

TEST_CASE("numbers told in passing are no demands") {
    CHECK(told("近三年内被投诉两次以上的摊点列为重点。").empty());
    CHECK(told("实行7×24小时服务，落实5个方面20项措施。").empty());
    CHECK(told("连续两年排名前3名，四级以上医院。").empty());
    CHECK(told("实行一次性告知，推进两个服务站试点。").empty());
}

TEST_CASE("numbers in a row are compared like the first, each with its own subject") {
    auto const rates = read("回访率、办结率、满意率分别达到100%、100%和95%。");
    REQUIRE(rates.size() == 3);
    CHECK(rates[0].subject == "回访率");
    CHECK(rates[1].comparator == "=");
    CHECK(rates[2].subject == "满意率");
    CHECK(rates[2].comparator == "≥");
    auto const days = read("自收到转办单后1个工作日内签收、4个工作日内反馈。");
    REQUIRE(days.size() == 2);
    CHECK(days[1].subject == "反馈");
    CHECK(days[1].start_event == "收到转办单");
}

TEST_CASE("shares are told in many ways") {
    CHECK(told("群众知晓率八成以上，好评率超过九成五。") == "≥ 80 %; > 95 %");
    CHECK(told("持证人员不少于2/3。") == "≥ 66.67 %");
    CHECK(told("上岗前百分之百参加考试。") == "= 100 %");
    CHECK(told("超期率为0，差错率为零。") == "= 0 %; = 0 %");
    CHECK(told("投诉量同比下降20%，好评率提升3个百分点。") == "≥ 20 %; ≥ 3 percentage_point");
    CHECK(told("不能一成不变，人数为0.5倍。").empty());
}

TEST_CASE("a longest time may be told by what is done in it") {
    CHECK(told("简易事项2个工作日办结。") == "≤ 2 working_day");
    CHECK(told("审批时限由20个工作日压缩为8个工作日。") == "≤ 8 working_day");
    CHECK(told("情况复杂的可以延长至45日。") == "≤ 45 day");
    CHECK(told("30秒内接听。") == "≤ 30 second");
    CHECK(told("入户检查一年内不得超过三次。") == "≤ 3 times per year");
}

TEST_CASE("last days within a quarter, of the next month and at the end of a range") {
    CHECK(told("每季度首月8日前报送上季度汇总。") == "≤ date 08 per quarter");
    CHECK(told("次月5日前报送台账。") == "≤ date 05 per month");
    CHECK(told("每年1月10日至2月20日期间完成归档。") == "≤ date 02-20 per year");
    CHECK(told("5月4日前后开展活动，10月1日至10月7日集中宣传。").empty());
}

TEST_CASE("a count at the end of its phrase holds for its period") {
    CHECK(told("班子每年集体学法5次，每次不少于30分钟。") == "= 5 times per year; ≥ 30 minute");
    CHECK(told("年度培训时长达60学时以上。") == "≥ 60 class_hour per year");
    CHECK(told("每月开展1次普法，12月4日前后的宣传周活动不少于3场。") == "= 1 times per month; ≥ 3 times");
}

TEST_CASE("what a limit is about is told without what stood before or beside it") {
    CHECK(read("审批时限由20个工作日压缩为8个工作日。")[0].subject == "审批时限");
    CHECK(read("每年1月10日至2月20日期间完成归档。")[0].subject == "完成归档");
    CHECK(read("力争好评率达到90%。")[0].subject == "好评率");
    auto const zeros = read("做到零投诉、零事故。");
    REQUIRE(zeros.size() == 2);
    CHECK(zeros[0].subject == "投诉");
    CHECK(read("败诉案件零发生。")[0].subject == "败诉案件");
}

TEST_CASE("limits are worded for people") {
    CHECK(wording_of(read("每年培训不少于40学时。")[0]) == "≥ 40 学时／年");
    CHECK(wording_of(read("每年3月1日前报告。")[0]) == "≤ 3月1日／年");
    CHECK(wording_of(read("不存在违规收费。")[0]) == "= 0 次（不发生）");
}

}  // namespace zs::requirements
