#include "app/export_runner.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <fstream>
#include <system_error>
#include <thread>

#include "app/files.h"
#include "app/pack.h"
#include "app/report_access.h"
#include "app/report_fields.h"
#include "app/sync.h"
#include "app/trail.h"
#include "app/trouble.h"
#include "base/clock.h"
#include "base/digest.h"
#include "store/database.h"
#include "store/export_store.h"
#include "store/user_store.h"

namespace zs::app {
namespace {

using store::Export;
using store::ExportKind;
using store::ExportState;
using store::ExportStore;

/// Thrown out of a maker when the program ends.
struct Stopped {};

constexpr auto kKept = std::chrono::hours(24 * 7);
constexpr auto kPatience = std::chrono::milliseconds(500);

struct FileFacts {
    std::int64_t size_bytes = 0;
    std::string sha256;
    std::string sm3;
};

/// Of what stands on the disk, not of what was meant to.
FileFacts facts_of(std::filesystem::path const& path) {
    std::ifstream in(path, std::ios::binary);
    RunningDigest sha256(DigestKind::sha256);
    RunningDigest sm3(DigestKind::sm3);
    FileFacts out;
    std::array<char, 64U << 10U> block{};
    while (in) {
        in.read(block.data(), block.size());
        std::string_view const piece(block.data(), static_cast<std::size_t>(in.gcount()));
        sha256.add(piece);
        sm3.add(piece);
        out.size_bytes += static_cast<std::int64_t>(piece.size());
    }
    if (!in.eof()) throw std::runtime_error("read of an export");
    out.sha256 = hex(sha256.finish());
    out.sm3 = "sm3:" + hex(sm3.finish());
    return out;
}

/// The time in China, to the minute: "2026-03-02 16:00".
std::string minute(Instant now) {
    auto const there = iso_time(now + std::chrono::hours(8));
    return there.substr(0, 10) + " " + there.substr(11, 5);
}

}  // namespace

ExportRunner::ExportRunner(store::Database& database, FileStore const& files,
                           ReportTemplates const& templates, Clock const& clock)
    : database_(database),
      files_(files),
      templates_(templates),
      clock_(clock),
      folder_(files.folder() / "exports"),
      queue_([this](std::int64_t id) { process(id); }) {}

std::filesystem::path ExportRunner::path_of(store::ExportId id) const {
    return folder_ / std::to_string(id.value);
}

std::filesystem::path ExportRunner::part_of(store::ExportId id) const {
    return path_of(id).string() + ".part";
}

void ExportRunner::drop_part(store::ExportId id) const {
    std::error_code gone;
    std::filesystem::remove(part_of(id), gone);
}

void ExportRunner::change(store::ExportId id, std::function<void(Export&)> const& how) {
    auto const written = database_.write([&](auto& connection) -> Result<void> {
        auto one = ExportStore(connection).find(id);
        if (!one) return {};
        how(*one);
        ExportStore(connection).update(*one);
        return {};
    });
    ENSURE(written.ok());
}

void ExportRunner::start(int count) {
    std::filesystem::create_directories(folder_);
    stopping_ = false;
    recover();
    remove_outdated();
    queue_.start(count);
}

void ExportRunner::stop() {
    stopping_ = true;
    queue_.stop();
}

void ExportRunner::put_back(store::ExportId id) {
    drop_part(id);
    change(id, [](Export& one) {
        one.state = ExportState::queued;
        one.percent = 0;
    });
}

/// The records are the queue.
void ExportRunner::recover() {
    auto const ids = [this](ExportState state) {
        return database_.read([state](auto& connection) { return ExportStore(connection).in_state(state); });
    };
    for (auto const id : ids(ExportState::running)) {
        drop_part(id);
        change(id, [](Export& one) {
            one.state = ExportState::interrupted;
            one.problem = "生成时程序停止了，请重新生成。";
        });
    }
    for (auto const id : ids(ExportState::queued))
        queue_.add(id.value);
}

void ExportRunner::remove_outdated() {
    auto const limit = iso_time(clock_.now() - kKept);
    auto const old =
        database_.read([&](auto& connection) { return ExportStore(connection).outdated(limit); });
    for (auto const id : old) {
        std::error_code gone;
        std::filesystem::remove(path_of(id), gone);
        change(id, [](Export& one) { one.state = ExportState::removed; });
    }
}

void ExportRunner::process(std::int64_t id) {
    Error trouble;
    try {
        std::filesystem::create_directories(folder_);
        remove_outdated();
        auto const outcome = attempt({id});
        if (outcome.ok()) return;
        trouble = outcome.error();
    } catch (Stopped const&) {
        return put_back({id});
    } catch (
        std::exception const& failure) {  // the job runner's catch (STYLE §3): one file must not stop others
        trouble = error_of(failure).value_or(messages::unexpected());
    }
    while (!tell({id}, trouble) && !stopping_)
        std::this_thread::sleep_for(kPatience);
}

/// False while the disk is too full even for that; if the program ends meanwhile, the next start finds the
/// export unfinished.
bool ExportRunner::tell(store::ExportId id, Error const& trouble) {
    try {
        fail(id, trouble);
        return true;
    } catch (std::exception const&) {
        return false;
    }
}

std::function<void(int)> ExportRunner::progress_of(store::ExportId id) const {
    auto last = std::chrono::steady_clock::now();
    return [this, id, last](int percent) mutable {
        if (stopping_) throw Stopped{};
        auto const now = std::chrono::steady_clock::now();
        if (now - last < std::chrono::milliseconds(500)) return;
        last = now;
        database_.try_write([&](auto& connection) -> Result<void> {
            ExportStore(connection).set_percent(id, percent);
            return {};
        });
    };
}

Result<void> ExportRunner::attempt(store::ExportId id) {
    auto begun = database_.write([&](auto& connection) -> Result<std::optional<Export>> {
        auto one = ExportStore(connection).find(id);
        if (!one || one->state != ExportState::queued) return std::optional<Export>();
        one->state = ExportState::running;
        ExportStore(connection).update(*one);
        return one;
    });
    RETURN_IF_ERROR(begun.ok() ? Result<void>() : begun.error());
    if (!*begun) return {};
    ASSIGN_OR_RETURN(auto made, make(**begun));
    keep(std::move(**begun), std::move(made));
    return {};
}

Result<MadeFile> ExportRunner::make(Export const& wanted) {
    ExportOrder order{database_, files_, templates_, wanted, {}, {}, {}, {}, {}, {}, {}};
    auto const ready = database_.read([&](auto& connection) -> Result<void> {
        auto const user = store::UserStore(connection).find(wanted.requested_by);
        if (!user || user->disabled) return messages::forbidden();
        auto const scope = scope_of(connection, clock_, {user->id, user->user_name, user->role});
        ASSIGN_OR_RETURN(order.campaign, campaign_to_report(connection, scope, wanted.campaign_id));
        bool const manages = scope.may(Right::manage, place_of(order.campaign));
        bool const internal = wanted.audience == store::Audience::internal;
        order.personal = internal && manages ? PersonalText::shown : PersonalText::hidden;
        if (internal)
            order.watermark =
                fmt::format("内部资料 {}（{}）{}", user->display_name, user->user_name, minute(clock_.now()));
        return {};
    });
    RETURN_IF_ERROR(ready);
    order.today = today(clock_);
    order.path = part_of(wanted.id);
    order.scratch = folder_;
    order.progress = progress_of(wanted.id);
    switch (wanted.kind) {
        case ExportKind::problem_rows:
        case ExportKind::task_rows: return make_rows(order);
        case ExportKind::pack: return make_pack(order);
        default: return make_report(order);
    }
}

void ExportRunner::keep(Export done, MadeFile&& made) {
    auto const unfinished = part_of(done.id);
    auto const facts = facts_of(unfinished);
    sync_file(unfinished);
    std::filesystem::rename(unfinished, path_of(done.id));
    sync_folder(folder_);
    done.state = ExportState::ready;
    done.percent = 100;
    done.counts = std::move(made.counts);
    done.row_count = made.row_count;
    done.file_name = std::move(made.file_name);
    done.media_type = std::move(made.media_type);
    done.size_bytes = facts.size_bytes;
    done.sha256 = facts.sha256;
    done.sm3 = facts.sm3;
    done.finished_at = iso_time(clock_.now());
    auto const written = database_.write([&](auto& connection) -> Result<void> {
        ExportStore(connection).update(done);
        record(connection, clock_, "system", "export.made", subject_of("export", done.id),
               add_made_file(Facts().add("name", export_name(done.kind)).add("for", done.requester), done));
        return {};
    });
    ENSURE(written.ok());
}

void ExportRunner::fail(store::ExportId id, Error const& error) {
    drop_part(id);
    change(id, [&](Export& one) {
        one.state = ExportState::failed;
        one.problem = error.message;
        one.finished_at = iso_time(clock_.now());
    });
}

}  // namespace zs::app
