#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace zs::store {

class Connection;
class Database;

struct TransferredTable {
    std::string name;
    std::int64_t row_count = 0;
};

/// Whether nothing has been recorded: tables may be there, rows are not.
bool has_no_rows(Connection& connection);

/// Copies every row into a database of the same schema that holds none, whatever the two systems are, and
/// counts them on both sides; throws DatabaseError if they differ. Both connections are in a transaction.
std::vector<TransferredTable> transfer(Connection& from, Connection& to);

/// A consistent copy of what `from` sees as a new SQLite file, of the schema that `from` has.
void copy_into_sqlite(Connection& from, std::string const& path);

}  // namespace zs::store
