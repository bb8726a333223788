#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/error.h"
#include "json/describe.h"

namespace zs::delivery {

/// Group robots: DingTalk 钉钉, WeCom 企业微信, Feishu 飞书.
enum class RobotKind { dingtalk, wecom, feishu };
ZS_WIRE_ENUM(RobotKind, dingtalk, wecom, feishu);

struct Robot {
    RobotKind kind = RobotKind::dingtalk;
    std::string address;  ///< of its webhook, with the token
    std::string secret;   ///< 加签; empty for none. WeCom has none.
};

/// All three refuse more than this from one robot.
inline constexpr int kMessagesAMinute = 20;

struct HttpPost {
    std::string address;
    std::string body;  ///< JSON
};

/// A text message as that robot takes it, signed for that moment: DingTalk HMAC-SHA256 over milliseconds,
/// line feed and secret, in the address; Feishu with seconds and secret as the key, in the body. A text
/// longer than the robot takes is cut at a character and says so.
HttpPost robot_post(Robot const& robot, std::string_view text, Instant now);

/// What the robot answered. unavailable when it wants to be asked again later, invalid_input when somebody
/// must change the settings; the message says what.
Result<void> robot_verdict(RobotKind kind, std::string_view answer);

}  // namespace zs::delivery
