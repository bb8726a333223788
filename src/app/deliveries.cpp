#include "app/deliveries.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/channels.h"
#include "app/reminders.h"
#include "base/clock.h"
#include "json/codec.h"
#include "store/channel_store.h"
#include "store/database.h"

namespace zs::app {
namespace {

constexpr auto kRound = std::chrono::seconds(30);
constexpr std::int64_t kAtOnce = 50;
constexpr auto kLongestWait = std::chrono::minutes(120);
constexpr auto kMinute = std::chrono::minutes(1);

std::chrono::minutes wait_after(std::int64_t attempts) {
    auto const doubled = std::chrono::minutes(std::int64_t{1} << std::min<std::int64_t>(attempts - 1, 10));
    return std::min<std::chrono::minutes>(doubled, kLongestWait);
}

}  // namespace

class Deliveries::Runner {
  public:
    Runner(store::Database& database, Reminders& reminders, Transport transport, Clock const& clock)
        : database_(database), reminders_(reminders), transport_(std::move(transport)), clock_(clock) {}

    void start() {
        thread_ = std::thread([this] { work(); });
    }

    void stop() {
        {
            std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_all();
        if (thread_.joinable()) thread_.join();
    }

    std::int64_t send_due() {
        auto const due = database_.read([&](auto& connection) {
            return store::ChannelStore(connection).due(iso_time(clock_.now()), kAtOnce);
        });
        for (auto const& each : due) {
            if (is_stopping()) break;
            keep(after(each, attempt(each)));
        }
        return static_cast<std::int64_t>(due.size());
    }

  private:
    void work() {
        while (!is_stopping()) {
            try {
                reminders_.make_due();
                send_due();
            } catch (std::exception const&) {  // the job runner's catch (STYLE §3): a full disk passes
            }
            std::unique_lock lock(mutex_);
            wake_.wait_for(lock, kRound, [this] { return stopping_; });
        }
    }

    bool is_stopping() {
        std::lock_guard lock(mutex_);
        return stopping_;
    }

    Result<void> attempt(Delivery const& delivery) {
        return delivery.channel_id ? attempt_robot(delivery) : attempt_mail(delivery);
    }

    Result<void> attempt_robot(Delivery const& delivery) {
        auto const minute_ago = iso_time(clock_.now() - kMinute);
        auto const [channel, sent] = database_.read([&](auto& connection) {
            store::ChannelStore const channels(connection);
            return std::pair(channels.find(*delivery.channel_id),
                             channels.sent_since(*delivery.channel_id, minute_ago));
        });
        if (!channel || !channel->enabled) return Error{ErrorCode::invalid_input, "群机器人已停用。", {}, {}};
        if (sent >= delivery::kMessagesAMinute)
            return Error{ErrorCode::unavailable, "一分钟内发送较多，稍后自动重发。", {}, {}};
        auto const kind = json::enum_value<delivery::RobotKind>(channel->kind);
        ENSURE(kind.has_value());
        return transport_.robot({*kind, channel->address, channel->secret}, delivery.text, clock_.now());
    }

    Result<void> attempt_mail(Delivery const& delivery) {
        auto const server = stored_mail_server(database_);
        if (!server) return Error{ErrorCode::invalid_input, "还没有设置邮件服务器。", {}, {}};
        auto const address = database_.read([&](auto& connection) {
            return store::ChannelStore(connection).address_of(*delivery.message_id);
        });
        if (!address) return Error{ErrorCode::invalid_input, "收件人没有填写邮箱。", {}, {}};
        delivery::Mail const mail{*address, delivery.title, delivery.text,
                                  "message-" + std::to_string(delivery.message_id->value)};
        return transport_.mail(*server, mail, clock_.now());
    }

    Delivery after(Delivery delivery, Result<void> const& outcome) {
        auto const now = clock_.now();
        ++delivery.attempts;
        delivery.error.reset();
        if (outcome.ok()) {
            delivery.state = store::DeliveryState::sent;
            delivery.sent_at = iso_time(now);
            return delivery;
        }
        delivery.error = outcome.error().message;
        if (outcome.error().code != ErrorCode::unavailable) {
            delivery.state = store::DeliveryState::refused;
        } else if (delivery.attempts >= kMostAttempts) {
            delivery.state = store::DeliveryState::given_up;
        } else {
            delivery.next_at = iso_time(now + wait_after(delivery.attempts));
        }
        return delivery;
    }

    void keep(Delivery const& delivery) {
        auto const kept = database_.write([&](auto& connection) -> Result<void> {
            store::ChannelStore(connection).set_outcome(delivery);
            return {};
        });
        ENSURE(kept.ok());
    }

    store::Database& database_;
    Reminders& reminders_;
    Transport transport_;
    Clock const& clock_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

Deliveries::Deliveries(store::Database& database, Reminders& reminders, Transport transport,
                       Clock const& clock)
    : runner_(std::make_unique<Runner>(database, reminders, std::move(transport), clock)) {}

Deliveries::~Deliveries() {
    runner_->stop();
}

void Deliveries::start() {
    runner_->start();
}

void Deliveries::stop() {
    runner_->stop();
}

std::int64_t Deliveries::send_due() {
    return runner_->send_due();
}

}  // namespace zs::app
