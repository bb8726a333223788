#pragma once

#include "app/standing.h"
#include "campaign/secrecy.h"
#include "store/evidence_store.h"

namespace zs::app {

inline store::EvidenceSight sight_of(Scope const& scope) {
    return {scope.reach(Right::see), campaign::secrets_reach(scope), scope.reach(Right::draft)};
}

inline bool may_open(store::EvidenceSight const& sight, store::Evidence const& evidence) {
    Place const place{evidence.organisation_id, evidence.path};
    bool const secret = evidence.mark == store::EvidenceMark::work_secret;
    return sight.reach.covers(place) && (!secret || sight.secrets.covers(place)) &&
           (evidence.let_out || sight.drafts.covers(place));
}

}  // namespace zs::app
