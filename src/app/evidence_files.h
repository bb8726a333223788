#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "base/page.h"
#include "store/evidence.h"
#include "store/submission.h"

namespace zs {
class ByteSource;
class Clock;
}  // namespace zs
namespace zs::store {
class Connection;
class Database;
}  // namespace zs::store

namespace zs::app {

class FileStore;
using store::Evidence;

struct EvidenceQuery {
    std::optional<OrganisationId> organisation_id = {};
    std::optional<store::EvidenceMark> mark = {};
    std::optional<std::string> since = {};   ///< tells of a day from here …
    std::optional<std::string> until = {};   ///< … to here
    std::optional<std::string> sha256 = {};  ///< hex: the same content
    std::optional<std::string> q = {};
    bool all_states = false;  ///< also what was replaced or withdrawn
};

/// A piece of the text with what was searched for; [from, to) in UTF-16 code units.
struct Excerpt {
    std::string text;
    std::vector<std::pair<int, int>> highlights;
};

struct FoundEvidence {
    Evidence evidence;
    std::optional<Excerpt> excerpt;
};

struct LikeEvidence {
    Evidence evidence;
    double likeness = 0;  ///< 1: the same content
};

struct EvidenceDetail {
    Evidence evidence;
    bool may_change = false;
    std::vector<Evidence> revisions;  ///< of the same chain, newest first
    std::vector<LikeEvidence> like;   ///< most alike first
    std::vector<store::EvidenceUse> uses;
};

struct EvidenceChange {
    std::string title;
    std::optional<std::string> since;
    std::optional<std::string> until;
    store::EvidenceMark mark = store::EvidenceMark::internal;
    std::int64_t revision = 0;
};

struct EvidenceText {
    std::string text;
    std::int64_t characters = 0;
    bool shortened = false;
};

struct EvidenceContent {
    std::string file_name;
    std::string media_type;
    std::int64_t size_bytes = 0;
    std::unique_ptr<ByteSource> source;
};

/// An organisation the caller may file for.
struct FilingPlace {
    OrganisationId id;
    std::string name;
};

/// The library of evidence (材料库): what the caller's units and those they see have filed.
class EvidenceFiles {
  public:
    EvidenceFiles(store::Database& database, FileStore const& files, Clock const& clock)
        : database_(database), files_(files), clock_(clock) {}

    Result<Page<FoundEvidence>> list(EvidenceQuery const& query, PageRequest page, Caller const& who) const;
    Result<EvidenceDetail> find(EvidenceId id, Caller const& who) const;
    Result<EvidenceText> text(EvidenceId id, Caller const& who) const;
    Result<EvidenceContent> content(EvidenceId id, Caller const& who) const;
    Result<std::vector<FilingPlace>> filing_places(Caller const& who) const;
    Result<Evidence> change(EvidenceId id, EvidenceChange const& change, Caller const& who);
    /// It is no longer offered; who linked it keeps it.
    Result<Evidence> withdraw(EvidenceId id, std::string const& reason, std::int64_t revision,
                              Caller const& who);

  private:
    Result<Evidence> seen(store::Connection& connection, EvidenceId id, Caller const& who) const;
    Result<Evidence> to_change(store::Connection& connection, EvidenceId id, std::int64_t revision,
                               Caller const& who) const;

    store::Database& database_;
    FileStore const& files_;
    Clock const& clock_;
};

}  // namespace zs::app
