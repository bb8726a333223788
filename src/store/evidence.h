#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/ids.h"
#include "json/describe.h"

namespace zs::store {

using ContentId = Id<struct ContentTag>;
using UploadId = Id<struct UploadTag>;

/// Who may be shown it: 公开, 内部, 工作秘密. State secrets have no place in this system.
enum class EvidenceMark { open, internal, work_secret };
ZS_WIRE_ENUM(EvidenceMark, open, internal, work_secret);

enum class EvidenceState { current, replaced, withdrawn };
ZS_WIRE_ENUM(EvidenceState, current, replaced, withdrawn);

/// How far the reading of a file is. empty: it was read and holds no text, as a scan does.
enum class TextReading { queued, reading, ready, empty, failed };
ZS_WIRE_ENUM(TextReading, queued, reading, ready, empty, failed);

/// A file by its content, once however often it is filed.
struct Content {
    ContentId id;
    std::string sha256;  ///< hex
    std::string sm3;     ///< "sm3:…"
    std::int64_t size_bytes = 0;
    TextReading reading = TextReading::queued;
    std::int64_t attempts = 0;
    std::optional<std::string> problem;  ///< why it could not be read
    std::int64_t characters = 0;         ///< of the text
    bool shortened = false;              ///< the text goes on beyond what is kept
};

/// A file as a unit keeps it.
struct Evidence {
    EvidenceId id;
    OrganisationId organisation_id;
    std::string organisation_name;
    std::string path;  ///< of the organisation's jurisdiction
    Content content;
    std::string title;
    std::string file_name;
    std::string media_type;
    std::optional<std::string> since;  ///< the days it tells of
    std::optional<std::string> until;
    EvidenceMark mark = EvidenceMark::internal;
    EvidenceState state = EvidenceState::current;
    std::optional<EvidenceId> chain_id;  ///< the first of its revisions; absent in the first
    std::int64_t edition = 1;
    std::optional<EvidenceId> replaces;
    std::optional<std::string> withdrawn_reason;
    bool let_out = false;  ///< answers, or answered, something that the unit's leader approved
    std::int64_t revision = 1;
    std::string created_by;
    std::string created_at;
};

enum class UploadState { open, finished };
ZS_WIRE_ENUM(UploadState, open, finished);

/// A file that arrives in pieces.
struct Upload {
    UploadId id;
    std::string name;  ///< of its file in the folder of uploads
    OrganisationId organisation_id;
    UserId user_id;
    std::string file_name;
    std::int64_t size_bytes = 0;
    std::int64_t received_bytes = 0;  ///< on disk, whatever happens
    UploadState state = UploadState::open;
    std::optional<EvidenceId> evidence_id;
    std::string created_at;
    std::string expires_at;
};

}  // namespace zs::store
