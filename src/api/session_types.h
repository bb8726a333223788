#pragma once

#include <string>

#include "api/user_types.h"
#include "app/sessions.h"

namespace zs::api {

struct LogIn {
    std::string user_name;
    std::string password;
};
ZS_WIRE(LogIn, user_name, password);
ZS_WIRE_RULES(LogIn, {.field = "user_name", .min = 1, .max = 64},
              {.field = "password", .min = 1, .max = 256});

struct SessionUser {
    UserId id;
    std::string user_name;
    std::string display_name;
    app::Role role = app::Role::reader;
    bool must_change_password = false;  ///< until then everything else is refused
};
ZS_WIRE(SessionUser, id, user_name, display_name, role, must_change_password);

struct Session {
    SessionUser user;
    std::string csrf_token;
};
ZS_WIRE(Session, user, csrf_token);

struct PasswordChange {
    std::string old_password;
    std::string new_password;
};
ZS_WIRE(PasswordChange, old_password, new_password);
ZS_WIRE_RULES(PasswordChange, {.field = "old_password", .max = 256}, {.field = "new_password", .max = 256});

}  // namespace zs::api
