#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "app/exported_file.h"
#include "base/error.h"
#include "campaign/people_rows.h"
#include "json/describe.h"
#include "store/organisation.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

class PasswordHasher;

enum class ImportOutcome { made, there, fault };
ZS_WIRE_ENUM(ImportOutcome, made, there, fault);

/// What becomes of one row, or why it cannot.
struct ImportedRow {
    int row = 0;
    std::string organisation;
    ImportOutcome organisation_outcome = ImportOutcome::there;
    std::string display_name;
    std::string user_name;
    std::optional<store::MemberRole> role;
    ImportOutcome person_outcome = ImportOutcome::there;  ///< `made`: account, role or both
    bool fresh_account = false;
    std::string password;  ///< of a fresh account that was given none; told once, when it is made
    std::string message;
};

struct PeopleReport {
    std::vector<ImportedRow> rows;
    bool carried_out = false;
    std::int64_t organisations_made = 0;
    std::int64_t memberships_made = 0;
    std::int64_t faults = 0;
};

/// Reads a file in the confined child (formats/confined); tests give their own.
using ReadDocument =
    std::function<Result<documents::Document>(std::string_view bytes, std::string const& file_name)>;

/// Units and people of a place from a table, all or nothing.
class PeopleImport {
  public:
    PeopleImport(store::Database& database, PasswordHasher& hasher, ReadDocument read, Clock const& clock)
        : database_(database), hasher_(hasher), read_(std::move(read)), clock_(clock) {}

    /// To be asked before a file is taken.
    Result<void> check(JurisdictionId jurisdiction_id, Caller const& who) const;
    /// Row by row what would be made. Nothing is written.
    Result<PeopleReport> dry_run(JurisdictionId jurisdiction_id, std::string const& file_name,
                                 std::string_view bytes, Caller const& who);
    /// Writes nothing if any row has a fault; the report says which.
    Result<PeopleReport> carry_out(JurisdictionId jurisdiction_id, std::string const& file_name,
                                   std::string_view bytes, Caller const& who);

  private:
    Result<PeopleReport> run(JurisdictionId jurisdiction_id, std::vector<campaign::PeopleRow> const& rows,
                             bool write, Caller const& who);

    store::Database& database_;
    PasswordHasher& hasher_;
    ReadDocument read_;
    Clock const& clock_;
};

/// An empty table with its headings and an example, to fill in.
Result<ExportedFile> people_template(std::filesystem::path const& folder);

}  // namespace zs::app
