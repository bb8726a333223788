#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/caller.h"
#include "app/exported_file.h"
#include "app/files.h"
#include "app/ledger_job.h"
#include "app/ledger_process.h"
#include "base/error.h"
#include "base/page.h"
#include "store/ledger_store.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}
namespace zs::ledger {
struct Kind;
}

namespace zs::app {

using store::Ledger;
using store::LedgerClaim;
using store::LedgerState;

struct NewLedger {
    std::string file_name;
    OrganisationId organisation_id;  ///< whose ledger it is
    std::optional<CampaignId> campaign_id = {};
    std::string kind = {};  ///< empty: found out from the headings
};

/// A ledger with what its pages show.
struct LedgerDetail {
    Ledger ledger;
    LedgerContents contents;
    std::optional<LedgerMapping> mapping;  ///< as confirmed
    std::vector<std::string> proposed;  ///< for each column a field or "": the last mapping of the unit first
    bool known_headings = false;        ///< the last mapping of the unit is of the same headings
    bool may_change = false;            ///< confirm, claim, delete, see people in full
    std::vector<UnmeasuredFigure> unmeasured;
};

/// A computed figure with what was claimed of it and the item it answers.
struct Figure {
    store::LedgerResult result;
    std::optional<ItemId> item_id;
    std::string item_number;
    std::optional<LedgerClaim> claim;
    bool differs = false;  ///< the claim from the computed figure
};

struct OffendingQuery {
    std::string measure;
    std::string group_name;
    std::int64_t offset = 0;
    std::int64_t limit = 50;
    bool unmasked = false;  ///< personal data in full: for those who file for the organisation
};

struct LedgerWish {
    std::optional<OrganisationId> organisation_id = {};
    std::optional<CampaignId> campaign_id = {};
    std::optional<std::string> kind = {};
};

struct Recomputed {
    LedgerId id;
    std::string file_name;
    bool same = false;
    std::string reason;
};

/// Case ledgers: uploaded, their columns confirmed by a person, measured in a child process, every figure
/// with its offending rows. The raw file stays, so that every result can be recomputed.
class Ledgers {
  public:
    Ledgers(store::Database& database, FileStore const& files, LedgerRunner run, Clock const& clock);
    ~Ledgers();

    /// Refused before the first byte where the caller may not file for the organisation.
    Result<std::unique_ptr<IncomingFile>> begin_upload(NewLedger const& wanted, Caller const& who) const;
    /// When it returns, file and record are on disk and the ledger is queued.
    Result<Ledger> enqueue(NewLedger const& wanted, IncomingFile& upload, Caller const& who);
    Result<Page<Ledger>> list(LedgerWish const& wanted, PageRequest page, Caller const& who) const;
    Result<LedgerDetail> find(LedgerId id, Caller const& who) const;
    /// A person says what the columns are; the ledger is measured then.
    Result<Ledger> confirm(LedgerId id, std::string const& kind, LedgerMapping mapping, std::int64_t revision,
                           Caller const& who);
    Result<void> remove(LedgerId id, Caller const& who);

    Result<std::vector<Figure>> figures(LedgerId id, Caller const& who) const;
    Result<OffendingPage> offending(LedgerId id, OffendingQuery const& query, Caller const& who) const;
    Result<ExportedFile> offending_file(LedgerId id, OffendingQuery const& query, Caller const& who) const;
    /// The rows that could not be read, with their lines; people masked unless asked for by who may.
    Result<ExportedFile> broken_file(LedgerId id, bool unmasked, Caller const& who) const;
    /// An empty value takes the claim back.
    Result<void> claim(LedgerClaim claim, Caller const& who);
    /// Every stored result once more from the raw file, byte for byte; of one campaign, or of all. For who
    /// holds the data folder: no scope.
    Result<std::vector<Recomputed>> verify(std::optional<CampaignId> campaign_id = {}) const;

    /// A file of a folder that is watched, for who holds the data folder: nothing if the organisation has a
    /// ledger of that content already. Read, and measured if its ledgers had the same headings before.
    Result<std::optional<Ledger>> take_file(std::filesystem::path const& path, NewLedger wanted);

    void start_worker();
    void stop_worker();
    /// What is queued, in the calling thread: tests and the command line.
    void work_off();

  private:
    class Worker;
    Result<Ledger> insert(NewLedger const& wanted, StoredFile const& stored, store::Connection& connection,
                          Caller const& who);
    Result<Ledger> set_mapping(store::Connection& connection, Ledger ledger, ledger::Kind const& kind,
                               LedgerMapping mapping, Caller const& who);
    Result<ExportedFile> exported(Ledger const& ledger, LedgerJob const& job, std::string const& file_name,
                                  Caller const& who) const;
    Result<LedgerJob> offending_job(LedgerId id, OffendingQuery const& query, LedgerTask task,
                                    Caller const& who, Ledger& ledger) const;

    store::Database& database_;
    FileStore const& files_;
    LedgerRunner run_;
    Clock const& clock_;
    std::unique_ptr<Worker> worker_;
};

}  // namespace zs::app
