#pragma once

#include <optional>

#include "app/caller.h"
#include "store/ledger.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Connection;
}

namespace zs::app {

/// What a change of a claim is made in: a transaction.
struct ClaimChange {
    store::Connection& connection;
    Clock const& clock;
    Caller const& who;
};

/// The problem of a claim that differs from the computed figure: raised, or the one there is, told of the new
/// value. Where the claim agrees now, a problem that nobody has taken up is closed with that reason. None for
/// a ledger outside campaigns.
std::optional<ProblemId> follow_claim(ClaimChange const& change, store::Ledger const& ledger,
                                      store::LedgerClaim const& claim, store::LedgerResult const& result,
                                      bool differs);

}  // namespace zs::app
