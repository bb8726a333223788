#include "store/drivers/drivers.h"

#include "store/drivers/postgresql.h"
#include "store/drivers/sqlite.h"

namespace zs::store {

bool is_server_location(std::string_view location) {
    return location.starts_with("postgresql://") || location.starts_with("postgres://");
}

std::unique_ptr<Driver> driver_for(std::string const& location) {
    if (is_server_location(location)) return postgresql_driver(location);
    return sqlite_driver(location.starts_with("sqlite:") ? location.substr(7) : location);
}

std::string public_location(std::string_view location) {
    if (!is_server_location(location)) return std::string(location);
    auto const start = location.find("//") + 2;
    auto const rest = location.substr(0, location.find('?')).substr(start);
    auto const at = rest.rfind('@');  // a password may hold one, unescaped
    return "postgresql://" + std::string(at == std::string_view::npos ? rest : rest.substr(at + 1));
}

}  // namespace zs::store
