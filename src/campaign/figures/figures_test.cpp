#include "campaign/figures/figures.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

// All sentences are invented.
namespace zs::campaign {
namespace {

/// "fact=value unit@period; …"
std::string shown(std::vector<Figure> const& figures) {
    std::string out;
    for (auto const& one : figures) {
        out += (out.empty() ? "" : "; ") + one.fact + "=" + one.value + one.unit;
        if (!one.period.empty()) out += "@" + one.period;
    }
    return out;
}

struct Sentence {
    char const* text;
    char const* figures;
};

TEST_CASE("figures are read with what they count and of which time") {
    Sentence const cases[] = {
        {"2024年，我局共办理行政处罚案件120件。", "办理|行政处罚案件=120件@2024"},
        {"2024年全年行政处罚案件办理120件。", "办理|行政处罚案件=120件@2024"},
        {"2024年办理120件行政处罚案件。", "办理|行政处罚案件=120件@2024"},
        {"2023年上半年，全县累计召开联席会议6次。", "召开|全域联席会议=6次@2023-H1"},
        {"2023年第三季度开展专项检查14次。", "开展|专项检查=14次@2023-Q3"},
        {"2024年1-6月受理复议申请37件。", "受理|复议申请=37件@2024-H1"},
        {"2024年3至5月受理复议申请12件。", "受理|复议申请=12件@2024-03/05"},
        {"2024年5月3日举办法治讲座1场。", "举办|法治讲座=1场@2024-05-03"},
        {"2024年5月，举办法治讲座2场。", "举办|法治讲座=2场@2024-05"},
        {"2024年底聘请法律顾问12名。", "聘请|法律顾问=12名@2024"},
        {"截至2024年6月，持有执法证件人员共85人。", "|持有执法证件人员=85人@/2024-06"},
        {"2022年以来，制定规范性文件9件。", "制定|规范性文件=9件@2022/"},
        {"2024年审查行政规范性文件1,204件。", "审查|行政规范性文件=1204件@2024"},
        {"2024年收到政府信息公开申请1.2万件。", "收到|政府信息公开申请=12000±500件@2024"},
        {"2024年兑现奖补资金350.5万元。", "兑现|奖补资金=350.5万元@2024"},
        {"2024年，共办理复议案件40件，按时办结38件。",
         "办理|复议案件=40件@2024; 办理|复议案件/办结|按时=38件@2024"},
        {"2024年办理处罚案件90件，其中简易程序30件。",
         "办理|处罚案件=90件@2024; 办理|处罚案件/|简易程序=30件@2024"},
        {"2024年办理行政许可12件、行政确认30件。", "办理|行政许可=12件@2024; 办理|行政确认=30件@2024"},
        {"2024年培训执法人员60人次，发放读本300册。", "培训|执法人员=60人次@2024; |发放读本=300册@2024"},
        {"２０２４年无关。2024年调解纠纷１５６件。", "调解|纠纷=156件@2024"},
        {"2024年，本单位开展案卷评查2次。共评查案卷48宗。", "开展|案卷评查=2次@2024; 评查|案卷=48宗@2024"},
        {"2024年负责人出庭应诉率达到97.5%。", "|负责人出庭应诉率=97.5%@2024"},
        {"办理复议案件40件。", "办理|复议案件=40件"},
        {"2024年公开执法决定95条（其中处罚决定61条）。",
         "公开|执法决定=95条@2024; 公开|执法决定/处罚|决定=61条@2024"},
    };
    for (auto const& one : cases) {
        CAPTURE(one.text);
        CHECK(shown(read_figures(one.text)) == one.figures);
    }
}

TEST_CASE("what is no certain figure is left out") {
    char const* const cases[] = {
        "2024年办理行政处罚案件约120件。",
        "2024年办理行政处罚案件120余件。",
        "2024年办理行政处罚案件120多件。",
        "每年开展培训不少于2次。",
        "2024年培训不低于40学时。",
        "2024年案件数量同比增长12%。",
        "2024年办理案件比上年增加15件。",
        "力争2025年建成示范点10个。",
        "计划开展检查20次。",
        "2024年召开第3次联席会议。",
        "印发示例办〔2024〕12号文件。",
        "开展3-5次检查。",
        "办理期限为20个工作日。",
        "近三年办理案件300件。",
        "今年以来办理案件30件。",
        "去年办理案件30件。",
        "目前共有执法人员85人。",
        "行政处罚案件分别办理12件。",
        "对12家企业开展检查30次。",
        "每个乡镇配备2名专职人员。",
        "各科室召开会议2次。",
        "2023年、2024年共办理案件60件。",
        "平均每件用时3小时。",
        "满分100分，得分95分。",
        "2024年任务目标是办理案件50件。",
        "共120件。",
        "电话：0123-4567890。",
        "5月3日举办讲座1场。",
    };
    for (auto const* const text : cases) {
        CAPTURE(text);
        CHECK(shown(read_figures(text)).empty());
    }
}

TEST_CASE("a sentence without a time belongs to the one before, or to the document's period") {
    CHECK(shown(read_figures("2024年工作情况如下。受理复议申请37件。")) == "受理|复议申请=37件@2024");
    CHECK(shown(read_figures("受理复议申请37件。", "2023")) == "受理|复议申请=37件@2023");
    CHECK(shown(read_figures("2024年工作情况。今年形势复杂。受理复议申请37件。")) == "受理|复议申请=37件");
    CHECK(shown(read_figures("2024年工作情况。5月3日举办法治讲座1场。")) == "举办|法治讲座=1场@2024-05-03");
}

TEST_CASE("the same fact has the same name in two spellings, and another fact has another") {
    auto const fact = [](char const* text) { return read_figures(text).at(0).fact; };
    CHECK(fact("2024年，我局共办理行政处罚案件120件。") == fact("2024年行政处罚案件共办理118件。"));
    CHECK(fact("2024年全区办理行政处罚案件120件。") == fact("2024年全县办理行政处罚案件120件。"));
    CHECK(fact("2024年办理行政处罚案件120件。") != fact("2024年办结行政处罚案件118件。"));
    CHECK(fact("2024年办理行政处罚案件120件。") != fact("2024年全区办理行政处罚案件120件。"));
    CHECK(fact("2024年办理行政处罚案件120件。") != fact("2024年办理行政许可案件120件。"));
}

TEST_CASE("values agree when they are equal or one is a rounding of the other") {
    CHECK(agree("120", "120"));
    CHECK_FALSE(agree("120", "118"));
    CHECK(agree("12000±500", "12345"));
    CHECK(agree("12345", "12000±500"));
    CHECK_FALSE(agree("12000±500", "12600"));
    CHECK_FALSE(agree("99.2", "98.3"));
}

TEST_CASE("a percentage that its numbers do not give is told, with what they give") {
    struct Doubtful {
        char const* text;
        char const* expected;  ///< rate stated numerator/denominator computed
    };
    Doubtful const cases[] = {
        {"共办理120件，按时办结118件，按时办结率99.2%。", "按时办结率 99.2 118/120 98.3"},
        {"2024年共受理复议申请200件，按期审结180件，按期审结率达到95%。", "按期审结率 95 180/200 90.0"},
        {"抽查案卷50份，合格45份，合格率为92%。", "合格率 92 45/50 90.0"},
        {"全年应诉案件30件，负责人出庭27件，负责人出庭率100%。", "负责人出庭率 100 27/30 90.0"},
        {"现有执法人员80人，其中女性20人，占比30%。", "占比 30 20/80 25.0"},
        {"办理行政处罚案件90件，其中简易程序30件，占50%。", "占比 50 30/90 33.3"},
        {"开展调解400件，调解成功372件，调解成功率为98.5%。", "调解成功率 98.5 372/400 93.0"},
    };
    for (auto const& one : cases) {
        CAPTURE(one.text);
        auto const doubts = check_rates(one.text);
        REQUIRE(doubts.size() == 1);
        auto const& doubt = doubts[0];
        CHECK(doubt.rate + " " + doubt.stated + " " + doubt.numerator + "/" + doubt.denominator + " " +
                  doubt.computed ==
              one.expected);
    }
}

TEST_CASE("a percentage that follows, or whose numbers are not certain, is not told") {
    char const* const cases[] = {
        "共办理120件，按时办结118件，按时办结率98.3%。",
        "共办理120件，按时办结118件，按时办结率98.33%。",
        "共办理120件，按时办结118件，按时办结率98%。",
        "共办理300件，按时办结299件，按时办结率99.6%。",
        "共办理300件，按时办结299件，按时办结率99.7%。",
        "共办理120件，全部按时办结，按时办结率100%。",
        "按时办结率99.2%。",
        "共办理120件，群众满意率99.2%。",
        "共办理120件，办结118件，其中按时办结110件，按时办结率93.2%。",
        "共办理120件，逾期2件，按时办结率98.3%。",
        "案件数量同比增长99.2%，办理120件，办结118件。",
        "办结率不低于95%，共办理120件，办结100件。",
        "受理120件，上年结转20件，办结130件，办结率92.9%。",
        "共办理120件，按时办结118件，增长率99.2%。",
        "共检查企业60家，发现问题12个，整改12个，整改率100%。",
        "占地面积20%以上为绿地。",
        "办理许可80件、处罚20件，办结90件，办结率90%。",
    };
    for (auto const* const text : cases) {
        CAPTURE(text);
        CHECK(check_rates(text).empty());
    }
}

}  // namespace

TEST_CASE("a stated rate is found, likened to what is computed, and compared with it") {
    auto const stated = read_rates("2024年，我局行政处罚决定公开率100%。群众满意率为95.3%。");
    REQUIRE(stated.size() == 2);
    CHECK(stated[0].value == "100");
    CHECK(stated[1].rate == "群众满意率");
    std::string const measure = "处罚决定7个工作日内公开率";
    CHECK(likeness(stated[0], measure) > 0.5);
    CHECK(likeness(stated[1], measure) == 0);
    CHECK(agrees_with_computed(stated[0], "100.00%"));
    CHECK_FALSE(agrees_with_computed(stated[0], "99.60%"));
    CHECK(agrees_with_computed(stated[1], "95.33%"));
    CHECK_FALSE(agrees_with_computed(stated[1], "95.4%"));
}

}  // namespace zs::campaign
