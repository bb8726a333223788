#pragma once

#include <string>

#include "app/submission_desk.h"

namespace zs::app {

/// What the caller may decide of a submission as it stands.
struct ReviewRights {
    bool approve = false;
    bool send_back = false;
    bool undo = false;
};
ReviewRights review_rights(store::Connection& connection, Caller const& who, Desk const& desk);

/// The path of the jurisdiction for which the caller decides over the place; empty: for none.
std::string deciding_path(Scope const& scope, Place const& place);

/// ok if the caller may take the submission a step further or send it back. A reviewer decides for the work
/// groups they are in; the creation office for every one.
Result<void> require_review(store::Connection& connection, Caller const& who, Desk const& desk);

}  // namespace zs::app
