#include "campaign/workflow.h"

#include <doctest/doctest.h>

namespace zs::campaign {
namespace {

constexpr UserId kContact{1};
constexpr UserId kLeader{2};
constexpr UserId kReviewer{3};
constexpr UserId kOffice{4};
std::vector<std::string> const kParts = {"1", "2", "3"};

Progress written(std::string digest = "a") {
    Progress out;
    CHECK(edit(out, {kContact, std::move(digest), {"1"}}).ok());
    return out;
}

Approval by(UserId who, std::string seen = "a", std::string path = "/1/4/") {
    return {who, std::move(seen), false, std::move(path)};
}

/// Filed by the contact and approved up to `state`.
Progress at(SubmissionState state) {
    auto out = written();
    if (state == SubmissionState::draft) return out;
    CHECK(file(out, "a", kContact).ok());
    for (auto const who : {kLeader, kReviewer, kOffice}) {
        if (out.state == state) break;
        CHECK(approve(out, by(who)).ok());
    }
    REQUIRE(out.state == state);
    return out;
}

TEST_CASE("what is written is filed, approved by the unit, passed by the group and accepted by the office") {
    auto submission = written();
    REQUIRE(file(submission, "a", kContact).ok());
    CHECK(submission.state == SubmissionState::unit_review);
    REQUIRE(approve(submission, by(kLeader)).ok());
    CHECK(submission.state == SubmissionState::group_review);
    CHECK(submission.approved_digest == "a");
    REQUIRE(approve(submission, by(kReviewer)).ok());
    CHECK(submission.state == SubmissionState::office_review);
    REQUIRE(approve(submission, by(kOffice)).ok());
    CHECK(submission.state == SubmissionState::accepted);
    CHECK(submission.accepted_path == "/1/4/");
}

TEST_CASE("each step asks for its own right") {
    CHECK(right_for(SubmissionState::draft) == Right::file);
    CHECK(right_for(SubmissionState::unit_review) == Right::approve);
    CHECK(right_for(SubmissionState::group_review) == Right::review);
    CHECK(right_for(SubmissionState::office_review) == Right::decide);
}

TEST_CASE("nobody approves what they wrote or filed, unless the campaign allows it") {
    auto submission = at(SubmissionState::unit_review);
    auto const refused = approve(submission, by(kContact));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::permission_denied);
    CHECK(submission.state == SubmissionState::unit_review);

    auto filed_by_another = written();
    REQUIRE(file(filed_by_another, "a", kLeader).ok());
    CHECK_FALSE(approve(filed_by_another, by(kLeader)).ok());

    Approval allowed = by(kContact);
    allowed.self_approval = true;
    CHECK(approve(submission, allowed).ok());
}

TEST_CASE("an approval is for what was seen: other content is refused at every step") {
    for (auto const state : {SubmissionState::unit_review, SubmissionState::group_review,
                             SubmissionState::office_review, SubmissionState::accepted}) {
        auto submission = at(state);
        auto const refused = approve(submission, by(kLeader, "b"));
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::conflict);
        CHECK(submission.state == state);
    }
    auto draft = written();
    CHECK_FALSE(file(draft, "b", kContact).ok());
}

TEST_CASE("an edit voids the unit's approval and says so; the same content again does not") {
    auto submission = at(SubmissionState::group_review);
    CHECK_FALSE(*edit(submission, {kContact, "a", {}}));
    CHECK(submission.state == SubmissionState::group_review);
    CHECK(*edit(submission, {kContact, "b", {"1"}}));
    CHECK(submission.state == SubmissionState::draft);
    CHECK(submission.approved_digest.empty());
    CHECK_FALSE(*edit(submission, {kContact, "c", {"1"}}));
}

TEST_CASE("what the group passed on or the office accepted is locked for the unit") {
    for (auto const state : {SubmissionState::office_review, SubmissionState::accepted}) {
        auto submission = at(state);
        auto const refused = edit(submission, {kContact, "b", {"1"}});
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::conflict);
        CHECK(submission.digest == "a");
    }
}

TEST_CASE("a return needs a reason and parts, and reopens only the parts it names") {
    auto submission = at(SubmissionState::group_review);
    CHECK(send_back(submission, {" ", {"2"}}, kParts).error().where == "/reason");
    CHECK(send_back(submission, {"缺数据", {}}, kParts).error().where == "/parts");
    CHECK(send_back(submission, {"缺数据", {"9"}}, kParts).error().where == "/parts");
    CHECK(submission.state == SubmissionState::group_review);

    REQUIRE(send_back(submission, {"缺数据", {"2"}}, kParts).ok());
    CHECK(submission.state == SubmissionState::draft);
    CHECK(submission.returned);
    CHECK(submission.approved_digest.empty());
    CHECK_FALSE(edit(submission, {kContact, "b", {"1"}}).ok());
    CHECK_FALSE(edit(submission, {kContact, "b", {"1", "2"}}).ok());
    CHECK(edit(submission, {kContact, "b", {"2"}}).ok());
    REQUIRE(file(submission, "b", kContact).ok());
    CHECK_FALSE(submission.returned);
}

TEST_CASE("the parts a return did not name stay closed until acceptance") {
    auto submission = at(SubmissionState::group_review);
    REQUIRE(send_back(submission, {"缺数据", {"2"}}, kParts).ok());
    REQUIRE(edit(submission, {kContact, "b", {"2"}}).ok());
    REQUIRE(file(submission, "b", kContact).ok());
    CHECK_FALSE(edit(submission, {kContact, "c", {"1"}}).ok());
    CHECK(edit(submission, {kContact, "c", {"2"}}).ok());
}

TEST_CASE("a return that names every part reopens all") {
    auto submission = at(SubmissionState::office_review);
    REQUIRE(send_back(submission, {"体裁不对", kParts}, kParts).ok());
    CHECK(edit(submission, {kContact, "b", {"1", "3"}}).ok());
}

TEST_CASE("there is nothing to return in a draft, and acceptance is undone before a return") {
    auto draft = written();
    CHECK_FALSE(send_back(draft, {"缺数据", {"1"}}, kParts).ok());
    auto accepted = at(SubmissionState::accepted);
    CHECK_FALSE(send_back(accepted, {"缺数据", {"1"}}, kParts).ok());
    REQUIRE(undo(accepted, "复核发现数据有误", "/1/4/").ok());
    CHECK(send_back(accepted, {"缺数据", {"1"}}, kParts).ok());
}

TEST_CASE("acceptance climbs: an office above makes it its own, and then only it opens again") {
    auto submission = at(SubmissionState::accepted);
    CHECK_FALSE(approve(submission, by(kOffice)).ok());
    CHECK_FALSE(approve(submission, by(kOffice, "a", "/1/5/")).ok());
    REQUIRE(approve(submission, by({9}, "a", "/1/")).ok());
    CHECK(submission.accepted_path == "/1/");
    auto const refused = undo(submission, "数据有误", "/1/4/");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::permission_denied);
    CHECK_FALSE(undo(submission, "  ", "/1/").ok());
    REQUIRE(undo(submission, "数据有误", "/1/").ok());
    CHECK(submission.state == SubmissionState::office_review);
}

TEST_CASE("what is filed is not filed twice, what is a draft is not approved") {
    auto submission = at(SubmissionState::unit_review);
    CHECK_FALSE(file(submission, "a", kContact).ok());
    auto draft = written();
    CHECK_FALSE(approve(draft, by(kLeader)).ok());
}

}  // namespace
}  // namespace zs::campaign
