#include "delivery/robot.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <boost/json.hpp>

#include "base/percent.h"
#include "delivery/base64.h"

namespace zs::delivery {
namespace {

std::string hmac_sha256(std::string_view key, std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int size = 0;
    auto const* made =
        HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
             reinterpret_cast<unsigned char const*>(text.data()), text.size(), out.data(), &size);
    ENSURE(made != nullptr);
    return {reinterpret_cast<char const*>(out.data()), size};
}

std::size_t most_bytes(RobotKind kind) {
    switch (kind) {
        case RobotKind::dingtalk: return 18'000;
        case RobotKind::wecom: return 2'000;
        case RobotKind::feishu: return 18'000;
    }
    return 0;
}

std::string fitting(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string(text);
    constexpr std::string_view kCut = "…（内容较长，其余请登录系统查看）";
    std::size_t end = most - kCut.size();
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return std::string(text.substr(0, end)) + std::string(kCut);
}

std::string separator(std::string_view address) {
    return address.find('?') == std::string_view::npos ? "?" : "&";
}

}  // namespace

HttpPost robot_post(Robot const& robot, std::string_view text, Instant now) {
    auto const seconds = now.time_since_epoch().count();
    auto const words = fitting(text, most_bytes(robot.kind));
    HttpPost post{robot.address, {}};
    if (robot.kind == RobotKind::feishu) {
        boost::json::object body{{"msg_type", "text"}, {"content", {{"text", words}}}};
        if (!robot.secret.empty()) {
            body["timestamp"] = std::to_string(seconds);
            body["sign"] = base64(hmac_sha256(fmt::format("{}\n{}", seconds, robot.secret), ""));
        }
        post.body = boost::json::serialize(body);
        return post;
    }
    post.body =
        boost::json::serialize(boost::json::object{{"msgtype", "text"}, {"text", {{"content", words}}}});
    if (robot.kind == RobotKind::dingtalk && !robot.secret.empty()) {
        auto const stamp = std::to_string(seconds * 1000);
        auto const sign = base64(hmac_sha256(robot.secret, stamp + "\n" + robot.secret));
        post.address +=
            fmt::format("{}timestamp={}&sign={}", separator(post.address), stamp, percent_encode(sign));
    }
    return post;
}

Result<void> robot_verdict(RobotKind kind, std::string_view answer) {
    boost::system::error_code trouble;
    auto const parsed = boost::json::parse(answer, trouble);
    if (trouble || !parsed.is_object()) {
        return Error{ErrorCode::unavailable, "群机器人没有按约定回答，稍后自动重发。", {}, {}};
    }
    auto const& object = parsed.as_object();
    std::int64_t code = 0;
    for (char const* name : {"errcode", "code", "StatusCode"}) {
        auto const* value = object.if_contains(name);
        if (value != nullptr && value->is_int64() && code == 0) code = value->as_int64();
    }
    if (code == 0) return {};
    constexpr std::array<std::int64_t, 5> kTooMany = {130101, 410100, 45009, 11232, 9499};  // asked too often
    bool const again = code == -1 || std::find(kTooMany.begin(), kTooMany.end(), code) != kTooMany.end();
    std::string const name = kind == RobotKind::dingtalk ? "钉钉"
                             : kind == RobotKind::wecom  ? "企业微信"
                                                         : "飞书";
    if (again) return Error{ErrorCode::unavailable, name + "机器人限制了发送次数，稍后自动重发。", {}, {}};
    return Error{ErrorCode::invalid_input,
                 fmt::format("{}机器人拒绝了消息（代码 {}），请核对地址、加签密钥和关键词设置。", name, code),
                 {},
                 {}};
}

}  // namespace zs::delivery
