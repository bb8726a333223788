#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace zs::store {

class Driver;

/// postgresql://… (or postgres://…) names a server; anything else is the path of an SQLite file, which may
/// begin with "sqlite:".
bool is_server_location(std::string_view location);
std::unique_ptr<Driver> driver_for(std::string const& location);

/// The location as it may be shown and logged: without user, password and options.
std::string public_location(std::string_view location);

}  // namespace zs::store
