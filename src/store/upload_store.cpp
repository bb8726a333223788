#include "store/upload_store.h"

#include "store/columns.h"
#include "store/database.h"

namespace zs::store {
namespace {

#define ZS_UPLOAD_SELECT                                                                        \
    "SELECT id, name, organisation_id, user_id, file_name, size_bytes, received_bytes, state, " \
    "evidence_id, created_at, expires_at FROM uploads "

constexpr std::string_view kInsert =
    "INSERT INTO uploads (name, organisation_id, user_id, file_name, size_bytes, received_bytes, state, "
    "created_at, expires_at) VALUES ($1, $2, $3, $4, $5, 0, 'open', $6, $7) RETURNING id";
constexpr std::string_view kFind = ZS_UPLOAD_SELECT "WHERE id = $1";
constexpr std::string_view kOpenOf = ZS_UPLOAD_SELECT "WHERE user_id = $1 AND state = 'open' ORDER BY id";
constexpr std::string_view kSetReceived =
    "UPDATE uploads SET received_bytes = $2, expires_at = $3 WHERE id = $1";
constexpr std::string_view kSetFinished =
    "UPDATE uploads SET state = 'finished', evidence_id = $2 WHERE id = $1";
constexpr std::string_view kRemove = "DELETE FROM uploads WHERE id = $1";
constexpr std::string_view kExpired =
    ZS_UPLOAD_SELECT "WHERE state IN ('open', 'finished') AND expires_at < $1 ORDER BY id";
constexpr std::string_view kAllOpen = ZS_UPLOAD_SELECT "WHERE state = 'open'";
constexpr std::string_view kOutstanding =
    "SELECT coalesce(sum(size_bytes - received_bytes), 0) FROM uploads WHERE state = 'open'";
constexpr std::string_view kHeld =
    "SELECT coalesce((SELECT sum(c.size_bytes) FROM evidence e JOIN contents c ON c.id = e.content_id "
    "WHERE e.organisation_id = $1), 0) + "
    "coalesce((SELECT sum(size_bytes) FROM uploads WHERE organisation_id = $2 AND state = 'open'), 0)";

constexpr std::string_view kStatements[] = {kInsert, kFind,    kOpenOf,  kSetReceived, kSetFinished,
                                            kRemove, kExpired, kAllOpen, kOutstanding, kHeld};

Upload read_upload(Cursor const& cursor) {
    Upload out;
    cursor.read(out.id, out.name, out.organisation_id, out.user_id, out.file_name, out.size_bytes,
                out.received_bytes, word_into(out.state), out.evidence_id, out.created_at, out.expires_at);
    return out;
}

std::vector<Upload> read_uploads(Cursor cursor) {
    std::vector<Upload> out;
    while (cursor.next())
        out.push_back(read_upload(cursor));
    return out;
}

}  // namespace

UploadId UploadStore::insert(Upload const& upload) {
    return connection_.insert<UploadId>(kInsert, upload.name, upload.organisation_id, upload.user_id,
                                        upload.file_name, upload.size_bytes, upload.created_at,
                                        upload.expires_at);
}

std::optional<Upload> UploadStore::find(UploadId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_upload(cursor);
}

std::vector<Upload> UploadStore::open_of(UserId user_id) const {
    return read_uploads(connection_.query(kOpenOf, user_id));
}

void UploadStore::set_received(UploadId id, std::int64_t received_bytes, std::string const& expires_at) {
    connection_.run(kSetReceived, id, received_bytes, expires_at);
}

void UploadStore::set_finished(UploadId id, EvidenceId evidence_id) {
    connection_.run(kSetFinished, id, evidence_id);
}

void UploadStore::remove(UploadId id) {
    connection_.run(kRemove, id);
}

std::vector<Upload> UploadStore::expired(std::string const& now) const {
    return read_uploads(connection_.query(kExpired, now));
}

std::vector<Upload> UploadStore::all_open() const {
    return read_uploads(connection_.query(kAllOpen));
}

std::int64_t UploadStore::outstanding_bytes() const {
    return connection_.value<std::int64_t>(kOutstanding).value_or(0);
}

std::int64_t UploadStore::held_bytes(OrganisationId organisation_id) const {
    return connection_.value<std::int64_t>(kHeld, organisation_id, organisation_id).value_or(0);
}

std::span<std::string_view const> UploadStore::statements() {
    return kStatements;
}

}  // namespace zs::store
