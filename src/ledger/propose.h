#pragma once

#include <optional>
#include <string>
#include <vector>

#include "json/describe.h"
#include "ledger/kinds.h"

namespace zs::ledger {

/// What the cells of a column look like; nothing where too few say anything.
struct ColumnLook {
    std::size_t filled = 0;
    std::size_t dates = 0;
    std::size_t numbers = 0;
};

enum class Certainty { heading, alike, contents, none };
ZS_WIRE_ENUM(Certainty, heading, alike, contents, none);

/// What a column most likely is. `doubt` says why a person should look.
struct ProposedColumn {
    std::string heading;
    std::optional<std::string> field;  ///< key of the kind's field
    Certainty certainty = Certainty::none;
    std::string doubt;
    std::vector<std::string> samples;
};
ZS_WIRE(ProposedColumn, heading, field, certainty, doubt, samples);

/// How a ledger is best read: its kind, the row that holds the headings (from 0), its columns.
struct Proposal {
    std::string kind;
    std::size_t heading_row = 0;
    std::vector<ProposedColumn> columns;
};
ZS_WIRE(Proposal, kind, heading_row, columns);

/// From the first rows of a ledger; `kind` only if it is known already. A person confirms it.
Proposal propose(std::vector<std::vector<std::string>> const& rows, Kind const* kind);

}  // namespace zs::ledger
