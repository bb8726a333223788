#include "campaign/secrecy.h"

#include <doctest/doctest.h>

namespace zs::campaign {
namespace {

TEST_CASE("work secrets are opened by their unit and by those who review there, not by who looks on") {
    Place const place{OrganisationId{7}, "/1/4/"};
    for (auto const role : {MemberRole::office, MemberRole::reviewer, MemberRole::inspector}) {
        CHECK(secrets_reach(Scope(false, {{role, OrganisationId{2}, "/1/"}})).covers(place));
        CHECK_FALSE(secrets_reach(Scope(false, {{role, OrganisationId{2}, "/1/5/"}})).covers(place));
    }
    for (auto const role : {MemberRole::contact, MemberRole::leader}) {
        CHECK(secrets_reach(Scope(false, {{role, OrganisationId{7}, "/1/4/"}})).covers(place));
        CHECK_FALSE(secrets_reach(Scope(false, {{role, OrganisationId{8}, "/1/4/"}})).covers(place));
    }
    CHECK(secrets_reach(Scope(false, {{MemberRole::observer, OrganisationId{2}, "/1/"}})).none());
    CHECK(secrets_reach(Scope(true, {})).none());
}

}  // namespace
}  // namespace zs::campaign
