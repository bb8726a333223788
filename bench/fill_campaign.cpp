// What the bench of a campaign wants many of, through the store.
// Usage: fill_campaign DATABASE evidence FIRST_ORGANISATION ORGANISATIONS COUNT   (records with their text,
// no files)
//        fill_campaign DATABASE filings CAMPAIGN EACH   (every so-manieth assignment is filed and waits for
//        its leader)

#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "base/digest.h"
#include "base/error.h"
#include "campaign/content.h"
#include "store/assignment_store.h"
#include "store/content_store.h"
#include "store/database.h"
#include "store/drivers/sqlite.h"
#include "store/evidence_store.h"
#include "store/submission_store.h"

namespace {

using namespace zs::store;

constexpr int kAtOnce = 500;

std::string words(std::mt19937& chance, int count) {
    static constexpr char const* kWords[] = {"行政执法", "案卷评查", "公示",     "全过程记录", "法制审核",
                                             "行政复议", "应诉",     "普法宣传", "人民调解",   "公共法律服务",
                                             "整改台账", "督察",     "培训",     "示例街道"};
    std::string out;
    for (int i = 0; i < count; ++i)
        out += kWords[chance() % std::size(kWords)];
    return out;
}

void insert(Connection& connection, std::mt19937& chance, std::int64_t organisation, int number) {
    auto const text = "第" + std::to_string(number) + "份。" + words(chance, 120);
    ContentStore contents(connection);
    auto const content = contents.put(
        {{}, zs::hex(zs::sha256(text)), zs::sm3_label(text), static_cast<std::int64_t>(text.size())});
    contents.set_text(content.id, {.reading = TextReading::ready,
                                   .problem = {},
                                   .text = text,
                                   .characters = static_cast<std::int64_t>(text.size() / 3),
                                   .shortened = false,
                                   .signature = {},
                                   .bands = {}});
    Evidence evidence;
    evidence.organisation_id = {organisation};
    evidence.content = content;
    evidence.title = words(chance, 4) + std::to_string(number);
    evidence.file_name = "材料" + std::to_string(number) + ".txt";
    evidence.media_type = "text/plain";
    evidence.since = "2026-01-01";
    evidence.until = "2026-06-30";
    evidence.created_by = "bench";
    evidence.created_at = "2026-03-02T08:00:00Z";
    EvidenceStore(connection).insert(evidence);
    EvidenceStore(connection).index_content(content.id);
}

void add_evidence(Database& database, std::int64_t first, std::int64_t organisations, int count) {
    std::mt19937 chance(20260302);
    for (int at = 0; at < count; at += kAtOnce) {
        auto const done = database.write([&](Connection& connection) -> zs::Result<void> {
            for (int n = at; n < at + kAtOnce && n < count; ++n)
                insert(connection, chance, first + n % organisations, n);
            return {};
        });
        ENSURE(done.ok());
    }
}

void file_one(Connection& connection, zs::CampaignId campaign, zs::campaign::Duty const& duty) {
    Submission made;
    made.campaign_id = campaign;
    made.organisation_id = duty.organisation_id;
    made.request_id = duty.request_id;
    made.item_id = duty.item_id;
    made.progress.edited_by = {1};
    made.progress.digest = zs::campaign::digest_of(made.content, {});
    made.created_at = made.updated_at = made.waiting_since = "2026-03-02T08:00:00Z";
    SubmissionStore submissions(connection);
    if (submissions.find_answer(campaign, duty.organisation_id, duty.request_id, duty.item_id)) return;
    auto const id = submissions.insert(made);
    auto kept = *submissions.find(id);
    kept.progress.state = zs::campaign::SubmissionState::unit_review;
    kept.progress.filed_by = {1};
    submissions.update(kept);
    AssignmentStore(connection)
        .set_state(Answered{campaign, duty.organisation_id, duty.item_id, duty.request_id},
                   zs::campaign::AssignmentState::filed);
}

void add_filings(Database& database, zs::CampaignId campaign, std::size_t each) {
    auto const done = database.write([&](Connection& connection) -> zs::Result<void> {
        auto const duties = AssignmentStore(connection).present(campaign);
        for (std::size_t at = 0; at < duties.size(); at += each)
            file_one(connection, campaign, duties[at].duty);
        return {};
    });
    ENSURE(done.ok());
}

}  // namespace

int main(int argc, char** argv) {
    std::string const what = argc > 2 ? argv[2] : "";
    bool const evidence = what == "evidence" && argc == 6;
    if (!evidence && !(what == "filings" && argc == 5))
        return std::fprintf(stderr, "fill_campaign: see its source\n"), 1;
    Database database(sqlite_driver(argv[1]));
    if (evidence)
        add_evidence(database, std::atoll(argv[3]), std::atoll(argv[4]), std::atoi(argv[5]));
    else
        add_filings(database, {std::atoll(argv[3])}, static_cast<std::size_t>(std::atoll(argv[4])));
    return 0;
}
