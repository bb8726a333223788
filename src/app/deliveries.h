#pragma once

#include <functional>
#include <memory>

#include "delivery/transfer.h"
#include "store/message.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

class Reminders;

/// How something is sent; tests put their own in its place.
struct Transport {
    std::function<Result<void>(delivery::MailServer const&, delivery::Mail const&, Instant)> mail =
        delivery::send_mail;
    std::function<Result<void>(delivery::Robot const&, std::string_view, Instant)> robot =
        delivery::send_to_robot;
};

/// Tried this often, after 1, 2, 4 … minutes (at most two hours apart), before it is given up.
inline constexpr std::int64_t kMostAttempts = 10;

/// Makes the day's digests and takes what is due out of the system, on a thread of its own. A delivery is on
/// record before it is tried and after; a mailbox that is shown one twice knows it by its id.
class Deliveries {
  public:
    Deliveries(store::Database& database, Reminders& reminders, Transport transport, Clock const& clock);
    ~Deliveries();

    void start();
    void stop();
    /// One round: everything that is due now. How many were tried.
    std::int64_t send_due();

  private:
    class Runner;
    std::unique_ptr<Runner> runner_;
};

}  // namespace zs::app
