#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/evidence_files.h"
#include "app/evidence_offers.h"
#include "app/uploads.h"
#include "json/traits.h"

namespace zs::api {

using campaign::OfferReason;
using store::EvidenceMark;
using store::EvidenceState;
using store::TextReading;
using store::UploadState;

struct EvidenceQuery {
    std::optional<std::int64_t> offset;
    std::optional<std::int64_t> limit;
    std::optional<OrganisationId> organisation_id;
    std::optional<EvidenceMark> mark;
    std::optional<std::string> since;
    std::optional<std::string> until;
    std::optional<std::string> sha256;
    std::optional<std::string> q;
    std::optional<bool> all_states;
};
ZS_WIRE(EvidenceQuery, offset, limit, organisation_id, mark, since, until, sha256, q, all_states);
ZS_WIRE_RULES(EvidenceQuery, {.field = "offset", .min = 0},
              {.field = "limit", .min = 1, .max = kMaxPageLimit}, {.field = "q", .max = 200},
              {.field = "sha256", .min = 64, .max = 64}, {.field = "since", .format = "date"},
              {.field = "until", .format = "date"});

struct Evidence {
    EvidenceId id;
    OrganisationId organisation_id;
    std::string organisation_name;
    std::string title;
    std::string file_name;
    std::string media_type;
    std::int64_t size_bytes = 0;
    std::string sha256;
    std::string sm3;
    std::optional<std::string> since;
    std::optional<std::string> until;
    EvidenceMark mark = EvidenceMark::internal;
    EvidenceState state = EvidenceState::current;
    TextReading reading = TextReading::queued;
    std::optional<std::string> problem;  ///< why there is no text
    std::int64_t characters = 0;
    std::int64_t edition = 1;
    std::optional<EvidenceId> replaces;
    std::optional<std::string> withdrawn_reason;
    std::int64_t revision = 1;
    std::string created_by;
    std::string created_at;
};
ZS_WIRE(Evidence, id, organisation_id, organisation_name, title, file_name, media_type, size_bytes, sha256,
        sm3, since, until, mark, state, reading, problem, characters, edition, replaces, withdrawn_reason,
        revision, created_by, created_at);

struct EvidenceExcerpt {
    std::string text;
    std::vector<std::vector<std::int64_t>> highlights;
};
ZS_WIRE(EvidenceExcerpt, text, highlights);

struct FoundEvidence {
    Evidence evidence;
    std::optional<EvidenceExcerpt> excerpt;
};
ZS_WIRE(FoundEvidence, evidence, excerpt);

struct LikeEvidence {
    Evidence evidence;
    double likeness = 0;
};
ZS_WIRE(LikeEvidence, evidence, likeness);

/// A filing that it is linked to, of those you see.
struct EvidenceUse {
    SubmissionId submission_id;
    std::string campaign_name;
    std::string organisation_name;
    std::string number;
    std::string item_text;
    campaign::SubmissionState state = campaign::SubmissionState::draft;
};
ZS_WIRE(EvidenceUse, submission_id, campaign_name, organisation_name, number, item_text, state);

struct EvidenceDetail {
    Evidence evidence;
    bool may_change = false;
    std::vector<Evidence> revisions;
    std::vector<LikeEvidence> like;
    std::vector<EvidenceUse> uses;
};
ZS_WIRE(EvidenceDetail, evidence, may_change, revisions, like, uses);

struct EvidenceText {
    std::string text;
    std::int64_t characters = 0;
    bool shortened = false;
};
ZS_WIRE(EvidenceText, text, characters, shortened);

struct EvidenceChange {
    std::string title;
    std::optional<std::string> since;
    std::optional<std::string> until;
    EvidenceMark mark = EvidenceMark::internal;
    std::int64_t revision = 0;
};
ZS_WIRE(EvidenceChange, title, since, until, mark, revision);
ZS_WIRE_RULES(EvidenceChange, {.field = "title", .min = 1, .max = 200}, {.field = "since", .format = "date"},
              {.field = "until", .format = "date"});

struct EvidenceWithdrawal {
    std::string reason;
    std::int64_t revision = 0;
};
ZS_WIRE(EvidenceWithdrawal, reason, revision);
ZS_WIRE_RULES(EvidenceWithdrawal, {.field = "reason", .min = 1, .max = 500});

/// `part`: its place in the request, from 0.
struct SubmissionOfferQuery {
    std::optional<std::int64_t> part;
};
ZS_WIRE(SubmissionOfferQuery, part);

struct OfferQuery {
    std::optional<CampaignId> campaign_id;
    std::optional<OrganisationId> organisation_id;
    std::optional<MaterialRequestId> request_id;
    std::optional<ItemId> item_id;
    std::optional<std::int64_t> part;  ///< place of the part in the request, from 0
};
ZS_WIRE(OfferQuery, campaign_id, organisation_id, request_id, item_id, part);
ZS_WIRE_RULES(OfferQuery, {.field = "part", .min = 0});

struct OfferedEvidence {
    Evidence evidence;
    double fit = 0;
    std::vector<OfferReason> reasons;
};
ZS_WIRE(OfferedEvidence, evidence, fit, reasons);

struct FilingPlace {
    OrganisationId id;
    std::string name;
};
ZS_WIRE(FilingPlace, id, name);

struct NewUpload {
    OrganisationId organisation_id;
    std::string file_name;
    std::int64_t size_bytes = 0;
};
ZS_WIRE(NewUpload, organisation_id, file_name, size_bytes);
ZS_WIRE_RULES(NewUpload, {.field = "file_name", .min = 1, .max = 255}, {.field = "size_bytes", .min = 1});

struct Upload {
    store::UploadId id;
    OrganisationId organisation_id;
    std::string file_name;
    std::int64_t size_bytes = 0;
    std::int64_t received_bytes = 0;
    std::int64_t max_piece_bytes = 0;
    UploadState state = UploadState::open;
    std::optional<EvidenceId> evidence_id;
    std::string created_at;
    std::string expires_at;
};
ZS_WIRE(Upload, id, organisation_id, file_name, size_bytes, received_bytes, max_piece_bytes, state,
        evidence_id, created_at, expires_at);

struct PieceQuery {
    std::optional<std::int64_t> offset;
    std::optional<std::string> sha256;
};
ZS_WIRE(PieceQuery, offset, sha256);
ZS_WIRE_RULES(PieceQuery, {.field = "offset", .min = 0}, {.field = "sha256", .min = 64, .max = 64});

struct NewEvidence {
    std::string sha256;
    std::string title;
    std::optional<std::string> since;
    std::optional<std::string> until;
    EvidenceMark mark = EvidenceMark::internal;
    std::optional<EvidenceId> replaces;
};
ZS_WIRE(NewEvidence, sha256, title, since, until, mark, replaces);
ZS_WIRE_RULES(NewEvidence, {.field = "sha256", .min = 64, .max = 64},
              {.field = "title", .min = 1, .max = 200}, {.field = "since", .format = "date"},
              {.field = "until", .format = "date"});

Evidence evidence_wire(app::Evidence&& evidence);

}  // namespace zs::api
