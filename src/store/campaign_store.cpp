#include "store/campaign_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "store/columns.h"
#include "store/database.h"
#include "store/filter.h"

namespace zs::store {
namespace {

#define ZS_CAMPAIGN                                                                                       \
    "SELECT c.id, c.catalogue_id, k.title, c.jurisdiction_id, j.name, j.path, c.name, c.state, "          \
    "c.evidence_since, c.evidence_until, c.due_on, c.self_approval, c.ranking_reason, c.mechanisms, "     \
    "c.revision, c.created_by, c.created_at FROM campaigns c JOIN catalogues k ON k.id = c.catalogue_id " \
    "JOIN jurisdictions j ON j.id = c.jurisdiction_id "
#define ZS_CHANGE "id, campaign_id, kind, counts, made_by, made_at, undone_by, undone_at"

constexpr std::string_view kInsert =
    "INSERT INTO campaigns (catalogue_id, jurisdiction_id, name, state, evidence_since, evidence_until, "
    "due_on, self_approval, ranking_reason, mechanisms, revision, created_by, created_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12) RETURNING id";
constexpr std::string_view kFind = ZS_CAMPAIGN "WHERE c.id = $1";
constexpr std::string_view kAll = ZS_CAMPAIGN "ORDER BY c.id DESC";
constexpr std::string_view kUpdate =
    "UPDATE campaigns SET catalogue_id = $2, name = $3, state = $4, evidence_since = $5, evidence_until = "
    "$6, "
    "due_on = $7, self_approval = $8, ranking_reason = $9, mechanisms = $10, revision = revision + 1 "
    "WHERE id = $1";
constexpr std::string_view kStages =
    "SELECT id, name, starts_on, ends_on, deliverables FROM campaign_stages WHERE campaign_id = $1 "
    "ORDER BY position";
constexpr std::string_view kStagesOf =
    "SELECT id, name, starts_on, ends_on, deliverables FROM campaign_stages{} ORDER BY campaign_id, position";
constexpr std::string_view kClearStages = "DELETE FROM campaign_stages WHERE campaign_id = $1";
constexpr std::string_view kInsertStage =
    "INSERT INTO campaign_stages (campaign_id, position, name, starts_on, ends_on, deliverables) "
    "VALUES ($1, $2, $3, $4, $5, $6)";
constexpr std::string_view kGroups =
    "SELECT id, name, duty FROM work_groups WHERE campaign_id = $1 ORDER BY position, id";
constexpr std::string_view kMembers =
    "SELECT m.group_id, m.user_id, u.display_name FROM work_groups g JOIN work_group_members m "
    "ON m.group_id = g.id JOIN users u ON u.id = m.user_id WHERE g.campaign_id = $1 ORDER BY m.user_id";
constexpr std::string_view kGroupItems =
    "SELECT x.group_id, x.item_id FROM work_groups g JOIN work_group_items x ON x.group_id = g.id "
    "WHERE g.campaign_id = $1 ORDER BY x.item_id";
constexpr std::string_view kInsertGroup =
    "INSERT INTO work_groups (campaign_id, position, name, duty) VALUES ($1, $2, $3, $4) RETURNING id";
constexpr std::string_view kUpdateGroup =
    "UPDATE work_groups SET position = $2, name = $3, duty = $4 WHERE id = $1";
constexpr std::string_view kRemoveGroup = "DELETE FROM work_groups WHERE id = $1";
constexpr std::string_view kClearMembers = "DELETE FROM work_group_members WHERE group_id = $1";
constexpr std::string_view kClearItems = "DELETE FROM work_group_items WHERE group_id = $1";
constexpr std::string_view kInsertMember =
    "INSERT INTO work_group_members (group_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
constexpr std::string_view kInsertItem =
    "INSERT INTO work_group_items (group_id, item_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
constexpr std::string_view kUnits =
    "SELECT unit_id, organisation_id FROM campaign_units WHERE campaign_id = $1 ORDER BY unit_id, "
    "organisation_id";
constexpr std::string_view kClearUnits = "DELETE FROM campaign_units WHERE campaign_id = $1";
constexpr std::string_view kInsertUnit =
    "INSERT INTO campaign_units (campaign_id, unit_id, organisation_id) VALUES ($1, $2, $3) "
    "ON CONFLICT DO NOTHING";
constexpr std::string_view kInsertChange =
    "INSERT INTO campaign_changes (campaign_id, kind, counts, before, made_by, made_at) "
    "VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
constexpr std::string_view kChanges =
    "SELECT " ZS_CHANGE " FROM campaign_changes WHERE campaign_id = $1 ORDER BY id DESC";
constexpr std::string_view kFindChange = "SELECT " ZS_CHANGE ", before FROM campaign_changes WHERE id = $1";
constexpr std::string_view kSetUndone =
    "UPDATE campaign_changes SET undone_by = $2, undone_at = $3 WHERE id = $1";

constexpr std::string_view kStatements[] = {
    kInsert,      kFind,         kAll,          kUpdate,       kStages,      kClearStages,
    kInsertStage, kGroups,       kMembers,      kGroupItems,   kInsertGroup, kUpdateGroup,
    kRemoveGroup, kClearMembers, kClearItems,   kInsertMember, kInsertItem,  kUnits,
    kClearUnits,  kInsertUnit,   kInsertChange, kChanges,      kFindChange,  kSetUndone};

Campaign read_campaign(Cursor const& cursor) {
    Campaign out;
    cursor.read(out.id, out.catalogue_id, out.catalogue_title, out.jurisdiction_id, out.jurisdiction_name,
                out.path, out.name, word_into(out.state), out.evidence_since, out.evidence_until, out.due_on,
                out.self_approval, out.ranking_reason, json_into(out.mechanisms), out.revision,
                out.created_by, out.created_at);
    return out;
}

std::vector<CampaignStage> read_stages(Cursor cursor) {
    std::vector<CampaignStage> out;
    while (cursor.next()) {
        auto& stage = out.emplace_back();
        cursor.read(stage.id, stage.name, stage.starts_on, stage.ends_on, json_into(stage.deliverables));
    }
    return out;
}

WorkGroup* group_of(std::vector<WorkGroup>& groups, WorkGroupId id) {
    auto const found =
        std::find_if(groups.begin(), groups.end(), [&](auto const& group) { return group.id == id; });
    return found == groups.end() ? nullptr : &*found;
}

CampaignChange read_change(Cursor const& cursor) {
    CampaignChange out;
    cursor.read(out.id, out.campaign_id, out.kind, out.counts, out.made_by, out.made_at, out.undone_by,
                out.undone_at);
    return out;
}

}  // namespace

CampaignId CampaignStore::insert(Campaign const& campaign) {
    return connection_.insert<CampaignId>(
        kInsert, campaign.catalogue_id, campaign.jurisdiction_id, campaign.name, word(campaign.state),
        campaign.evidence_since, campaign.evidence_until, campaign.due_on, campaign.self_approval,
        campaign.ranking_reason, json::encode(campaign.mechanisms), campaign.created_by, campaign.created_at);
}

std::optional<Campaign> CampaignStore::find(CampaignId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_campaign(cursor);
}

std::vector<Campaign> CampaignStore::all() const {
    std::vector<Campaign> out;
    auto cursor = connection_.query(kAll);
    while (cursor.next())
        out.push_back(read_campaign(cursor));
    return out;
}

void CampaignStore::update(Campaign const& campaign) {
    connection_.run(kUpdate, campaign.id, campaign.catalogue_id, campaign.name, word(campaign.state),
                    campaign.evidence_since, campaign.evidence_until, campaign.due_on, campaign.self_approval,
                    campaign.ranking_reason, json::encode(campaign.mechanisms));
}

std::vector<CampaignStage> CampaignStore::stages(CampaignId id) const {
    return read_stages(connection_.query(kStages, id));
}

std::vector<CampaignStage> CampaignStore::stages_of(std::vector<CampaignId> const& ids) const {
    Filter which;
    which.add_in("campaign_id", ids);
    return read_stages(connection_.query_values(fmt::format(kStagesOf, which.where()), which.values()));
}

void CampaignStore::set_stages(CampaignId id, std::vector<CampaignStage> const& stages) {
    connection_.run(kClearStages, id);
    std::int64_t position = 0;
    for (auto const& stage : stages)
        connection_.run(kInsertStage, id, ++position, stage.name, stage.starts_on, stage.ends_on,
                        json::encode(stage.deliverables));
}

std::vector<WorkGroup> CampaignStore::groups(CampaignId id) const {
    std::vector<WorkGroup> out;
    auto cursor = connection_.query(kGroups, id);
    while (cursor.next()) {
        auto& group = out.emplace_back();
        cursor.read(group.id, group.name, group.duty);
    }
    auto members = connection_.query(kMembers, id);
    while (members.next()) {
        WorkGroupId group_id;
        GroupMember member;
        members.read(group_id, member.user_id, member.display_name);
        if (auto* group = group_of(out, group_id)) group->members.push_back(std::move(member));
    }
    auto items = connection_.query(kGroupItems, id);
    while (items.next()) {
        WorkGroupId group_id;
        ItemId item_id;
        items.read(group_id, item_id);
        if (auto* group = group_of(out, group_id)) group->item_ids.push_back(item_id);
    }
    return out;
}

void CampaignStore::set_groups(CampaignId id, std::vector<WorkGroup> const& wanted) {
    auto present = groups(id);
    for (auto const& group : present) {
        bool const stays =
            std::any_of(wanted.begin(), wanted.end(), [&](auto const& one) { return one.id == group.id; });
        if (!stays) connection_.run(kRemoveGroup, group.id);
    }
    std::int64_t position = 0;
    for (auto const& group : wanted) {
        ++position;
        if (group_of(present, group.id) != nullptr) {
            connection_.run(kUpdateGroup, group.id, position, group.name, group.duty);
            fill_group(group.id, group);
        } else {
            fill_group(connection_.insert<WorkGroupId>(kInsertGroup, id, position, group.name, group.duty),
                       group);
        }
    }
}

void CampaignStore::fill_group(WorkGroupId id, WorkGroup const& group) {
    connection_.run(kClearMembers, id);
    connection_.run(kClearItems, id);
    for (auto const& member : group.members)
        connection_.run(kInsertMember, id, member.user_id);
    for (auto const item : group.item_ids)
        connection_.run(kInsertItem, id, item);
}

bool CampaignStore::all_known(CatalogueId catalogue_id, std::vector<WorkGroup> const& groups) const {
    std::set<std::int64_t> people, items;
    for (auto const& group : groups) {
        for (auto const& member : group.members)
            people.insert(member.user_id.value);
        for (auto const item : group.item_ids)
            items.insert(item.value);
    }
    auto const amount = [&](std::string_view sql, std::set<std::int64_t> const& ids, Filter which) {
        if (ids.empty()) return true;
        which.add_in("id", {ids.begin(), ids.end()});
        auto cursor = connection_.query_values(fmt::format(fmt::runtime(sql), which.where()), which.values());
        std::size_t found = 0;
        while (cursor.next())
            ++found;
        return found == ids.size();
    };
    Filter of_catalogue;
    of_catalogue.add("catalogue_id = $?", catalogue_id.value);
    return amount("SELECT id FROM users{}", people, {}) &&
           amount("SELECT id FROM items{}", items, std::move(of_catalogue));
}

std::vector<CampaignUnit> CampaignStore::units(CampaignId id) const {
    std::vector<CampaignUnit> out;
    auto cursor = connection_.query(kUnits, id);
    while (cursor.next()) {
        auto& unit = out.emplace_back();
        cursor.read(unit.unit_id, unit.organisation_id);
    }
    return out;
}

void CampaignStore::set_units(CampaignId id, std::vector<CampaignUnit> const& units) {
    connection_.run(kClearUnits, id);
    for (auto const& unit : units)
        connection_.run(kInsertUnit, id, unit.unit_id, unit.organisation_id);
}

CampaignChangeId CampaignStore::insert_change(CampaignChange const& change) {
    return connection_.insert<CampaignChangeId>(kInsertChange, change.campaign_id, change.kind, change.counts,
                                                change.before, change.made_by, change.made_at);
}

std::vector<CampaignChange> CampaignStore::changes(CampaignId id) const {
    std::vector<CampaignChange> out;
    auto cursor = connection_.query(kChanges, id);
    while (cursor.next())
        out.push_back(read_change(cursor));
    return out;
}

std::optional<CampaignChange> CampaignStore::find_change(CampaignChangeId id) const {
    auto cursor = connection_.query(kFindChange, id);
    if (!cursor.next()) return std::nullopt;
    auto out = read_change(cursor);
    cursor.get(8, out.before);
    return out;
}

void CampaignStore::set_undone(CampaignChangeId id, std::string const& by, std::string const& at) {
    connection_.run(kSetUndone, id, by, at);
}

std::span<std::string_view const> CampaignStore::statements() {
    return kStatements;
}

}  // namespace zs::store
