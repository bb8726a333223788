#include <fmt/format.h>

#include "store/drivers/sqlite.h"
#include "store/tables.h"

namespace zs::store {
namespace {

constexpr std::string_view kNames =
    "SELECT name, type = 'virtual' FROM pragma_table_list WHERE schema = 'main' "
    "AND type IN ('table', 'virtual') AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name";
constexpr std::string_view kColumns = "SELECT name, type FROM pragma_table_info($1) ORDER BY cid";
constexpr std::string_view kTriggers = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'";
constexpr std::string_view kLastId = "SELECT seq FROM sqlite_sequence WHERE name = $1";
constexpr std::string_view kRemoveLastId = "DELETE FROM sqlite_sequence WHERE name = $1";
constexpr std::string_view kSetLastId = "INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)";

ColumnKind kind_of(std::string_view type) {
    if (type == "INTEGER") return ColumnKind::integer;
    if (type == "REAL") return ColumnKind::real;
    return type == "BLOB" ? ColumnKind::bytes : ColumnKind::text;
}

class SqliteTables final : public Tables {
  public:
    explicit SqliteTables(Connection& connection) : connection_(connection) {}

    std::vector<TableShape> shapes() override {
        std::vector<TableShape> out;
        {
            auto cursor = connection_.query(kNames);
            while (cursor.next()) {
                auto& table = out.emplace_back();
                cursor.read(table.name, table.is_search);
            }
        }
        for (auto& table : out) {
            if (!table.is_search) read_columns(table);
        }
        return out;
    }

    void open_for_load() override {
        connection_.execute_script("PRAGMA defer_foreign_keys = ON");  // until COMMIT, which checks them
        std::vector<std::string> names;
        {
            auto cursor = connection_.query(kTriggers);
            while (cursor.next())
                cursor.read(names.emplace_back(), triggers_.emplace_back());
        }
        for (auto const& name : names)
            connection_.execute_script("DROP TRIGGER " + name);
    }

    void close_after_load() override {
        for (auto const& sql : triggers_)
            connection_.execute_script(sql);
    }

    std::string search_rows(std::string const& table) override {
        return fmt::format("SELECT rowid, text, around FROM {}", table);
    }

    void put_search_row(std::string const& table, std::int64_t id, std::string_view text,
                        std::string_view around) override {
        connection_.run(fmt::format("INSERT INTO {} (rowid, text, around) VALUES ($1, $2, $3)", table), id,
                        text, around);
    }

    std::int64_t last_id(std::string const& table) override {
        return connection_.value<std::int64_t>(kLastId, table).value_or(0);
    }

    void set_last_id(std::string const& table, std::int64_t id) override {
        connection_.run(kRemoveLastId, table);
        if (id > 0) connection_.run(kSetLastId, table, id);
    }

  private:
    void read_columns(TableShape& table) {
        auto cursor = connection_.query(kColumns, table.name);
        while (cursor.next()) {
            std::string type;
            auto& column = table.columns.emplace_back();
            cursor.read(column.name, type);
            column.kind = kind_of(type);
        }
    }

    Connection& connection_;
    std::vector<std::string> triggers_;
};

}  // namespace

std::unique_ptr<Tables> sqlite_tables(Connection& connection) {
    return std::make_unique<SqliteTables>(connection);
}

}  // namespace zs::store
