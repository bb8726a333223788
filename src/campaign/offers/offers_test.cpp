#include "campaign/offers/offers.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace zs::campaign {
namespace {

Wanted const kWanted{"提供重大行政决策事项目录及公布情况说明，附目录文本", "2023-01-01", "2024-12-31"};

std::vector<Candidate> library() {
    return {{"区水务局法治讲座签到表", "参加人员签到。", "2024-05-01", "2024-05-31", true, false},
            {"2024年重大行政决策事项目录", "重大行政决策事项目录经常务会议审议通过并公布。", "2024-01-01",
             "2024-12-31", true, false},
            {"2019年重大行政决策事项目录", "重大行政决策事项目录经常务会议审议通过并公布。", "2019-01-01",
             "2019-12-31", true, false},
            {"行政处罚案卷评查通报", "案卷评查发现的问题。", std::nullopt, std::nullopt, false, false}};
}

TEST_CASE("what fits by words and days comes first, what does not fit is not offered") {
    auto const offers = rank_offers(kWanted, library(), 10);
    REQUIRE(offers.size() == 2);
    CHECK(offers[0].candidate == 1);
    CHECK(offers[1].candidate == 2);
    CHECK(offers[0].reasons == std::vector{OfferReason::title_fits, OfferReason::text_fits,
                                           OfferReason::in_window, OfferReason::own_unit});
    CHECK(std::count(offers[1].reasons.begin(), offers[1].reasons.end(), OfferReason::outside_window) == 1);
}

TEST_CASE("what was filed for the same items before is offered even if its words are others") {
    auto all = library();
    all[3].used_here = true;
    auto const offers = rank_offers(kWanted, all, 10);
    REQUIRE(offers.size() == 3);
    auto const used =
        std::find_if(offers.begin(), offers.end(), [](auto const& offer) { return offer.candidate == 3; });
    REQUIRE(used != offers.end());
    CHECK(used->reasons.front() == OfferReason::used_before);
}

TEST_CASE("no more are offered than wanted, and words that every request has make nothing fit") {
    CHECK(rank_offers(kWanted, library(), 1).size() == 1);
    CHECK(rank_offers({"提供相关工作情况说明材料"}, {{"关于开展有关工作的情况报告", "相关工作落实情况。"}}, 5)
              .empty());
}

}  // namespace
}  // namespace zs::campaign
