#pragma once

#include <string>

#include "app/data_place.h"

namespace zs {

class Options;

/// The folder, and the database of --database or else of $ZHUNSHENG_DATABASE: other users of the machine see
/// the words of a command, its password among them, but not its environment.
app::DataPlace data_place(std::string const& folder, std::string const& database);
/// --data (./var unless told otherwise) and --database.
app::DataPlace data_place(Options const& options);

}  // namespace zs
