#include "store/report_store.h"

#include <fmt/format.h>

#include "store/columns.h"
#include "store/database.h"
#include "store/filter.h"

namespace zs::store {
namespace {

#define ZS_TEMPLATE                                                                                     \
    "SELECT jurisdiction_id, kind, file_name, sha256, size_bytes, placeholders, made_by, made_at FROM " \
    "report_templates WHERE jurisdiction_id = $1"
constexpr std::string_view kFindTemplate = ZS_TEMPLATE " AND kind = $2";
constexpr std::string_view kTemplates = ZS_TEMPLATE " ORDER BY kind";
constexpr std::string_view kPutTemplate =
    "INSERT INTO report_templates (jurisdiction_id, kind, file_name, sha256, size_bytes, placeholders, "
    "made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (jurisdiction_id, kind) DO UPDATE "
    "SET file_name = "
    "excluded.file_name, sha256 = excluded.sha256, size_bytes = excluded.size_bytes, placeholders = "
    "excluded.placeholders, made_by = "
    "excluded.made_by, made_at = excluded.made_at";
constexpr std::string_view kRemoveTemplate =
    "DELETE FROM report_templates WHERE jurisdiction_id = $1 AND kind = $2";
constexpr std::string_view kFiles = "SELECT DISTINCT sha256 FROM report_templates";
constexpr std::string_view kNotes =
    "SELECT content, revision, edited_by, edited_at FROM report_notes WHERE campaign_id = $1";
constexpr std::string_view kPutNotes =
    "INSERT INTO report_notes (campaign_id, content, revision, edited_by, edited_at) VALUES ($1, $2, $3, "
    "$4, $5) ON CONFLICT (campaign_id) DO UPDATE SET content = excluded.content, revision = "
    "excluded.revision, edited_by = excluded.edited_by, edited_at = excluded.edited_at";
constexpr std::string_view kBodies =
    "SELECT o.id, o.name FROM organisations o JOIN jurisdictions j ON j.id = o.jurisdiction_id WHERE o.id IN "
    "(SELECT c.organisation_id FROM assignment_counts c WHERE c.campaign_id = $1 AND c.amount > 0) ORDER BY "
    "j.path, o.position, o.id";

// A submission answers all items of its request, or its own item: two indexes, so two halves. What it was
// accepted at is since when it waits in that state.
constexpr std::string_view kAccepted =
    "SELECT * FROM (SELECT a.id AS id, i.number AS number, l.name AS list_name, i.text AS text, a.role AS "
    "role, a.organisation_id AS organisation_id, o.name AS body, a.due_on AS due_on, a.state AS state, "
    "s.waiting_since AS at, a.position AS "
    "position FROM submissions s JOIN assignments a ON a.request_id = s.request_id AND a.campaign_id = "
    "s.campaign_id AND a.organisation_id = s.organisation_id JOIN items i ON i.id = a.item_id JOIN lists l "
    "ON l.id = i.list_id JOIN organisations o ON o.id = a.organisation_id WHERE s.campaign_id = $1 AND "
    "s.state = 'accepted' AND s.waiting_since >= $2 AND s.waiting_since < $3 AND a.state = 'accepted' "
    "UNION ALL SELECT a.id, i.number, l.name, i.text, a.role, a.organisation_id, o.name, a.due_on, a.state, "
    "s.waiting_since, "
    "a.position FROM submissions s JOIN assignments a ON a.item_id = s.item_id AND a.campaign_id = "
    "s.campaign_id AND a.organisation_id = s.organisation_id JOIN items i ON i.id = a.item_id JOIN lists l "
    "ON l.id = i.list_id JOIN organisations o ON o.id = a.organisation_id WHERE s.campaign_id = $4 AND "
    "s.state = 'accepted' AND s.waiting_since >= $5 AND s.waiting_since < $6 AND s.request_id IS NULL AND "
    "a.state = 'accepted') x ORDER BY x.at, x.position, x.id";
constexpr std::string_view kTasks =
    "SELECT a.id, i.number, l.name, i.text, a.role, a.organisation_id, o.name, a.due_on, a.state, '' FROM "
    "assignments a JOIN items i ON i.id = a.item_id JOIN lists l ON l.id = i.list_id JOIN organisations o "
    "ON o.id = a.organisation_id{} ORDER BY {}{}";
constexpr std::string_view kCases =
    "SELECT o.name, i.number, s.content FROM submissions s JOIN items i ON i.id = s.item_id JOIN lists l ON "
    "l.id = i.list_id JOIN organisations o ON o.id = s.organisation_id WHERE s.campaign_id = $1 AND s.state "
    "= 'accepted' ORDER BY l.position, i.position, o.position, s.id";

constexpr std::string_view kStatements[] = {kFindTemplate, kTemplates, kPutTemplate, kRemoveTemplate, kFiles,
                                            kNotes,        kPutNotes,  kBodies,      kAccepted,       kCases};

ReportTemplate read_template(Cursor const& cursor) {
    ReportTemplate out;
    cursor.read(out.jurisdiction_id, out.kind, out.file_name, out.sha256, out.size_bytes,
                json_into(out.placeholders), out.made_by, out.made_at);
    return out;
}

std::vector<ReportTask> read_tasks(Cursor cursor) {
    std::vector<ReportTask> out;
    while (cursor.next()) {
        auto& one = out.emplace_back();
        cursor.read(one.id, one.number, one.list_name, one.text, word_into(one.role), one.organisation_id,
                    one.organisation_name, one.due_on, word_into(one.state), one.at);
    }
    return out;
}

}  // namespace

std::optional<ReportTemplate> ReportStore::find_template(JurisdictionId id, std::string_view kind) const {
    auto cursor = connection_.query(kFindTemplate, id, kind);
    if (!cursor.next()) return std::nullopt;
    return read_template(cursor);
}

std::vector<ReportTemplate> ReportStore::templates(JurisdictionId id) const {
    std::vector<ReportTemplate> out;
    auto cursor = connection_.query(kTemplates, id);
    while (cursor.next())
        out.push_back(read_template(cursor));
    return out;
}

void ReportStore::put_template(ReportTemplate const& one) {
    connection_.run(kPutTemplate, one.jurisdiction_id, one.kind, one.file_name, one.sha256, one.size_bytes,
                    json::encode(one.placeholders), one.made_by, one.made_at);
}

void ReportStore::remove_template(JurisdictionId id, std::string_view kind) {
    connection_.run(kRemoveTemplate, id, kind);
}

std::set<std::string> ReportStore::files() const {
    std::set<std::string> out;
    auto cursor = connection_.query(kFiles);
    while (cursor.next()) {
        std::string sha256;
        cursor.read(sha256);
        out.insert(std::move(sha256));
    }
    return out;
}

ReportNotes ReportStore::notes(CampaignId id) const {
    ReportNotes out;
    auto cursor = connection_.query(kNotes, id);
    if (cursor.next()) cursor.read(json_into(out.words), out.revision, out.edited_by, out.edited_at);
    return out;
}

void ReportStore::put_notes(CampaignId id, ReportNotes const& notes) {
    connection_.run(kPutNotes, id, json::encode(notes.words), notes.revision, notes.edited_by,
                    notes.edited_at);
}

std::vector<std::pair<OrganisationId, std::string>> ReportStore::bodies(CampaignId id) const {
    std::vector<std::pair<OrganisationId, std::string>> out;
    auto cursor = connection_.query(kBodies, id);
    while (cursor.next()) {
        auto& [body, name] = out.emplace_back();
        cursor.read(body, name);
    }
    return out;
}

std::vector<ReportTask> ReportStore::accepted(CampaignId id, std::string const& since,
                                              std::string const& until) const {
    return read_tasks(connection_.query(kAccepted, id, since, until, id, since, until));
}

std::vector<ReportTask> ReportStore::tasks(ReportTaskFilter const& wanted, PageRequest page) const {
    Filter filter;
    if (wanted.organisation_id) filter.add("a.organisation_id = $?", wanted.organisation_id->value);
    filter.add("a.campaign_id = $?", wanted.campaign_id.value);
    if (wanted.states.empty()) filter.add("a.state <> 'withdrawn'");
    std::vector<Filter::Condition> states;
    for (auto const state : wanted.states)
        states.push_back({"a.state = $?", std::string(word(state))});
    if (!states.empty()) filter.add_any(std::move(states));
    if (wanted.due_since) filter.add("a.due_order >= $?", *wanted.due_since);
    if (wanted.due_until) filter.add("a.due_order <= $?", *wanted.due_until);
    auto const where = filter.where();
    auto const order = wanted.due_until ? "a.due_order, a.position, a.id" : "a.position, a.id";
    auto const limit = filter.limit(page.limit, page.offset);
    return read_tasks(connection_.query_values(fmt::format(kTasks, where, order, limit), filter.values()));
}

std::vector<ReportStore::FiledCase> ReportStore::cases(CampaignId id) const {
    std::vector<FiledCase> out;
    auto cursor = connection_.stream(kCases, id);
    while (cursor.next()) {
        FiledCase one;
        campaign::Content content;
        cursor.read(one.organisation_name, one.number, json_into(content));
        for (auto& answer : content.answers) {
            for (auto& entry : answer.cases)
                out.push_back({one.organisation_name, one.number, std::move(entry)});
        }
    }
    return out;
}

std::span<std::string_view const> ReportStore::statements() {
    return kStatements;
}

}  // namespace zs::store
