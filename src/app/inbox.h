#pragma once

#include <optional>
#include <string>

#include "app/caller.h"
#include "base/error.h"
#include "base/page.h"
#include "store/message.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

using store::Message;

/// What the caller was told, and where else they want to be told it. Everybody has only their own.
class Inbox {
  public:
    Inbox(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    Result<Page<Message>> list(PageRequest page, Caller const& who) const;
    [[nodiscard]] std::int64_t unread(Caller const& who) const;
    /// That message and all before it. The number that was unread.
    Result<std::int64_t> mark_read(MessageId up_to, Caller const& who);
    /// Where digests are mailed to; nothing: they stay in the page.
    [[nodiscard]] std::optional<std::string> address(Caller const& who) const;
    Result<void> set_address(std::optional<std::string> const& address, Caller const& who);

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
