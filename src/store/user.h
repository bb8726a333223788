#pragma once

#include <string>

#include "base/ids.h"
#include "json/describe.h"

namespace zs::store {

enum class Role { administrator, editor, reader };
ZS_WIRE_ENUM(Role, administrator, editor, reader);

struct User {
    UserId id;
    std::string user_name;
    std::string display_name;
    Role role = Role::reader;
    bool disabled = false;
    std::string created_at;
    bool must_change_password = false;  ///< somebody else chose it
};

}  // namespace zs::store
