#include "lint/figures.h"

#include <doctest/doctest.h>

using zs::lint::with_figure;

TEST_CASE("one figure of a piece is changed, the same figure elsewhere stays") {
    CHECK(with_figure("5名人员参加，审查不少于5个工作日。", "审查不少于5个工作日", 5, 7) ==
          "5名人员参加，审查不少于7个工作日。");
    CHECK(with_figure("公示不少于十日。", "公示不少于十日", 10, 30) == "公示不少于30日。");
    CHECK(with_figure("回访率达到95%以上。", "回访率达到95%以上", 95, 100) == "回访率达到100%。");
}

TEST_CASE("where it is not clear which figure is meant, none is changed") {
    CHECK_FALSE(with_figure("每5日公示不少于5日。", "每5日公示不少于5日", 5, 7));
    CHECK_FALSE(with_figure("公示5日。公示5日。", "公示5日", 5, 7));
    CHECK_FALSE(with_figure("达到百分之九十。", "达到百分之九十", 90, 100));
    CHECK_FALSE(with_figure("不高于0.5%。", "不高于0.5%", 5, 3));
    CHECK_FALSE(with_figure("公示不少于5日。", "另一句", 5, 7));
}
