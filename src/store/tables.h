#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zs::store {

enum class ColumnKind { integer, real, text, bytes };

struct TableShape {
    struct Column {
        std::string name;
        ColumnKind kind = ColumnKind::text;
    };
    std::string name;
    std::vector<Column> columns;  ///< none for a search table
    bool is_search = false;
};

/// The tables of a database as such, to copy them into another system. What a driver implements; to be used
/// within a transaction.
class Tables {
  public:
    virtual ~Tables() = default;
    /// By name, without what the system keeps for itself.
    virtual std::vector<TableShape> shapes() = 0;
    /// Takes references and triggers off, so that rows may come in any order, also into what is frozen.
    virtual void open_for_load() = 0;
    /// Puts them back; the references are checked, at the latest by COMMIT.
    virtual void close_after_load() = 0;
    /// A query for the id, text and around of every row of a search table.
    virtual std::string search_rows(std::string const& table) = 0;
    virtual void put_search_row(std::string const& table, std::int64_t id, std::string_view text,
                                std::string_view around) = 0;
    /// The last id that was given out in a table, whether its row is still there or not.
    virtual std::int64_t last_id(std::string const& table) = 0;
    virtual void set_last_id(std::string const& table, std::int64_t id) = 0;
};

}  // namespace zs::store
