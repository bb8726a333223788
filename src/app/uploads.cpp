#include "app/uploads.h"

#include <fmt/format.h>

#include "app/consistency.h"
#include "app/evidence_rules.h"
#include "app/file_names.h"
#include "app/messages.h"
#include "app/password.h"
#include "app/standing.h"
#include "app/trail.h"
#include "base/clock.h"
#include "base/digest.h"
#include "base/text.h"
#include "store/content_store.h"
#include "store/database.h"
#include "store/evidence_store.h"
#include "store/organisation_store.h"
#include "store/upload_store.h"

namespace zs::app {
namespace {

constexpr std::chrono::hours kKept{7 * 24};
constexpr std::size_t kMaxNameBytes = 255;

Error not_complete(Upload const& upload) {
    return {ErrorCode::conflict,
            fmt::format("文件还没有传完，已收到 {} / {} 字节，请继续上传。", upload.received_bytes,
                        upload.size_bytes),
            "",
            {}};
}

Error other_content() {
    return {ErrorCode::conflict, "收到的内容与您的文件不一致，请取消后重新上传。", "/sha256", {}};
}

Error other_offset(std::int64_t received_bytes) {
    return {ErrorCode::conflict, fmt::format("请从第 {} 字节继续上传。", received_bytes), "?offset", {}};
}

/// Who may file for an organisation, which must exist.
Result<void> require_filing(store::Connection& connection, Clock const& clock, Caller const& who,
                            OrganisationId id) {
    auto const found = store::OrganisationStore(connection).find(id);
    if (!found) return messages::no_such("单位");
    return require(scope_of(connection, clock, who), Right::file, {found->id, found->path}, "单位");
}

/// The record that `next` takes the place of, made to say so.
Result<void> supersede(store::Connection& connection, Evidence& next) {
    store::EvidenceStore evidence(connection);
    auto old = evidence.find(*next.replaces);
    if (!old || old->organisation_id != next.organisation_id) {
        return messages::invalid("/replaces", "找不到要替换的材料，请刷新页面后重选。");
    }
    if (old->state != store::EvidenceState::current) {
        return messages::invalid("/replaces", "要替换的材料已被替换或撤回，请选择最新的一版。");
    }
    next.chain_id = old->chain_id.value_or(old->id);
    next.edition = old->edition + 1;
    old->state = store::EvidenceState::replaced;
    evidence.update(*old);
    index_figures(connection, *old, "");
    return {};
}

}  // namespace

Uploads::Uploads(store::Database& database, FileStore const& files, Clock const& clock,
                 std::function<void(ContentId)> on_stored, UploadBounds bounds)
    : database_(database),
      clock_(clock),
      on_stored_(std::move(on_stored)),
      bounds_(bounds),
      partial_(files) {}

std::string Uploads::expiry() const {
    return iso_time(clock_.now() + kKept);
}

Result<void> Uploads::check_room(store::Connection& connection, NewUpload const& wanted, Caller const& who) {
    store::UploadStore const uploads(connection);
    if (uploads.open_of(who.user_id).size() >= bounds_.max_open) {
        return Error{ErrorCode::conflict, "您有太多未完成的上传，请先完成或取消一些。", "", {}};
    }
    if (uploads.held_bytes(wanted.organisation_id) + wanted.size_bytes > bounds_.max_organisation_bytes) {
        return messages::over_quota(bounds_.max_organisation_bytes);
    }
    auto const left = partial_.free_bytes() - uploads.outstanding_bytes() - bounds_.reserve_bytes;
    if (left < wanted.size_bytes) return messages::disk_full();
    return {};
}

Result<Upload> Uploads::create(NewUpload const& wanted, Caller const& who) {
    Upload upload;
    upload.file_name = plain_name(wanted.file_name);
    if (upload.file_name.empty() || upload.file_name.size() > kMaxNameBytes) {
        return messages::invalid("/file_name", "文件名不能为空，最长 255 个字节。");
    }
    if (wanted.size_bytes <= 0) return messages::invalid("/size_bytes", "文件是空的，请检查后重新选择。");
    if (wanted.size_bytes > bounds_.max_file_bytes) return messages::too_large(bounds_.max_file_bytes);
    upload.name = hex(random_bytes(16));
    upload.organisation_id = wanted.organisation_id;
    upload.user_id = who.user_id;
    upload.size_bytes = wanted.size_bytes;
    upload.created_at = iso_time(clock_.now());
    upload.expires_at = expiry();
    remove_expired();
    return database_.write([&](store::Connection& connection) -> Result<Upload> {
        RETURN_IF_ERROR(require_filing(connection, clock_, who, wanted.organisation_id));
        RETURN_IF_ERROR(check_room(connection, wanted, who));
        upload.id = store::UploadStore(connection).insert(upload);
        return upload;
    });
}

Result<Upload> Uploads::mine(store::Connection& connection, UploadId id, Caller const& who) {
    auto const found = store::UploadStore(connection).find(id);
    if (!found || found->user_id != who.user_id) return messages::no_such("上传");
    RETURN_IF_ERROR(require_filing(connection, clock_, who, found->organisation_id));
    return *found;
}

Result<Upload> Uploads::find(UploadId id, Caller const& who) {
    return database_.read([&](store::Connection& connection) { return mine(connection, id, who); });
}

Result<std::vector<Upload>> Uploads::open_of(Caller const& who) {
    return database_.read([&](store::Connection& connection) -> Result<std::vector<Upload>> {
        return store::UploadStore(connection).open_of(who.user_id);
    });
}

Result<std::unique_ptr<IncomingPiece>> Uploads::begin_piece(UploadId id, std::int64_t offset,
                                                            Caller const& who) {
    ASSIGN_OR_RETURN(auto const upload, find(id, who));
    if (upload.state == store::UploadState::finished || offset != upload.received_bytes) {
        return other_offset(upload.received_bytes);
    }
    auto const left = std::min(upload.size_bytes - offset, bounds_.max_piece_bytes);
    return partial_.begin(upload.name, offset, left);
}

Result<Upload> Uploads::keep(UploadId id, IncomingPiece& piece, std::string const& sha256,
                             Caller const& who) {
    ASSIGN_OR_RETURN(auto const length, partial_.keep(piece, sha256));
    return database_.write([&](store::Connection& connection) -> Result<Upload> {
        ASSIGN_OR_RETURN(auto upload, mine(connection, id, who));
        if (upload.received_bytes != piece.offset()) return other_offset(upload.received_bytes);
        upload.received_bytes = length;
        upload.expires_at = expiry();
        store::UploadStore(connection).set_received(id, length, upload.expires_at);
        return upload;
    });
}

Result<Evidence> Uploads::record_evidence(store::Connection& connection, Upload const& upload,
                                          NewEvidence const& wanted, FileDigests const& digests,
                                          Caller const& who) {
    Evidence out;
    out.organisation_id = upload.organisation_id;
    out.content = store::ContentStore(connection).put({{}, digests.sha256, digests.sm3, upload.size_bytes});
    out.title = collapse_white_space(wanted.title);
    out.file_name = upload.file_name;
    out.media_type = media_type_of(upload.file_name);
    out.since = wanted.since;
    out.until = wanted.until;
    out.mark = wanted.mark;
    out.replaces = wanted.replaces;
    out.created_by = who.user_name;
    out.created_at = iso_time(clock_.now());
    if (out.replaces) RETURN_IF_ERROR(supersede(connection, out));
    store::EvidenceStore evidence(connection);
    auto const id = evidence.insert(out);
    store::UploadStore(connection).set_finished(upload.id, id);
    auto const stored = *evidence.find(id);
    if (stored.content.reading == store::TextReading::ready) {
        index_figures(connection, stored, store::ContentStore(connection).text(stored.content.id));
    }
    auto facts = Facts().add("title", out.title).add("file_name", out.file_name);
    facts.add("size_bytes", upload.size_bytes).add("sha256", digests.sha256).add("sm3", digests.sm3);
    if (out.replaces) facts.add("replaces", out.replaces->value);
    record(connection, clock_, who.user_name, "evidence.stored", subject_of("evidence", id), facts);
    return stored;
}

Result<Evidence> Uploads::finish(UploadId id, NewEvidence const& wanted, Caller const& who) {
    RETURN_IF_ERROR(check_evidence(wanted.title, wanted.since, wanted.until));
    ASSIGN_OR_RETURN(auto const upload, find(id, who));
    FileDigests digests;
    if (upload.state == store::UploadState::open) {
        if (upload.received_bytes != upload.size_bytes) return not_complete(upload);
        ASSIGN_OR_RETURN(digests, partial_.digests(upload.name, upload.size_bytes));
        if (digests.sha256 != wanted.sha256) return other_content();
        partial_.adopt(upload.name, digests.sha256);
    }
    auto done = database_.write([&](store::Connection& connection) -> Result<Evidence> {
        ASSIGN_OR_RETURN(auto const now, mine(connection, id, who));
        if (now.state == store::UploadState::open) {
            return record_evidence(connection, now, wanted, digests, who);
        }
        return *store::EvidenceStore(connection).find(*now.evidence_id);
    });
    if (!done.ok()) return done;
    partial_.remove(upload.name);
    if (done->content.reading == store::TextReading::queued) on_stored_(done->content.id);
    return done;
}

Result<void> Uploads::cancel(UploadId id, Caller const& who) {
    std::string name;
    auto const done = database_.write([&](store::Connection& connection) -> Result<void> {
        ASSIGN_OR_RETURN(auto const upload, mine(connection, id, who));
        if (upload.state == store::UploadState::finished) {
            return Error{ErrorCode::conflict, "文件已经上传完成；如不再需要，请在材料库中撤回。", "", {}};
        }
        name = upload.name;
        store::UploadStore(connection).remove(id);
        return {};
    });
    if (done.ok()) partial_.remove(name);
    return done;
}

void Uploads::remove_expired() {
    auto const now = iso_time(clock_.now());
    auto const over = database_.read(
        [&](store::Connection& connection) { return store::UploadStore(connection).expired(now); });
    if (over.empty()) return;
    auto const removed = database_.write([&](store::Connection& connection) -> Result<void> {
        store::UploadStore uploads(connection);
        for (auto const& upload : over)
            uploads.remove(upload.id);
        return {};
    });
    ENSURE(removed.ok());
    for (auto const& upload : over)
        partial_.remove(upload.name);
}

void Uploads::remove_unknown() {
    remove_expired();
    auto const open = database_.read(
        [](store::Connection& connection) { return store::UploadStore(connection).all_open(); });
    std::vector<std::string> names;
    auto const corrected = database_.write([&](store::Connection& connection) -> Result<void> {
        for (auto const& upload : open) {
            names.push_back(upload.name);
            // A backup holds the records but not what has not become a file yet: such an upload begins anew.
            if (partial_.size_of(upload.name) < upload.received_bytes) {
                store::UploadStore(connection).set_received(upload.id, 0, upload.expires_at);
            }
        }
        return {};
    });
    ENSURE(corrected.ok());
    partial_.remove_all_but(names);
}

}  // namespace zs::app
