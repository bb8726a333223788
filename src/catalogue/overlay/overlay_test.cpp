#include "catalogue/overlay/overlay.h"

#include <doctest/doctest.h>

#include <random>

#include "base/digest.h"
#include "catalogue/interchange.h"
#include "catalogue/overlay/rebase.h"

using namespace zs::catalogue;
namespace o = zs::catalogue::overlay;

namespace {

char const* const kTexts[] = {
    "渡口的船只每月检查一次，检查结果张贴在码头。", "渔民在禁渔期内不得下网，违者由村里劝返。",
    "水井加盖并由专人看护，每季度清洗不少于1次。",  "堤岸两侧补种柳树，成活率不低于80%。",
    "灯塔值守人员两班轮换，交接记录保存三年。",     "集市秤具每半年校准，不合格的当场收回。",
    "山路落石点设立标牌，雨季每日巡查。",           "图书室周末开放，借阅登记由志愿者负责。",
};

Item item(std::string number, std::string text) {
    Item out;
    out.number = std::move(number);
    out.level1 = "一、水";
    out.text = std::move(text);
    out.text_digest = zs::sm3_label(out.text);
    out.responsible_units = {"甲局"};
    out.units_text = "甲局";
    return out;
}

Catalogue base() {
    Catalogue out;
    out.title = "基准";
    out.lists.push_back({"甲清单", ListKind::basic, 5, {}});
    out.lists.push_back({"乙清单", ListKind::extended, std::nullopt, {}});
    for (std::size_t i = 0; i < 8; ++i)
        out.lists[i < 5 ? 0 : 1].items.push_back(item(std::to_string(i + 1), kTexts[i]));
    return out;
}

void set_text(Item& to, std::string const& text) {
    to.text = text;
    to.text_digest = zs::sm3_label(text);
}

void check_round(Catalogue const& from, Catalogue const& to) {
    auto const overlay = o::make(from, to);
    auto const read = o::from_json(o::to_json(overlay));
    REQUIRE(read.ok());
    auto const applied = o::apply(from, *read);
    REQUIRE(applied.ok());
    CHECK(to_json(*applied) == to_json(to));
}

/// One change of those that local versions make, at random.
void disturb(Catalogue& c, std::mt19937& random) {
    auto& list = c.lists[random() % c.lists.size()];
    if (list.items.empty()) return;
    auto const at = static_cast<std::ptrdiff_t>(random() % list.items.size());
    auto& one = list.items[static_cast<std::size_t>(at)];
    switch (random() % 9) {
        case 0: set_text(one, one.text + "另报村里备案。"); break;
        case 1: one.responsible_units.push_back("乙站"); break;
        case 2: list.items.erase(list.items.begin() + at); break;
        case 3:
            list.items.insert(list.items.begin() + at,
                              item("新", "第" + std::to_string(random()) + "号新事项。"));
            break;
        case 4: std::swap(one, list.items.front()); break;
        case 5: c.lists.front().items.push_back(item(one.number, one.text)); break;
        case 6: one.deadline = "6月底前"; break;
        case 7: {
            auto moved = one;
            list.items.erase(list.items.begin() + at);
            c.lists.back().items.insert(c.lists.back().items.begin(), moved);
            break;
        }
        default: one.limits.push_back({"检查", "≥", 1, {}, {}, "times"}); break;
    }
}

std::size_t count(o::Overlay const& overlay, o::ChangeKind kind) {
    std::size_t n = 0;
    for (auto const& change : overlay.changes)
        n += change.kind == kind ? 1U : 0U;
    return n;
}

}  // namespace

TEST_CASE("an overlay is empty where nothing differs") {
    auto const overlay = o::make(base(), base());
    CHECK(overlay.changes.empty());
    CHECK_FALSE(overlay.particulars.has_value());
    check_round(base(), base());
}

TEST_CASE("only the aspect that differs is recorded") {
    auto local = base();
    local.lists[0].items[1].responsible_units = {"乙站"};
    set_text(local.lists[0].items[2], "水井加盖并由专人看护，每季度清洗不少于2次。");
    auto const overlay = o::make(base(), local);
    REQUIRE(overlay.changes.size() == 2);
    CHECK(overlay.changes[0].kind == o::ChangeKind::set_units);
    CHECK(overlay.changes[1].kind == o::ChangeKind::replace_text);
    CHECK(overlay.changes[1].was->text == kTexts[2]);
    check_round(base(), local);
}

TEST_CASE("what is applied is exactly the local catalogue, whatever was done to it") {
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        auto local = base();
        auto const steps = random() % 8;
        for (std::size_t i = 0; i < steps; ++i)
            disturb(local, random);
        if (random() % 4 == 0) local.lists.pop_back();
        if (random() % 4 == 0)
            local.lists.push_back({"丙清单", ListKind::negative, 1, {item("1", "不得欠薪。")}});
        check_round(base(), local);
        check_round(local, base());
    }
}

TEST_CASE("an overlay fits its own base only, and a broken one is told") {
    auto other = base();
    set_text(other.lists[0].items[0], "全新的说法。");
    auto local = base();
    local.lists[0].items.erase(local.lists[0].items.begin());
    auto overlay = o::make(base(), local);
    CHECK(o::apply(other, overlay).error().code == zs::ErrorCode::conflict);
    overlay.changes[0].item->digest = "sm3:00";
    CHECK(o::apply(base(), overlay).error().code == zs::ErrorCode::malformed_document);
    CHECK_FALSE(o::from_json("{}").ok());
}

TEST_CASE("a rebase carries what still stands and adopts what the new base took over") {
    auto local = base();
    local.lists[0].items[1].responsible_units = {"乙站"};
    set_text(local.lists[0].items[2], "水井加盖并由专人看护，每季度清洗不少于2次。");
    local.lists[1].items.insert(local.lists[1].items.begin() + 1, item("6-1", "新修的凉亭由老人会照看。"));
    auto next = base();
    next.lists[0].items.erase(next.lists[0].items.begin());  // renumbered and shortened
    set_text(next.lists[0].items[1], local.lists[0].items[2].text);
    auto const rebased = o::rebase(o::make(base(), local), base(), next);
    REQUIRE(rebased.ok());
    CHECK(rebased->conflicts.empty());
    CHECK(rebased->adopted == 1);
    CHECK(rebased->carried == 2);
    CHECK(count(rebased->overlay, o::ChangeKind::add) == 1);
    auto const result = o::apply(next, rebased->overlay);
    REQUIRE(result.ok());
    CHECK(result->lists[0].items[0].responsible_units == std::vector<std::string>{"乙站"});
    CHECK(result->lists[1].items[1].text == "新修的凉亭由老人会照看。");
}

TEST_CASE("conflicts are named and decided by preference") {
    auto local = base();
    set_text(local.lists[0].items[2], "水井加盖并由专人看护，每季度清洗不少于2次。");
    local.lists[0].items[3].deadline = "6月底前";
    local.lists[1].items.erase(local.lists[1].items.begin());
    auto next = base();
    set_text(next.lists[0].items[2], "水井加盖并由专人看护，每季度清洗不少于3次。");
    set_text(next.lists[1].items[0], "集市秤具每月校准，不合格的当场收回。");
    next.lists[0].items.erase(next.lists[0].items.begin() + 3);
    auto const overlay = o::make(base(), local);
    auto const rebased = o::rebase(overlay, base(), next);
    REQUIRE(rebased.ok());
    REQUIRE(rebased->conflicts.size() == 3);
    CHECK(rebased->conflicts[0].kind == o::ConflictKind::changed_on_both_sides);
    CHECK(rebased->conflicts[1].kind == o::ConflictKind::withdrawn_in_base);
    CHECK(rebased->conflicts[2].kind == o::ConflictKind::withdrawn_here);
    CHECK(o::apply(next, rebased->overlay)->lists[0].items[2].text == local.lists[0].items[2].text);
    CHECK(o::apply(next, rebased->overlay)->lists[1].items.size() == 2);
    auto const other = o::rebase(overlay, base(), next, o::Prefer::base);
    CHECK(o::apply(next, other->overlay)->lists[0].items[2].text == next.lists[0].items[2].text);
    CHECK(o::apply(next, other->overlay)->lists[1].items.size() == 3);
}

TEST_CASE("a rebase can be rolled back") {
    auto local = base();
    local.lists[0].items[1].deadline = "年底前";
    auto next = base();
    next.lists[1].items.pop_back();
    auto const overlay = o::make(base(), local);
    auto const rebased = o::rebase(overlay, base(), next);
    auto const back = o::roll_back(rebased->overlay);
    REQUIRE(back.ok());
    CHECK(to_json(*o::apply(base(), *back)) == to_json(local));
    CHECK(o::roll_back(*back).error().code == zs::ErrorCode::not_found);
}

TEST_CASE("rebasing onto random bases always gives an overlay that fits") {
    std::mt19937 random(5);
    for (int round = 0; round < 200; ++round) {
        auto local = base();
        auto next = base();
        for (std::size_t i = 0; i < 4; ++i) {
            disturb(local, random);
            disturb(next, random);
        }
        auto const rebased = o::rebase(o::make(base(), local), base(), next);
        REQUIRE(rebased.ok());
        CHECK(o::apply(next, rebased->overlay).ok());
        auto const kept = o::rebase(o::make(base(), local), base(), base());
        CHECK(kept->conflicts.empty());
        CHECK(to_json(*o::apply(base(), kept->overlay)) == to_json(local));
    }
}
