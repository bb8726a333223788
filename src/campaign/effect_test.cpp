#include "campaign/effect.h"

#include <doctest/doctest.h>

namespace zs::campaign {
namespace {

Duty duty(std::int64_t item, std::int64_t organisation, std::string digest) {
    Duty out;
    out.item_id = {item};
    out.organisation_id = {organisation};
    out.text_digest = std::move(digest);
    return out;
}

PresentDuty present(std::int64_t id, Duty of, AssignmentState state = AssignmentState::open) {
    return {{id}, std::move(of), state};
}

TEST_CASE("the same duty is kept, a changed text reopens it, the rest is new or gone") {
    auto const out = effects_of({present(1, duty(1, 7, "a"), AssignmentState::accepted),
                                 present(2, duty(2, 7, "b")), present(3, duty(3, 7, "c"))},
                                {duty(1, 7, "a"), duty(2, 7, "changed"), duty(4, 7, "d")}, {});
    REQUIRE(out.kept.size() == 1);
    CHECK(out.kept[0].present.id == AssignmentId{1});
    REQUIRE(out.reopened.size() == 1);
    CHECK(out.reopened[0].present.id == AssignmentId{2});
    REQUIRE(out.fresh.size() == 1);
    CHECK(out.fresh[0].item_id == ItemId{4});
    REQUIRE(out.gone.size() == 1);
    CHECK(out.gone[0].id == AssignmentId{3});
}

TEST_CASE("in a new version the work follows its item, whatever the item's number is") {
    auto const out = effects_of({present(1, duty(1, 7, "a")), present(2, duty(2, 7, "b"))},
                                {duty(101, 7, "b"), duty(102, 7, "a")}, {{{1}, {102}}, {{2}, {101}}});
    CHECK(out.kept.size() == 2);
    CHECK(out.kept[0].wanted.item_id == ItemId{102});
    CHECK(out.fresh.empty());
    CHECK(out.gone.empty());
}

TEST_CASE("what was withdrawn stays so until it is wanted again") {
    auto const old = present(1, duty(1, 7, "a"), AssignmentState::withdrawn);
    CHECK(effects_of({old}, {}, {}).gone.empty());
    CHECK(effects_of({old}, {duty(1, 7, "a")}, {}).reopened.size() == 1);
}

}  // namespace
}  // namespace zs::campaign
