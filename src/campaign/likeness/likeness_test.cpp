#include "campaign/likeness/likeness.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace zs::campaign {
namespace {

/// Invented sentences, all different, from a seed.
std::string prose(int sentences, int seed) {
    static char const* const kWho[] = {"青石镇",     "示例区水务局", "柳河街道",
                                       "综合执法队", "区档案馆",     "南湖乡"};
    static char const* const kDid[] = {"开展了", "组织过", "完成了", "启动了", "复查了", "公布了"};
    static char const* const kWhat[] = {"法律顾问座谈", "执法案卷互评", "公示栏更新", "证明事项清理",
                                        "合同审查培训"};
    std::string out;
    for (int i = 0; i < sentences; ++i) {
        int const n = seed * 7919 + i * 104729;
        out += std::string(kWho[n % 6]) + kDid[n / 6 % 6] + "第" + std::to_string(n % 9973) + "次" +
               kWhat[n / 36 % 5] + "。";
    }
    return out;
}

bool share_a_band(TextSignature const& a, TextSignature const& b) {
    return std::any_of(a.bands.begin(), a.bands.end(), [&](auto band) {
        return std::find(b.bands.begin(), b.bands.end(), band) != b.bands.end();
    });
}

TEST_CASE("a text is like itself, whatever its blanks and punctuation") {
    auto const text = prose(40, 1);
    std::string spaced;
    for (char c : text) {
        spaced += c;
        if (c >= '0' && c <= '9') spaced += ' ';
    }
    CHECK(likeness(signature_of(text).hex, signature_of(spaced + "！\n").hex) == 1.0);
}

TEST_CASE("a text with one sentence in twenty changed is a near duplicate and shares a band") {
    auto const text = prose(60, 2);
    auto changed = text;
    for (int i = 0; i < 3; ++i)
        changed += prose(1, 900 + i);
    auto const a = signature_of(text);
    auto const b = signature_of(changed);
    CHECK(likeness(a.hex, b.hex) >= kNearDuplicate);
    CHECK(share_a_band(a, b));
}

TEST_CASE("texts that only share their vocabulary are not near duplicates") {
    auto const a = signature_of(prose(60, 3));
    auto const b = signature_of(prose(60, 4));
    CHECK(likeness(a.hex, b.hex) < kNearDuplicate);
}

TEST_CASE("a short text has no signature and is like nothing") {
    CHECK(signature_of("示例区").hex.empty());
    CHECK(signature_of("示例区").bands.empty());
    CHECK(likeness("", "") == 0);
}

}  // namespace
}  // namespace zs::campaign
