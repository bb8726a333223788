#pragma once

#include <string>

#include "app/messages.h"
#include "app/standing.h"
#include "app/trail.h"
#include "base/error.h"
#include "json/codec.h"
#include "store/ledger_store.h"

namespace zs::app {

inline Place place_of(store::Ledger const& ledger) {
    return {ledger.organisation_id, ledger.path};
}

/// A ledger is seen by whom its organisation is seen by.
inline Result<store::Ledger> ledger_for(store::Connection& connection, Scope const& scope, LedgerId id,
                                        Right right) {
    auto found = store::LedgerStore(connection).find(id);
    if (!found) return messages::no_such("台账");
    RETURN_IF_ERROR(require(scope, right, place_of(*found), "台账"));
    return std::move(*found);
}

/// What only we write into the database.
template <class T>
T read_json(std::string const& text) {
    auto decoded = json::decode<T>(text, json::UnknownKeys::ignore);
    ENSURE(decoded.ok());
    return decoded.take();
}

inline Facts facts_of(store::Ledger const& ledger) {
    return Facts()
        .add("file_name", ledger.file_name)
        .add("organisation", ledger.organisation_name)
        .add("kind", ledger.kind)
        .add("sha256", ledger.sha256);
}

}  // namespace zs::app
