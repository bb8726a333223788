#include "app/ledger_worker.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <limits>

#include "app/ledger_measures.h"
#include "app/ledger_rows.h"
#include "app/messages.h"
#include "app/trail.h"
#include "base/clock.h"
#include "base/digest.h"
#include "json/codec.h"
#include "json/encode.h"
#include "store/database.h"

namespace zs::app {
namespace {

std::string first_bytes(std::filesystem::path const& path) {
    std::array<char, 4> out{};
    std::ifstream file(path, std::ios::binary);
    file.read(out.data(), out.size());
    return {out.data(), static_cast<std::size_t>(file.gcount())};
}

std::vector<store::LedgerResult> to_results(LedgerFigures&& figures) {
    std::vector<store::LedgerResult> out;
    for (auto& one : figures.figures) {
        out.push_back({std::move(one.measure), std::move(one.definition), std::move(one.group_name),
                       std::move(one.month), one.total, one.counted, one.met, std::move(one.value),
                       std::move(one.target), std::move(one.verdict), std::move(one.max), std::move(one.sum),
                       one.missing, one.errors});
    }
    return out;
}

/// Byte for byte: the digest is over the text of all figures.
std::string digest_of(LedgerFigures const& figures) {
    return sm3_label(json::encode(figures.figures));
}

template <class T>
Result<T> decoded(Result<std::string> const& text) {
    if (!text.ok()) return text.error();
    return json::decode<T>(*text);
}

}  // namespace

Ledgers::Worker::Worker(store::Database& database, FileStore const& files, LedgerRunner const& run,
                        Clock const& clock)
    : database_(database), files_(files), run_(run), clock_(clock) {}

Ledgers::Worker::~Worker() {
    stop();
}

void Ledgers::Worker::start() {
    for (auto const state : {LedgerState::reading, LedgerState::measuring}) {
        auto const ids =
            database_.read([&](auto& connection) { return store::LedgerStore(connection).in_state(state); });
        for (auto const id : ids)
            enqueue(id);
    }
    stopping_ = false;
    thread_ = std::thread([this] { loop(); });
}

void Ledgers::Worker::stop() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Ledgers::Worker::enqueue(LedgerId id) {
    {
        std::lock_guard const lock(mutex_);
        if (std::find(queue_.begin(), queue_.end(), id) == queue_.end()) queue_.push_back(id);
    }
    wake_.notify_one();
}

void Ledgers::Worker::loop() {
    for (;;) {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
        if (stopping_) return;
        auto const id = queue_.front();
        queue_.pop_front();
        lock.unlock();
        process(id);
    }
}

std::optional<LedgerId> Ledgers::Worker::take() {
    std::lock_guard const lock(mutex_);
    if (queue_.empty()) return std::nullopt;
    auto const id = queue_.front();
    queue_.pop_front();
    return id;
}

void Ledgers::Worker::work_off() {
    while (auto const id = take())
        process(*id);
}

void Ledgers::Worker::process(LedgerId id) {
    try {
        auto ledger =
            database_.read([&](auto& connection) { return store::LedgerStore(connection).find(id); });
        if (!ledger) return;
        Result<void> done;
        if (ledger->state == LedgerState::reading)
            done = look_into(std::move(*ledger));
        else if (ledger->state == LedgerState::measuring)
            done = measure(std::move(*ledger));
        if (!done.ok()) fail(id, done.error());
        return;
    } catch (std::exception const&) {  // the job runner's catch (STYLE §3): one file must not stop others
    }
    try {
        fail(id, messages::unexpected());
    } catch (store::DatabaseError const&) {  // disk full: the next start takes it up again
    }
}

Result<std::string> Ledgers::Worker::rows_of(Ledger const& ledger) const {
    if (!is_workbook(first_bytes(files_.path_of(ledger.sha256)))) return ledger.sha256;
    auto rows = files_.begin(std::numeric_limits<std::int64_t>::max());
    Result<void> kept;
    LedgerJob job;
    job.task = LedgerTask::convert;
    auto const done = run_(files_.path_of(ledger.sha256), job, [&](std::string_view piece) {
        if (kept.ok()) kept = rows->append(piece);
    });
    RETURN_IF_ERROR(done);
    RETURN_IF_ERROR(kept);
    return files_.keep(*rows).sha256;
}

Result<std::string> Ledgers::Worker::answer(std::string const& sha256, LedgerJob const& job) const {
    std::string out;
    RETURN_IF_ERROR(run_(files_.path_of(sha256), job, [&](std::string_view piece) { out += piece; }));
    return out;
}

Result<void> Ledgers::Worker::look_into(Ledger ledger) {
    ASSIGN_OR_RETURN(ledger.rows_sha256, rows_of(ledger));
    LedgerJob job;
    job.task = LedgerTask::inspect;
    job.kind = ledger.kind;
    ASSIGN_OR_RETURN(auto contents, decoded<LedgerContents>(answer(*ledger.rows_sha256, job)));
    return database_.write([&](auto& connection) -> Result<void> {
        ledger.kind = contents.proposal.kind;
        ledger.row_count = contents.row_count;
        ledger.broken_count = contents.broken_count;
        ledger.state = LedgerState::mapping;
        ledger.contents = json::encode(StoredContents{std::move(contents), {}});
        store::LedgerStore(connection).update(ledger);
        return {};
    });
}

LedgerJob Ledgers::Worker::measuring_job(store::Connection& connection, Ledger const& ledger) const {
    LedgerJob job;
    job.task = LedgerTask::measure;
    job.kind = ledger.kind;
    auto mapping = json::decode<LedgerMapping>(*ledger.mapping);
    ENSURE(mapping.ok());
    job.mapping = mapping.take();
    job.measures = definitions_of(connection, ledger);
    return job;
}

Result<void> Ledgers::Worker::measure(Ledger ledger) {
    auto const job = database_.read([&](auto& connection) { return measuring_job(connection, ledger); });
    ASSIGN_OR_RETURN(auto figures, decoded<LedgerFigures>(answer(*ledger.rows_sha256, job)));
    auto stored = json::decode<StoredContents>(ledger.contents);
    ENSURE(stored.ok());
    auto contents = stored.take();
    contents.unmeasured = figures.unmeasured;
    ledger.contents = json::encode(contents);
    ledger.results_digest = digest_of(figures);
    ledger.measured_at = iso_time(clock_.now());
    ledger.state = LedgerState::ready;
    auto const results = to_results(std::move(figures));
    return database_.write([&](auto& connection) -> Result<void> {
        store::LedgerStore ledgers(connection);
        ledgers.update(ledger);
        ledgers.replace_results(ledger.id, results);
        record(connection, clock_, ledger.created_by, "ledger.measured", subject_of("ledger", ledger.id),
               Facts()
                   .add("file_name", ledger.file_name)
                   .add("sha256", ledger.sha256)
                   .add("results_digest", ledger.results_digest)
                   .add("figure_count", results.size()));
        return {};
    });
}

/// With the definitions that were stored: a measure that changed since is no fault of the ledger.
Recomputed Ledgers::Worker::recompute(Ledger const& ledger) const {
    Recomputed out{ledger.id, ledger.file_name, false, ""};
    auto const raw = files_.digest_matches(ledger.sha256);
    if (!raw.ok()) {
        out.reason = raw.error().message;
        return out;
    }
    auto job = database_.read([&](auto& connection) {
        auto made = measuring_job(connection, ledger);
        made.measures = stored_definitions(store::LedgerStore(connection).results(ledger.id));
        return made;
    });
    auto const rows = rows_of(ledger);
    auto const figures =
        rows.ok() ? decoded<LedgerFigures>(answer(*rows, job)) : Result<LedgerFigures>(rows.error());
    if (!figures.ok()) {
        out.reason = figures.error().message;
    } else if (*rows != *ledger.rows_sha256) {
        out.reason = "从原始文件重新读出的行与登记的不一致";
    } else if (digest_of(*figures) != *ledger.results_digest) {
        out.reason = "重新计算的结果与存储的不一致";
    } else {
        out.same = stored_matches(*figures, ledger);
        if (!out.same) out.reason = "存储的结果被改动";
    }
    return out;
}

/// The stored rows themselves, not only their digest.
bool Ledgers::Worker::stored_matches(LedgerFigures const& figures, Ledger const& ledger) const {
    auto const stored =
        database_.read([&](auto& connection) { return store::LedgerStore(connection).results(ledger.id); });
    auto const same = [](LedgerFigure const& a, store::LedgerResult const& b) {
        return a.measure == b.measure && a.definition == b.definition && a.group_name == b.group_name &&
               a.month == b.month && a.total == b.total && a.counted == b.counted && a.met == b.met &&
               a.value == b.value && a.target == b.target && a.verdict == b.verdict && a.max == b.max &&
               a.sum == b.sum && a.missing == b.missing && a.errors == b.errors;
    };
    return std::equal(figures.figures.begin(), figures.figures.end(), stored.begin(), stored.end(), same);
}

void Ledgers::Worker::fail(LedgerId id, Error const& error) {
    auto const written = database_.write([&](auto& connection) -> Result<void> {
        store::LedgerStore ledgers(connection);
        auto ledger = ledgers.find(id);
        if (!ledger) return {};
        ledger->state = LedgerState::failed;
        ledger->error = error.message;
        ledgers.update(*ledger);
        record(connection, clock_, ledger->created_by, "ledger.failed", subject_of("ledger", id),
               Facts().add("file_name", ledger->file_name).add("message", error.message));
        return {};
    });
    ENSURE(written.ok());
}

}  // namespace zs::app
