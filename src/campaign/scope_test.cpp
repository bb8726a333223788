#include "campaign/scope.h"

#include <doctest/doctest.h>

namespace zs::campaign {
namespace {

Scope one(MemberRole role, std::int64_t organisation, std::string path) {
    return Scope(false, {{role, OrganisationId{organisation}, std::move(path)}});
}

TEST_CASE("an office reaches its jurisdiction and what lies below, not its neighbours or what is above") {
    auto const scope = one(MemberRole::office, 7, "/1/4/");
    CHECK(scope.may(Right::decide, {OrganisationId{9}, "/1/4/"}));
    CHECK(scope.may(Right::decide, {OrganisationId{9}, "/1/4/8/"}));
    CHECK_FALSE(scope.may(Right::see, {OrganisationId{9}, "/1/5/"}));
    CHECK_FALSE(scope.may(Right::see, {OrganisationId{9}, "/1/"}));
    CHECK_FALSE(scope.may(Right::see, {OrganisationId{9}, "/1/42/"}));
    CHECK_FALSE(scope.may(Right::approve, {OrganisationId{7}, "/1/4/"}));
}

TEST_CASE("a contact files for the own organisation only") {
    auto const scope = one(MemberRole::contact, 7, "/1/4/");
    CHECK(scope.may(Right::file, {OrganisationId{7}, "/1/4/"}));
    CHECK_FALSE(scope.may(Right::see, {OrganisationId{9}, "/1/4/"}));
    CHECK_FALSE(scope.may(Right::approve, {OrganisationId{7}, "/1/4/"}));
}

TEST_CASE("an administrator sees and manages everything and decides nothing") {
    Scope const scope(true, {});
    CHECK(scope.reach(Right::see).all);
    CHECK(scope.reach(Right::manage).all);
    CHECK(scope.reach(Right::decide).none());
    CHECK(scope.reach(Right::file).none());
}

TEST_CASE("somebody without a role sees nothing") {
    CHECK(Scope(false, {}).reach(Right::see).none());
}

TEST_CASE("a reach names each jurisdiction once, the widest") {
    Scope const scope(false, {{MemberRole::observer, OrganisationId{1}, "/1/4/"},
                              {MemberRole::observer, OrganisationId{2}, "/1/"},
                              {MemberRole::contact, OrganisationId{3}, "/1/4/"},
                              {MemberRole::leader, OrganisationId{3}, "/1/4/"}});
    auto const reach = scope.reach(Right::see);
    CHECK(reach.paths == std::vector<std::string>{"/1/"});
    CHECK(reach.organisations == std::vector<OrganisationId>{OrganisationId{3}});
}

TEST_CASE("everybody knows the places they belong to, and no others") {
    Scope const contact(false, {{MemberRole::contact, {7}, "/1/4/"}});
    CHECK(contact.knows("/1/"));
    CHECK(contact.knows("/1/4/"));
    CHECK_FALSE(contact.knows("/1/5/"));
    CHECK_FALSE(contact.knows("/1/4/9/"));
    Scope const office(false, {{MemberRole::office, {7}, "/1/4/"}});
    CHECK(office.knows("/1/4/9/"));
    CHECK_FALSE(office.knows("/1/5/"));
    CHECK_FALSE(Scope().knows("/1/"));
    CHECK(Scope(true, {}).knows("/2/"));
}

}  // namespace
}  // namespace zs::campaign
