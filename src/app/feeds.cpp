#include "app/feeds.h"

#include <fmt/format.h>

#include <vector>

#include "app/messages.h"
#include "app/password.h"
#include "app/standing.h"
#include "app/trail.h"
#include "base/digest.h"
#include "campaign/icalendar.h"
#include "store/campaign_store.h"
#include "store/database.h"
#include "store/feed_store.h"
#include "store/user_store.h"

namespace zs::app {
namespace {

constexpr std::size_t kTokenBytes = 24;

std::string digest_of(std::string const& token) {
    return hex(sha256("zhunsheng.calendar/1:" + token));
}

/// The bodies somebody works for; an office or a reviewer follows the stages instead.
std::vector<OrganisationId> own_bodies(Scope const& scope) {
    return scope.reach(Right::file).organisations;
}

void add_due_days(std::vector<campaign::CalendarEvent>& out, std::vector<store::DueDay> const& days) {
    for (auto const& day : days) {
        out.push_back({fmt::format("due-{}-{}-{}@zhunsheng", day.campaign_id.value, day.organisation_id.value,
                                   day.due_on),
                       day.due_on, day.due_on,
                       fmt::format("{}：{} 项到期", day.organisation_name, day.amount), day.campaign_name});
    }
}

void add_stages(std::vector<campaign::CalendarEvent>& out, store::Connection& connection,
                Scope const& scope) {
    std::vector<store::Campaign> known;
    for (auto& campaign : store::CampaignStore(connection).all()) {
        if (campaign.state != store::CampaignState::closed && scope.knows(campaign.path))
            known.push_back(std::move(campaign));
    }
    std::vector<CampaignId> ids;
    for (auto const& campaign : known)
        ids.push_back(campaign.id);
    for (auto const& stage : store::CampaignStore(connection).stages_of(ids)) {
        auto const first = stage.starts_on ? stage.starts_on : stage.ends_on;
        if (!first) continue;
        out.push_back({fmt::format("stage-{}@zhunsheng", stage.id.value), *first,
                       stage.ends_on.value_or(*first), "阶段：" + stage.name, ""});
    }
    for (auto const& campaign : known) {
        if (campaign.due_on)
            out.push_back({fmt::format("campaign-{}@zhunsheng", campaign.id.value), *campaign.due_on,
                           *campaign.due_on, "材料报送截止：" + campaign.name, ""});
    }
}

}  // namespace

Result<std::optional<std::string>> Feeds::made_at(Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<std::optional<std::string>> {
        return store::FeedStore(connection).created_at(who.user_id);
    });
}

Result<std::string> Feeds::make(Caller const& who) {
    auto const token = hex(random_bytes(kTokenBytes));
    return database_.write([&](auto& connection) -> Result<std::string> {
        store::FeedStore(connection).set(who.user_id, digest_of(token), iso_time(clock_.now()));
        record(connection, clock_, who.user_name, "calendar.opened", subject_of("user", who.user_id),
               Facts());
        return token;
    });
}

Result<void> Feeds::revoke(Caller const& who) {
    return database_.write([&](auto& connection) -> Result<void> {
        if (!store::FeedStore(connection).remove(who.user_id)) return messages::no_such("日程订阅地址");
        record(connection, clock_, who.user_name, "calendar.closed", subject_of("user", who.user_id),
               Facts());
        return {};
    });
}

Result<std::string> Feeds::calendar(std::string const& token) const {
    return database_.read([&](auto& connection) -> Result<std::string> {
        store::FeedStore feeds(connection);
        auto const owner = feeds.owner(digest_of(token));
        if (!owner) return messages::no_such("日程订阅地址");
        auto const user = *store::UserStore(connection).find(*owner);
        auto const scope = scope_of(connection, clock_, {user.id, user.user_name, user.role});
        std::vector<campaign::CalendarEvent> events;
        add_due_days(events, feeds.due_days(*owner, own_bodies(scope)));
        add_stages(events, connection, scope);
        return campaign::icalendar("准绳：" + user.display_name, iso_time(clock_.now()), events);
    });
}

}  // namespace zs::app
