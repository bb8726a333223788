#pragma once

#include <memory>
#include <string>

#include "store/database.h"

struct sqlite3;

namespace zs::store {

/// SQLite in write-ahead mode; a commit is on disk when it returns.
std::unique_ptr<Driver> sqlite_driver(std::string path);

std::unique_ptr<Tables> sqlite_tables(Connection& connection);

/// Replaces the macros of README.md in DDL.
std::string expand_sqlite_macros(std::string_view sql);

/// Makes the tokenizer of search_text.h known to a connection as "pairs".
void register_pairs_tokenizer(sqlite3* handle);
SearchSql const& sqlite_search_sql();
SearchSql const& sqlite_evidence_search_sql();

}  // namespace zs::store
