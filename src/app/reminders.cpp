#include "app/reminders.h"

#include "app/campaign_access.h"
#include "app/trail.h"
#include "campaign/digest.h"
#include "store/channel_store.h"
#include "store/database.h"
#include "store/message_store.h"

namespace zs::app {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr auto kChina = hours(8);
constexpr auto kEarliest = hours(8) + minutes(30);

calendar::WorkCalendar national() {
    auto calendar = calendar::WorkCalendar::national();
    ENSURE(calendar.ok());
    return calendar.take();
}

bool is_early(Instant now) {
    auto const there = now + kChina;
    return there - std::chrono::floor<std::chrono::days>(there) < kEarliest;
}

campaign::Owed owed(store::OwedRow const& row) {
    return {row.number, row.text, row.organisation, row.due_on, row.returned};
}

store::Delivery delivery(std::string const& day, campaign::Digest const& digest, std::string const& now) {
    store::Delivery out;
    out.day = day;
    out.title = digest.title;
    out.text = digest.text;
    out.next_at = now;
    out.created_at = now;
    return out;
}

}  // namespace

Reminders::Reminders(store::Database& database, Clock const& clock)
    : database_(database), clock_(clock), calendar_(national()) {}

void Reminders::make_due() {
    auto const day = calendar::parse_day(today(clock_));
    if (is_early(clock_.now()) || !calendar_.is_working(*day)) return;
    auto const campaigns =
        database_.read([](auto& connection) { return store::MessageStore(connection).running(); });
    for (auto const& campaign : campaigns) {
        auto const made = database_.write([&](auto& connection) -> Result<Reminded> {
            if (!store::MessageStore(connection).take_day(campaign.id, today(clock_))) return Reminded{};
            return make_in(connection, campaign, Caller{});
        });
        ENSURE(made.ok());
    }
}

Result<Reminded> Reminders::make(CampaignId id, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<Reminded> {
        ASSIGN_OR_RETURN(auto const campaign,
                         campaign_for(connection, scope_of(connection, clock_, who), id, Right::manage));
        return make_in(connection, {campaign.id, campaign.name}, who);
    });
}

/// Part of the caller's transaction.
Result<Reminded> Reminders::make_in(store::Connection& connection, store::RunningCampaign const& campaign,
                                    Caller const& who) {
    auto const day = today(clock_);
    auto const now = iso_time(clock_.now());
    auto const horizon = calendar::to_string(*calendar::parse_day(day) + campaign::kDaysAhead);
    store::MessageStore messages(connection);
    store::ChannelStore channels(connection);
    Reminded out;
    auto const rows = messages.owed(campaign.id, day, horizon);
    for (std::size_t i = 0; i < rows.size();) {
        auto const user = rows[i].user_id;
        std::vector<campaign::Owed> theirs;
        for (; i < rows.size() && rows[i].user_id == user; ++i)
            theirs.push_back(owed(rows[i]));
        auto const digest = campaign::digest_for_person(campaign.name, theirs, day, calendar_);
        if (!digest) continue;
        auto const made = messages.insert({{}, user, campaign.id, day, digest->title, digest->text, now, {}});
        if (!made) continue;
        ++out.people;
        if (!messages.address(user)) continue;
        auto mail = delivery(day, *digest, now);
        mail.message_id = made;
        channels.enqueue(mail);
    }
    std::vector<campaign::Owed> all;
    for (auto const& row : messages.owed_by_all(campaign.id, horizon))
        all.push_back(owed(row));
    auto const digest = campaign::digest_for_group(campaign.name, all, day);
    for (auto const& channel : channels.all(campaign.id)) {
        if (!digest || !channel.enabled) continue;
        auto post = delivery(day, *digest, now);
        post.channel_id = channel.id;
        channels.enqueue(post);
        ++out.groups;
    }
    record(connection, clock_, who.user_name, "campaign.reminded", subject_of("campaign", campaign.id),
           Facts().add("name", campaign.name).add("people", out.people).add("groups", out.groups));
    return out;
}

}  // namespace zs::app
