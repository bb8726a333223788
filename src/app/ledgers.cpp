#include "app/ledgers.h"

#include <algorithm>
#include <fstream>
#include <map>

#include "app/file_names.h"
#include "app/ledger_access.h"
#include "app/ledger_measures.h"
#include "app/ledger_worker.h"
#include "base/clock.h"
#include "base/digest.h"
#include "base/text.h"
#include "json/encode.h"
#include "ledger/kinds.h"
#include "ledger/masking.h"
#include "store/campaign_store.h"
#include "store/database.h"
#include "store/organisation_store.h"

namespace zs::app {
namespace {

constexpr std::int64_t kMaxFileBytes = 4LL << 30;

/// What the columns were the last time this unit brought such a ledger; otherwise what they look like.
std::vector<std::string> proposed_fields(LedgerContents const& contents,
                                         std::optional<std::string> const& saved) {
    std::map<std::string, std::string> known;
    if (saved) {
        auto const last = read_json<LedgerMapping>(*saved);
        for (std::size_t i = 0; i < std::min(last.headings.size(), last.fields.size()); ++i)
            known[last.headings[i]] = last.fields[i];
    }
    std::vector<std::string> out;
    for (auto const& column : contents.proposal.columns) {
        auto const found = known.find(column.heading);
        out.push_back(found != known.end() ? found->second : column.field.value_or(""));
    }
    return out;
}

bool same_headings(LedgerContents const& contents, LedgerMapping const& mapping) {
    auto const& columns = contents.proposal.columns;
    return std::equal(columns.begin(), columns.end(), mapping.headings.begin(), mapping.headings.end(),
                      [](auto const& column, auto const& heading) { return column.heading == heading; });
}

Error no_such_kind(std::string const& path) {
    return messages::invalid(path, "没有这种台账，请从列表中选择。");
}

Result<void> check_words(NewLedger const& wanted) {
    auto const name = plain_name(wanted.file_name);
    if (name.empty() || !is_valid_utf8(name) || name.size() > 255)
        return messages::invalid("?file_name", "文件名不能为空，最长 255 个字节。");
    if (!wanted.kind.empty() && ledger::find_kind(wanted.kind) == nullptr) return no_such_kind("?kind");
    return {};
}

/// Of a campaign only where the organisation lies in its place.
Result<void> check_campaign(store::Connection& connection, NewLedger const& wanted, std::string const& path) {
    if (!wanted.campaign_id) return {};
    auto const campaign = store::CampaignStore(connection).find(*wanted.campaign_id);
    if (campaign && path.starts_with(campaign->path)) return {};
    return messages::invalid("?campaign_id", "这个单位不在所选的创建活动里，请重新选择。");
}

Result<void> check_place(store::Connection& connection, Scope const& scope, NewLedger const& wanted) {
    auto const body = store::OrganisationStore(connection).find(wanted.organisation_id);
    if (!body) return messages::no_such("单位");
    RETURN_IF_ERROR(require(scope, Right::file, {body->id, body->path}, "单位"));
    return check_campaign(connection, wanted, body->path);
}

void mask_samples(LedgerContents& contents) {
    for (auto& column : contents.proposal.columns) {
        bool const people = ledger::names_people(column.heading);
        for (auto& sample : column.samples)
            sample = ledger::masked(sample, people);
    }
}

LedgerDetail detail_of(store::Connection& connection, Ledger&& ledger) {
    LedgerDetail out;
    auto stored = read_json<StoredContents>(ledger.contents);
    out.contents = std::move(stored.contents);
    out.unmeasured = std::move(stored.unmeasured);
    if (ledger.mapping) out.mapping = read_json<LedgerMapping>(*ledger.mapping);
    auto const kind = ledger.kind.empty() ? out.contents.proposal.kind : ledger.kind;
    auto const saved = store::LedgerStore(connection).saved_mapping(ledger.organisation_id, kind);
    out.proposed = proposed_fields(out.contents, saved);
    out.known_headings = saved && same_headings(out.contents, read_json<LedgerMapping>(*saved));
    out.ledger = std::move(ledger);
    return out;
}

/// The file as it is, and its digest.
Result<std::string> take_bytes(std::filesystem::path const& path, IncomingFile& upload) {
    Sha256 digest;
    std::ifstream file(path, std::ios::binary);
    std::string block(1U << 20U, '\0');
    while (file) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        auto const piece = std::string_view(block).substr(0, static_cast<std::size_t>(file.gcount()));
        digest.add(piece);
        RETURN_IF_ERROR(upload.append(piece));
    }
    if (!file.eof()) return Error{ErrorCode::not_found, "打不开文件，请检查路径和权限。", path.string(), {}};
    return hex(digest.finish());
}

}  // namespace

Ledgers::Ledgers(store::Database& database, FileStore const& files, LedgerRunner run, Clock const& clock)
    : database_(database),
      files_(files),
      run_(std::move(run)),
      clock_(clock),
      worker_(std::make_unique<Worker>(database, files, run_, clock)) {}

Ledgers::~Ledgers() = default;

Result<std::unique_ptr<IncomingFile>> Ledgers::begin_upload(NewLedger const& wanted,
                                                            Caller const& who) const {
    RETURN_IF_ERROR(database_.read([&](auto& connection) -> Result<void> {
        return check_place(connection, scope_of(connection, clock_, who), wanted);
    }));
    RETURN_IF_ERROR(check_words(wanted));
    return files_.begin(kMaxFileBytes);
}

Result<Ledger> Ledgers::insert(NewLedger const& wanted, StoredFile const& stored,
                               store::Connection& connection, Caller const& who) {
    Ledger ledger;
    ledger.file_name = plain_name(wanted.file_name);
    ledger.organisation_id = wanted.organisation_id;
    ledger.campaign_id = wanted.campaign_id;
    ledger.kind = wanted.kind.empty() ? "" : ledger::find_kind(wanted.kind)->key;
    ledger.size_bytes = stored.size_bytes;
    ledger.sha256 = stored.sha256;
    ledger.created_at = iso_time(clock_.now());
    ledger.created_by = who.user_name;
    store::LedgerStore ledgers(connection);
    auto const id = ledgers.insert(ledger);
    ledger = *ledgers.find(id);
    record(connection, clock_, who.user_name, "ledger.created", subject_of("ledger", id), facts_of(ledger));
    return ledger;
}

Result<Ledger> Ledgers::enqueue(NewLedger const& wanted, IncomingFile& upload, Caller const& who) {
    RETURN_IF_ERROR(check_words(wanted));
    auto const stored = files_.keep(upload);
    auto made = database_.write([&](auto& connection) -> Result<Ledger> {
        RETURN_IF_ERROR(check_place(connection, scope_of(connection, clock_, who), wanted));
        return insert(wanted, stored, connection, who);
    });
    if (made.ok()) worker_->enqueue(made->id);
    return made;
}

Result<Page<Ledger>> Ledgers::list(LedgerWish const& wanted, PageRequest page, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<Page<Ledger>> {
        auto const reach = scope_of(connection, clock_, who).reach(Right::see);
        return store::LedgerStore(connection)
            .page({reach, wanted.organisation_id, wanted.campaign_id, wanted.kind}, clamped(page));
    });
}

Result<LedgerDetail> Ledgers::find(LedgerId id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<LedgerDetail> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto ledger, ledger_for(connection, scope, id, Right::see));
        auto out = detail_of(connection, std::move(ledger));
        out.may_change = scope.may(Right::file, place_of(out.ledger));
        if (!out.may_change) mask_samples(out.contents);
        return out;
    });
}

Result<Ledger> Ledgers::set_mapping(store::Connection& connection, Ledger ledger, ledger::Kind const& kind,
                                    LedgerMapping mapping, Caller const& who) {
    if (ledger.state != LedgerState::mapping && ledger.state != LedgerState::ready)
        return Error{ErrorCode::conflict, "台账还没有读完，请稍等再确认。", "", {}};
    auto const contents = read_json<StoredContents>(ledger.contents).contents;
    mapping.heading_row = contents.proposal.heading_row;
    mapping.headings.clear();
    for (auto const& column : contents.proposal.columns)
        mapping.headings.push_back(column.heading);
    RETURN_IF_ERROR(check_mapping(mapping, kind));
    ledger.kind = kind.key;
    ledger.mapping = json::encode(mapping);
    ledger.state = LedgerState::measuring;
    store::LedgerStore ledgers(connection);
    ledgers.update(ledger);
    ledgers.save_mapping(ledger.organisation_id, ledger.kind, *ledger.mapping, who.user_name,
                         iso_time(clock_.now()));
    record(connection, clock_, who.user_name, "ledger.mapped", subject_of("ledger", ledger.id),
           facts_of(ledger).add("fields", mapping.fields));
    ++ledger.revision;
    return ledger;
}

Result<Ledger> Ledgers::confirm(LedgerId id, std::string const& kind_name, LedgerMapping mapping,
                                std::int64_t revision, Caller const& who) {
    auto changed = database_.write([&](auto& connection) -> Result<Ledger> {
        ASSIGN_OR_RETURN(auto ledger,
                         ledger_for(connection, scope_of(connection, clock_, who), id, Right::file));
        auto const* kind = ledger::find_kind(kind_name);
        if (kind == nullptr) return no_such_kind("/kind");
        if (ledger.revision != revision) return messages::stale();
        return set_mapping(connection, std::move(ledger), *kind, std::move(mapping), who);
    });
    if (changed.ok()) worker_->enqueue(id);
    return changed;
}

Result<void> Ledgers::remove(LedgerId id, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<void> {
        ASSIGN_OR_RETURN(auto const ledger,
                         ledger_for(connection, scope_of(connection, clock_, who), id, Right::file));
        store::LedgerStore(connection).remove(id);
        record(connection, clock_, who.user_name, "ledger.removed", subject_of("ledger", id),
               facts_of(ledger));
        return {};
    });
}

Result<std::vector<Recomputed>> Ledgers::verify(std::optional<CampaignId> campaign_id) const {
    std::vector<Recomputed> out;
    store::LedgerFilter const filter{.reach = {true, {}, {}}, .campaign_id = campaign_id};
    for (std::int64_t offset = 0;; offset += kMaxPageLimit) {
        auto const page = database_.read([&](auto& connection) {
            return store::LedgerStore(connection).page(filter, {offset, kMaxPageLimit});
        });
        for (auto const& ledger : page.rows) {
            if (ledger.results_digest) out.push_back(worker_->recompute(ledger));
        }
        if (offset + kMaxPageLimit >= page.total) return out;
    }
}

Result<std::optional<Ledger>> Ledgers::take_file(std::filesystem::path const& path, NewLedger wanted) {
    wanted.file_name = path.filename().string();
    RETURN_IF_ERROR(check_words(wanted));
    auto upload = files_.begin(kMaxFileBytes);
    ASSIGN_OR_RETURN(auto const digest, take_bytes(path, *upload));
    bool const known = database_.read([&](auto& connection) {
        return store::LedgerStore(connection).holds(wanted.organisation_id, digest);
    });
    if (known) return std::optional<Ledger>();
    Caller const who;
    auto const stored = files_.keep(*upload);
    auto const made = database_.write([&](auto& connection) -> Result<Ledger> {
        auto const body = store::OrganisationStore(connection).find(wanted.organisation_id);
        if (!body) return messages::no_such("单位");
        RETURN_IF_ERROR(check_campaign(connection, wanted, body->path));
        return insert(wanted, stored, connection, who);
    });
    RETURN_IF_ERROR(made);
    worker_->enqueue(made->id);
    work_off();
    auto const now = [&] {
        return database_.read([&](auto& connection) {
            return detail_of(connection, *store::LedgerStore(connection).find(made->id));
        });
    };
    auto detail = now();
    if (detail.ledger.state == LedgerState::mapping && detail.known_headings) {
        auto const confirmed = database_.write([&](auto& connection) -> Result<Ledger> {
            return set_mapping(connection, detail.ledger, *ledger::find_kind(detail.ledger.kind),
                               {0, {}, detail.proposed}, who);
        });
        RETURN_IF_ERROR(confirmed);
        worker_->enqueue(made->id);
        work_off();
        detail = now();
    }
    return std::optional<Ledger>(std::move(detail.ledger));
}

void Ledgers::start_worker() {
    worker_->start();
}

void Ledgers::stop_worker() {
    worker_->stop();
}

void Ledgers::work_off() {
    worker_->work_off();
}

}  // namespace zs::app
