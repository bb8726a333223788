#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/ids.h"
#include "campaign/workflow.h"
#include "json/describe.h"

namespace zs::store {

/// A digest as its reader finds it in the page.
struct Message {
    MessageId id;
    UserId user_id;
    CampaignId campaign_id;
    std::string day;
    std::string title;
    std::string text;
    std::string created_at;
    std::optional<std::string> read_at;
};

/// The robot of a group. Address and secret stay in here.
struct Channel {
    ChannelId id;
    CampaignId campaign_id;
    std::string kind;  ///< "dingtalk", "wecom", "feishu"
    std::string name;
    std::string address;
    std::string secret;
    bool enabled = true;
    std::string created_by;
    std::string created_at;
};

/// queued: waits for next_at. refused: somebody must change settings. given_up: tried often enough.
enum class DeliveryState { queued, sent, refused, given_up };
ZS_WIRE_ENUM(DeliveryState, queued, sent, refused, given_up);

/// A digest on its way to a mailbox (message_id) or a robot (channel_id).
struct Delivery {
    DeliveryId id;
    std::optional<MessageId> message_id;
    std::optional<ChannelId> channel_id;
    std::string day;
    std::string title;
    std::string text;
    DeliveryState state = DeliveryState::queued;
    std::int64_t attempts = 0;
    std::string next_at;
    std::optional<std::string> error;
    std::string created_at;
    std::optional<std::string> sent_at;
    std::string whom;  ///< name of the robot, or of the person
};

/// A running campaign, as far as digests need it.
struct RunningCampaign {
    CampaignId id;
    std::string name;
};

/// Something owed, and whom it is told.
struct OwedRow {
    UserId user_id;
    AssignmentId id;
    std::string number;
    std::string text;
    std::string organisation;
    std::optional<std::string> due_on;
    bool returned = false;
};

/// A submission that waits, and for whom.
struct WaitingRow {
    UserId user_id;
    SubmissionId id;
    std::string number;
    std::string text;
    std::string organisation;
    std::string since;  ///< time
    campaign::SubmissionState state = campaign::SubmissionState::unit_review;
};

}  // namespace zs::store
