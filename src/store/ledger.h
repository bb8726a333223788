#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/ids.h"
#include "json/describe.h"

namespace zs {

using LedgerId = Id<struct LedgerTag>;
using LedgerMeasureId = Id<struct LedgerMeasureTag>;

}  // namespace zs

namespace zs::store {

/// reading: it is looked into; mapping: a person has to say what its columns are; measuring, ready; failed.
enum class LedgerState { reading, mapping, measuring, ready, failed };
ZS_WIRE_ENUM(LedgerState, reading, mapping, measuring, ready, failed);

/// One uploaded case ledger. `contents` and `mapping` are JSON that only app reads.
struct Ledger {
    LedgerId id;
    OrganisationId organisation_id;  ///< whose ledger it is; its cases may be of many units
    std::string organisation_name;
    std::string path;  ///< of the organisation's jurisdiction
    std::optional<CampaignId> campaign_id;
    std::optional<std::string> campaign_name;
    std::optional<CatalogueId> catalogue_id;  ///< of the campaign
    std::string kind;                         ///< key of data/ledgers/kinds
    std::string file_name;
    std::int64_t size_bytes = 0;
    std::string sha256;                      ///< of the raw file, hex
    std::optional<std::string> rows_sha256;  ///< of its rows as CSV; the same unless it is a workbook
    LedgerState state = LedgerState::reading;
    std::int64_t row_count = 0;
    std::int64_t broken_count = 0;
    std::string contents = "{}";
    std::optional<std::string> mapping;
    std::optional<std::string> results_digest;  ///< "sm3:…" over all results
    std::optional<std::string> error;
    std::int64_t revision = 1;
    std::string created_at;
    std::string created_by;  ///< user name
    std::optional<std::string> measured_at;
};

/// One measure over one group: a unit (month ""), or all units in a month (group "").
struct LedgerResult {
    std::string measure;
    std::string definition;  ///< the measure itself, JSON
    std::string group_name;
    std::string month;  ///< "2024-09"
    std::int64_t total = 0;
    std::int64_t counted = 0;
    std::int64_t met = 0;
    std::string value;
    std::string target;
    std::string verdict;
    std::string max;
    std::string sum;
    std::int64_t missing = 0;
    std::int64_t errors = 0;
};

/// A measure that somebody confirmed for a catalogue.
struct LedgerMeasure {
    LedgerMeasureId id;
    CatalogueId catalogue_id;
    std::optional<ItemId> item_id;
    std::string item_number = {};  ///< read only
    std::string kind;
    std::string name;
    std::string definition;
    std::string confirmed_by;
    std::string confirmed_at;
};

/// What somebody says a figure is.
struct LedgerClaim {
    LedgerId ledger_id;
    std::string measure;
    std::string group_name;
    std::string value;
    std::string note;
    std::optional<ProblemId> problem_id;  ///< made because it differs from the computed one
    std::string claimed_by;
    std::string claimed_at;
};

}  // namespace zs::store
