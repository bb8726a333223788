#pragma once

#include <memory>
#include <string>

#include "store/database.h"

namespace zs::store {

/// PostgreSQL by a postgresql:// URL. A commit is on the server's disk when it returns; a connection that was
/// lost is made again when the next transaction begins. Connections are made when they are needed.
std::unique_ptr<Driver> postgresql_driver(std::string url);

std::unique_ptr<Tables> postgresql_tables(Connection& connection);

/// Replaces the macros of README.md in DDL; texts are compared by their bytes, as in SQLite.
std::string expand_postgresql_macros(std::string_view sql);

SearchSql const& postgresql_search_sql();
SearchSql const& postgresql_evidence_search_sql();
/// The terms of a text and of what is around it, as tsvectors of a size that PostgreSQL can hold.
std::vector<std::string> postgresql_search_parts(std::string_view text, std::string_view around);

}  // namespace zs::store
