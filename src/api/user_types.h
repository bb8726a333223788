#pragma once

#include <optional>
#include <string>

#include "app/accounts.h"
#include "json/describe.h"

namespace zs::api {

struct User {
    UserId id;
    std::string user_name;
    std::string display_name;
    app::Role role = app::Role::reader;
    bool disabled = false;
    std::string created_at;
};
ZS_WIRE(User, id, user_name, display_name, role, disabled, created_at);

struct NewUser {
    std::string user_name;
    std::string display_name;
    app::Role role = app::Role::reader;
    std::string password;
};
ZS_WIRE(NewUser, user_name, display_name, role, password);
ZS_WIRE_RULES(NewUser, {.field = "user_name", .min = 2, .max = 64},
              {.field = "display_name", .min = 1, .max = 64}, {.field = "password", .max = 256});

struct UserChange {
    std::optional<std::string> display_name;
    std::optional<app::Role> role;
    std::optional<bool> disabled;
    std::optional<std::string> password;
};
ZS_WIRE(UserChange, display_name, role, disabled, password);
ZS_WIRE_RULES(UserChange, {.field = "display_name", .min = 1, .max = 64}, {.field = "password", .max = 256});

User to_wire(app::User&& user);

}  // namespace zs::api
