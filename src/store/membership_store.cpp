#include "store/membership_store.h"

#include <fmt/format.h>

#include "store/columns.h"
#include "store/database.h"
#include "store/filtered_page.h"
#include "store/reach_sql.h"

namespace zs::store {
namespace {

#define ZS_MEMBERSHIP_JOINS                                                 \
    " FROM memberships m JOIN organisations o ON o.id = m.organisation_id " \
    "JOIN jurisdictions j ON j.id = o.jurisdiction_id "
#define ZS_MEMBERSHIP                                                                                     \
    "SELECT m.id, m.user_id, u.user_name, u.display_name, m.organisation_id, o.name, j.path, m.role, "    \
    "m.deputy_of, m.starts_on, m.ends_on, m.ended_reason, m.created_by, m.created_at" ZS_MEMBERSHIP_JOINS \
    "JOIN users u ON u.id = m.user_id"

constexpr std::string_view kInsert =
    "INSERT INTO memberships (user_id, organisation_id, role, deputy_of, starts_on, ends_on, created_by, "
    "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
constexpr std::string_view kFind = ZS_MEMBERSHIP " WHERE m.id = $1";
constexpr std::string_view kPage = ZS_MEMBERSHIP "{} ORDER BY m.id{}";
constexpr std::string_view kCount = "SELECT count(*)" ZS_MEMBERSHIP_JOINS "{}";
constexpr std::string_view kOfUser =
    ZS_MEMBERSHIP " WHERE m.user_id = $1 AND (m.ends_on IS NULL OR m.ends_on >= $2) ORDER BY m.id";
constexpr std::string_view kStandings =
    "SELECT m.role, m.organisation_id, j.path" ZS_MEMBERSHIP_JOINS
    "WHERE m.user_id = $1 AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $3) ORDER BY m.id";
constexpr std::string_view kOverlaps =
    "SELECT count(*) FROM memberships WHERE user_id = $1 AND organisation_id = $2 AND role = $3 "
    "AND (ends_on IS NULL OR ends_on >= $4) AND (CAST($5 AS TEXT) IS NULL OR starts_on <= $6) "
    "AND coalesce(deputy_of, 0) = $7";
constexpr std::string_view kNotEnded =
    "SELECT count(*) FROM memberships WHERE organisation_id = $1 AND (ends_on IS NULL OR ends_on >= $2)";
constexpr std::string_view kEnd = "UPDATE memberships SET ends_on = $2, ended_reason = $3 WHERE id = $1";
constexpr std::string_view kEndDeputies =
    "UPDATE memberships SET ends_on = $2, ended_reason = $3 "
    "WHERE deputy_of = $1 AND (ends_on IS NULL OR ends_on > $4)";
constexpr std::string_view kMoveDeputies =
    "UPDATE memberships SET deputy_of = $2 WHERE deputy_of = $1 AND user_id <> $3";

constexpr std::string_view kStatements[] = {kInsert,   kFind, kOfUser,      kStandings,   kOverlaps,
                                            kNotEnded, kEnd,  kEndDeputies, kMoveDeputies};

Membership read_membership(Cursor const& cursor) {
    Membership out;
    cursor.read(out.id, out.user_id, out.user_name, out.display_name, out.organisation_id,
                out.organisation_name, out.path, word_into(out.role), out.deputy_of, out.starts_on,
                out.ends_on, out.ended_reason, out.created_by, out.created_at);
    return out;
}

Filter conditions(MembershipFilter const& wanted) {
    Filter out;
    add_reach(out, wanted.reach, "m.organisation_id", "j.path");
    if (wanted.organisation_id) out.add("m.organisation_id = $?", wanted.organisation_id->value);
    if (wanted.user_id) out.add("m.user_id = $?", wanted.user_id->value);
    if (wanted.role) out.add("m.role = $?", std::string(word(*wanted.role)));
    if (wanted.not_ended_on) out.add("(m.ends_on IS NULL OR m.ends_on >= $?)", *wanted.not_ended_on);
    return out;
}

}  // namespace

MembershipId MembershipStore::insert(Membership const& wanted) {
    return connection_.insert<MembershipId>(kInsert, wanted.user_id, wanted.organisation_id,
                                            word(wanted.role), wanted.deputy_of, wanted.starts_on,
                                            wanted.ends_on, wanted.created_by, wanted.created_at);
}

std::optional<Membership> MembershipStore::find(MembershipId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_membership(cursor);
}

Page<Membership> MembershipStore::page(MembershipFilter const& filter, PageRequest page) const {
    return filtered_page(connection_, conditions(filter), page, kCount, kPage, read_membership);
}

std::vector<Membership> MembershipStore::of_user(UserId user_id, std::string const& day) const {
    std::vector<Membership> out;
    auto cursor = connection_.query(kOfUser, user_id, day);
    while (cursor.next())
        out.push_back(read_membership(cursor));
    return out;
}

std::vector<campaign::Standing> MembershipStore::standings(UserId user_id, std::string const& day) const {
    std::vector<campaign::Standing> out;
    auto cursor = connection_.query(kStandings, user_id, day, day);
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(word_into(one.role), one.organisation_id, one.path);
    }
    return out;
}

bool MembershipStore::overlaps(Membership const& wanted) const {
    return connection_
               .value<std::int64_t>(kOverlaps, wanted.user_id, wanted.organisation_id, word(wanted.role),
                                    wanted.starts_on, wanted.ends_on, wanted.ends_on,
                                    wanted.deputy_of.value_or(MembershipId{}))
               .value_or(0) > 0;
}

std::int64_t MembershipStore::not_ended(OrganisationId organisation_id, std::string const& day) const {
    return connection_.value<std::int64_t>(kNotEnded, organisation_id, day).value_or(0);
}

void MembershipStore::end(MembershipId id, std::string const& last_day, std::string const& reason) {
    connection_.run(kEnd, id, last_day, reason);
    connection_.run(kEndDeputies, id, last_day, reason, last_day);
}

void MembershipStore::move_deputies(MembershipId from, MembershipId to, UserId holder) {
    connection_.run(kMoveDeputies, from, to, holder);
}

std::span<std::string_view const> MembershipStore::statements() {
    return kStatements;
}

}  // namespace zs::store
