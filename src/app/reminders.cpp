#include "app/reminders.h"

#include <map>
#include <set>
#include <utility>

#include "app/campaign_access.h"
#include "app/trail.h"
#include "campaign/board.h"
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

std::string horizon_of(std::string const& day) {
    return calendar::to_string(*calendar::parse_day(day) + campaign::kDaysAhead);
}

bool is_early(Instant now) {
    auto const there = now + kChina;
    return there - std::chrono::floor<std::chrono::days>(there) < kEarliest;
}

campaign::Owed owed(store::OwedRow const& row) {
    return {row.number, row.text, row.organisation, row.due_on, row.returned};
}

/// What a person is told today; a message stands with the first campaign it is about.
struct Told {
    CampaignId first;
    std::vector<campaign::Work> works;
};
using People = std::map<UserId, Told>;

/// What one person is told of the campaign that is being collected.
campaign::Work& work_of(People& people, UserId user, store::RunningCampaign const& campaign, std::size_t at) {
    auto& told = people[user];
    if (told.works.empty()) told.first = campaign.id;
    if (told.works.size() <= at) told.works.resize(at + 1);
    told.works[at].campaign = campaign.name;
    return told.works[at];
}

void add_late(People& people, std::vector<store::OwedRow> const& all, std::string const& day,
              std::vector<UserId> const& offices, store::RunningCampaign const& campaign, std::size_t at) {
    std::set<std::string> units;
    std::size_t tasks = 0;
    for (auto const& row : all) {
        if (!row.due_on || *row.due_on >= day) continue;
        ++tasks;
        units.insert(row.organisation);
    }
    if (tasks == 0) return;
    for (auto const user : offices) {
        auto& work = work_of(people, user, campaign, at);
        work.late_tasks = tasks;
        work.late_units = units.size();
    }
}

/// What everybody is told of the campaign at `at`: as many queries for many people as for few.
void collect(store::MessageStore const& messages, store::RunningCampaign const& campaign, std::size_t at,
             std::string const& day, std::vector<store::OwedRow> const& all, People& people) {
    std::set<std::pair<UserId, AssignmentId>> own;
    for (auto const& row : messages.owed(campaign.id, day, horizon_of(day))) {
        own.emplace(row.user_id, row.id);
        work_of(people, row.user_id, campaign, at).owed.push_back(owed(row));
    }
    for (auto const& row : messages.late_in_units(campaign.id, day)) {
        if (own.contains({row.user_id, row.id})) continue;
        work_of(people, row.user_id, campaign, at).late_in_unit.push_back(owed(row));
    }
    for (auto& row : messages.waiting(campaign.id, day)) {
        work_of(people, row.user_id, campaign, at)
            .waiting.push_back({std::move(row.number), std::move(row.text), std::move(row.organisation),
                                campaign::day_in_china(row.since), row.state});
    }
    add_late(people, all, day, messages.offices(campaign.id, day), campaign, at);
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

struct Outcome {
    std::int64_t people = 0;
    std::vector<std::int64_t> of_campaign;  ///< people, by the place of the campaign
};

/// Who was told something today already is not told again.
Outcome tell_people(store::Connection& connection, People const& people, std::string const& day,
                    std::string const& now, calendar::WorkCalendar const& calendar) {
    store::MessageStore messages(connection);
    auto const told = messages.told(day);
    std::vector<store::Message> made;
    Outcome out;
    for (auto const& [user, what] : people) {
        if (told.contains(user)) continue;
        auto const digest = campaign::digest_for_person(what.works, day, calendar);
        if (!digest) continue;
        made.push_back({{}, user, what.first, day, digest->title, digest->text, now, {}});
        if (out.of_campaign.size() < what.works.size()) out.of_campaign.resize(what.works.size());
        for (std::size_t at = 0; at < what.works.size(); ++at)
            out.of_campaign[at] += what.works[at].campaign.empty() ? 0 : 1;
    }
    messages.insert(made);
    out.people = static_cast<std::int64_t>(made.size());
    return out;
}

std::int64_t tell_groups(store::Connection& connection, store::RunningCampaign const& campaign,
                         std::vector<store::OwedRow> const& all, std::string const& day,
                         std::string const& now) {
    std::vector<campaign::Owed> rows;
    for (auto const& row : all)
        rows.push_back(owed(row));
    auto const digest = campaign::digest_for_group(campaign.name, rows, day);
    std::int64_t out = 0;
    store::ChannelStore channels(connection);
    for (auto const& channel : channels.all(campaign.id)) {
        if (!digest || !channel.enabled) continue;
        auto post = delivery(day, *digest, now);
        post.channel_id = channel.id;
        out += channels.enqueue(post) ? 1 : 0;
    }
    return out;
}

}  // namespace

Reminders::Reminders(store::Database& database, Clock const& clock)
    : database_(database), clock_(clock), calendar_(national()) {}

void Reminders::make_due() {
    auto const day = calendar::parse_day(today(clock_));
    if (is_early(clock_.now()) || !calendar_.is_working(*day)) return;
    auto const running =
        database_.read([](auto& connection) { return store::MessageStore(connection).running(); });
    if (running.empty()) return;
    auto const made = database_.write([&](auto& connection) -> Result<Reminded> {
        std::vector<store::RunningCampaign> due;
        for (auto const& campaign : running) {
            if (store::MessageStore(connection).take_day(campaign.id, today(clock_))) due.push_back(campaign);
        }
        return make_in(connection, due, Caller{});
    });
    ENSURE(made.ok());
}

Result<Reminded> Reminders::make(CampaignId id, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<Reminded> {
        ASSIGN_OR_RETURN(auto const campaign,
                         campaign_for(connection, scope_of(connection, clock_, who), id, Right::manage));
        return make_in(connection, {{campaign.id, campaign.name}}, who);
    });
}

/// Part of the caller's transaction.
Result<Reminded> Reminders::make_in(store::Connection& connection,
                                    std::vector<store::RunningCampaign> const& campaigns, Caller const& who) {
    auto const day = today(clock_);
    auto const now = iso_time(clock_.now());
    store::MessageStore messages(connection);
    People people;
    std::vector<std::int64_t> groups;
    for (std::size_t at = 0; at < campaigns.size(); ++at) {
        auto const all = messages.owed_by_all(campaigns[at].id, horizon_of(day));
        collect(messages, campaigns[at], at, day, all, people);
        groups.push_back(tell_groups(connection, campaigns[at], all, day, now));
    }
    auto told = tell_people(connection, people, day, now, calendar_);
    told.of_campaign.resize(campaigns.size());
    Reminded out{told.people, 0};
    for (std::size_t at = 0; at < campaigns.size(); ++at) {
        out.groups += groups[at];
        record(connection, clock_, who.user_name, "campaign.reminded",
               subject_of("campaign", campaigns[at].id),
               Facts()
                   .add("name", campaigns[at].name)
                   .add("people", told.of_campaign[at])
                   .add("groups", groups[at]));
    }
    return out;
}

}  // namespace zs::app
