#pragma once

#include <string>

#include "store/user.h"

namespace zs::app {

using store::Role;
using store::User;

/// Who asks. Use cases record it; whether the role suffices was settled by the router (or the command line).
struct Caller {
    UserId user_id;
    std::string user_name = "system";
    Role role = Role::reader;
    std::string display_name;
};

}  // namespace zs::app
