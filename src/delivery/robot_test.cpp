#include "delivery/robot.h"

#include <doctest/doctest.h>

#include "base/text.h"

namespace zs::delivery {
namespace {

constexpr Instant kNow{std::chrono::seconds{1'700'000'000}};

// The signatures below were computed with Python's hmac, hashlib and base64.

TEST_CASE("DingTalk: milliseconds and signature go into the address") {
    auto const post = robot_post({RobotKind::dingtalk, "https://robot.invalid/send?access_token=a", "SECabc"},
                                 "到期 3 项", kNow);
    CHECK(post.address ==
          "https://robot.invalid/"
          "send?access_token=a&timestamp=1700000000000&sign=jcUpW0QmtKduN03n4JqQ0PBosVjqnM8gU7fIIvsDmCM%3D");
    CHECK(post.body == R"({"msgtype":"text","text":{"content":"到期 3 项"}})");
}

TEST_CASE("Feishu: seconds and signature go into the body") {
    auto const post = robot_post({RobotKind::feishu, "https://robot.invalid/hook/b", "key"}, "到期", kNow);
    CHECK(post.address == "https://robot.invalid/hook/b");
    CHECK(
        post.body ==
        R"({"msg_type":"text","content":{"text":"到期"},"timestamp":"1700000000","sign":"q6Oev4Wrs23QSZVkmQVsgFJ6N6asqz82R5NA5r3kxD0="})");
}

TEST_CASE("WeCom has no signature; without a secret nobody signs") {
    auto const wecom = robot_post({RobotKind::wecom, "https://robot.invalid/w?key=k", ""}, "x", kNow);
    CHECK(wecom.address == "https://robot.invalid/w?key=k");
    CHECK(wecom.body == R"({"msgtype":"text","text":{"content":"x"}})");
    CHECK(robot_post({RobotKind::dingtalk, "https://robot.invalid/d", ""}, "x", kNow).address ==
          "https://robot.invalid/d");
}

TEST_CASE("a long text is cut at a character and says so") {
    std::string text;
    for (int i = 0; i < 1000; ++i)
        text += "准";
    auto const post = robot_post({RobotKind::wecom, "https://robot.invalid/w", ""}, text, kNow);
    CHECK(post.body.size() < 2'048);
    CHECK(post.body.find("请登录系统查看") != std::string::npos);
    CHECK(is_valid_utf8(post.body));
}

TEST_CASE("an answer tells whether to try again or to change the settings") {
    CHECK(robot_verdict(RobotKind::dingtalk, R"({"errcode":0,"errmsg":"ok"})").ok());
    CHECK(robot_verdict(RobotKind::feishu, R"({"StatusCode":0,"StatusMessage":"success"})").ok());
    CHECK(robot_verdict(RobotKind::dingtalk, R"({"errcode":130101,"errmsg":"too fast"})").error().code ==
          ErrorCode::unavailable);
    CHECK(robot_verdict(RobotKind::wecom, R"({"errcode":93000,"errmsg":"invalid webhook"})").error().code ==
          ErrorCode::invalid_input);
    CHECK(robot_verdict(RobotKind::feishu, R"({"code":19021,"msg":"sign match fail"})")
              .error()
              .message.find("19021") != std::string::npos);
    CHECK(robot_verdict(RobotKind::wecom, "<html>").error().code == ErrorCode::unavailable);
}

}  // namespace
}  // namespace zs::delivery
