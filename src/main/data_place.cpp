#include "main/data_place.h"

#include <cstdlib>

#include "main/options.h"

namespace zs {

app::DataPlace data_place(std::string const& folder, std::string const& database) {
    char const* const configured = std::getenv("ZHUNSHENG_DATABASE");
    return {folder, !database.empty() ? database : configured != nullptr ? configured : ""};
}

app::DataPlace data_place(Options const& options) {
    return data_place(options.value("--data", "var"), options.value("--database", ""));
}

}  // namespace zs
