#include "app/inbox.h"

#include "app/messages.h"
#include "app/trail.h"
#include "delivery/mail.h"
#include "store/database.h"
#include "store/message_store.h"

namespace zs::app {

Result<Page<Message>> Inbox::list(PageRequest page, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<Page<Message>> {
        return store::MessageStore(connection).page(who.user_id, clamped(page));
    });
}

std::int64_t Inbox::unread(Caller const& who) const {
    return database_.read(
        [&](auto& connection) { return store::MessageStore(connection).unread(who.user_id); });
}

Result<std::int64_t> Inbox::mark_read(MessageId up_to, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<std::int64_t> {
        auto const marked =
            store::MessageStore(connection).mark_read(who.user_id, up_to, iso_time(clock_.now()));
        if (marked > 0) {
            record(connection, clock_, who.user_name, "message.read", subject_of("message", up_to),
                   Facts().add("count", marked));
        }
        return marked;
    });
}

std::optional<std::string> Inbox::address(Caller const& who) const {
    return database_.read(
        [&](auto& connection) { return store::MessageStore(connection).address(who.user_id); });
}

Result<void> Inbox::set_address(std::optional<std::string> const& address, Caller const& who) {
    auto const wanted = address.value_or("");
    if (!wanted.empty() && !delivery::is_mail_address(wanted))
        return messages::invalid("/address", "邮箱地址须写成 name@example.cn 的样子。");
    return database_.write([&](auto& connection) -> Result<void> {
        store::MessageStore(connection).set_address(who.user_id, wanted);
        // The chain is kept for years and shown to others: it says that, not where.
        record(connection, clock_, who.user_name, wanted.empty() ? "mail.switched_off" : "mail.switched_on",
               subject_of("user", who.user_id), Facts());
        return {};
    });
}

}  // namespace zs::app
