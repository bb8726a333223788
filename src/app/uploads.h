#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "app/partial_files.h"
#include "base/error.h"
#include "store/evidence.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Connection;
class Database;
}  // namespace zs::store

namespace zs::app {

using store::ContentId;
using store::Evidence;
using store::Upload;
using store::UploadId;

struct NewUpload {
    OrganisationId organisation_id;
    std::string file_name;
    std::int64_t size_bytes = 0;
};

/// What a finished upload becomes.
struct NewEvidence {
    std::string sha256;  ///< of the whole file, as the sender has it
    std::string title;
    std::optional<std::string> since;
    std::optional<std::string> until;
    store::EvidenceMark mark = store::EvidenceMark::internal;
    std::optional<EvidenceId> replaces;
};

struct UploadBounds {
    std::int64_t max_file_bytes = 2LL << 30;
    std::int64_t max_piece_bytes = 16LL << 20;
    std::int64_t max_organisation_bytes = 200LL << 30;
    std::int64_t reserve_bytes = 256LL << 20;  ///< left free for the database
    std::size_t max_open = 100;                ///< of one person
};

/// Files of up to 2 GiB that arrive in pieces, on connections that break and to a server that may be killed.
/// What was answered with success is on disk.
class Uploads {
  public:
    /// `on_stored` is told of each new content, to have it read.
    Uploads(store::Database& database, FileStore const& files, Clock const& clock,
            std::function<void(ContentId)> on_stored, UploadBounds bounds = {});

    Result<Upload> create(NewUpload const& wanted, Caller const& who);
    Result<Upload> find(UploadId id, Caller const& who);
    Result<std::vector<Upload>> open_of(Caller const& who);
    /// Receive the body with piece->append(…), then call keep().
    Result<std::unique_ptr<IncomingPiece>> begin_piece(UploadId id, std::int64_t offset, Caller const& who);
    Result<Upload> keep(UploadId id, IncomingPiece& piece, std::string const& sha256, Caller const& who);
    /// Makes it evidence. Asked again, for example because the answer was lost, it answers the same.
    Result<Evidence> finish(UploadId id, NewEvidence const& wanted, Caller const& who);
    Result<void> cancel(UploadId id, Caller const& who);
    /// At the start of the server: what nobody went on with for a week, and files that no upload knows.
    void remove_unknown();

    [[nodiscard]] UploadBounds const& bounds() const { return bounds_; }

  private:
    void remove_expired();
    Result<Upload> mine(store::Connection& connection, UploadId id, Caller const& who);
    Result<void> check_room(store::Connection& connection, NewUpload const& wanted, Caller const& who);
    Result<Evidence> record_evidence(store::Connection& connection, Upload const& upload,
                                     NewEvidence const& wanted, FileDigests const& digests,
                                     Caller const& who);
    std::string expiry() const;

    store::Database& database_;
    Clock const& clock_;
    std::function<void(ContentId)> on_stored_;
    UploadBounds bounds_;
    PartialFiles partial_;
};

}  // namespace zs::app
