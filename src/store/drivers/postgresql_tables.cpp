#include <fmt/format.h>

#include "store/drivers/postgresql.h"
#include "store/tables.h"

namespace zs::store {
namespace {

constexpr std::string_view kColumns =
    "SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c "
    "JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name "
    "WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' "
    "ORDER BY c.table_name COLLATE \"C\", c.ordinal_position";
constexpr std::string_view kReferences =
    "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY conrelid, conname";
constexpr std::string_view kSequence =
    "SELECT pg_get_serial_sequence(c.table_name, c.column_name) FROM information_schema.columns c "
    "WHERE c.table_schema = current_schema() AND c.table_name = $1 AND c.is_identity = 'YES'";
constexpr std::string_view kLastId = "SELECT pg_sequence_last_value(CAST(CAST($1 AS TEXT) AS regclass))";
constexpr std::string_view kSetLastId =
    "SELECT setval(CAST(CAST($1 AS TEXT) AS regclass), CAST($2 AS BIGINT))";

ColumnKind kind_of(std::string_view type) {
    if (type == "bigint" || type == "integer") return ColumnKind::integer;
    if (type == "double precision") return ColumnKind::real;
    return type == "bytea" ? ColumnKind::bytes : ColumnKind::text;
}

class PgTables final : public Tables {
  public:
    explicit PgTables(Connection& connection) : connection_(connection) {}

    std::vector<TableShape> shapes() override {
        std::vector<TableShape> out;
        auto cursor = connection_.query(kColumns);
        while (cursor.next()) {
            std::string name, type;
            TableShape::Column column;
            cursor.read(name, column.name, type);
            if (out.empty() || out.back().name != name) out.push_back({name, {}, false});
            column.kind = kind_of(type);
            out.back().columns.push_back(std::move(column));
            out.back().is_search = out.back().is_search || type == "tsvector";
        }
        for (auto& table : out) {
            if (table.is_search) table.columns.clear();
        }
        return out;
    }

    void open_for_load() override {
        for (auto const& table : shapes())
            connection_.execute_script(fmt::format("ALTER TABLE {} DISABLE TRIGGER USER", table.name));
        std::string drop;
        {
            auto cursor = connection_.query(kReferences);
            while (cursor.next()) {
                std::string table, name, definition;
                cursor.read(table, name, definition);
                drop += fmt::format("ALTER TABLE {} DROP CONSTRAINT {};\n", table, name);
                references_ += fmt::format("ALTER TABLE {} ADD CONSTRAINT {} {};\n", table, name, definition);
            }
        }
        connection_.execute_script(drop);
    }

    void close_after_load() override {
        connection_.execute_script(references_);
        for (auto const& table : shapes())
            connection_.execute_script(
                fmt::format("ALTER TABLE {0} ENABLE TRIGGER USER; ANALYZE {0}", table.name));
    }

    std::string search_rows(std::string const& table) override {
        return fmt::format("SELECT id, text, around FROM {} WHERE part = 0", table);
    }

    void put_search_row(std::string const& table, std::int64_t id, std::string_view text,
                        std::string_view around) override {
        auto const sql = fmt::format(
            "INSERT INTO {} (id, part, text, around, terms) VALUES ($1, $2, $3, $4, CAST($5 AS tsvector))",
            table);
        std::int64_t number = 0;
        for (auto const& terms : postgresql_search_parts(text, around)) {
            bool const is_first = number == 0;
            connection_.run(sql, id, number++, is_first ? text : "", is_first ? around : "", terms);
        }
    }

    std::int64_t last_id(std::string const& table) override {
        auto const sequence = connection_.value<std::optional<std::string>>(kSequence, table);
        if (!sequence || !*sequence) return 0;
        return connection_.value<std::optional<std::int64_t>>(kLastId, **sequence)->value_or(0);
    }

    void set_last_id(std::string const& table, std::int64_t id) override {
        auto const sequence = connection_.value<std::optional<std::string>>(kSequence, table);
        if (sequence && *sequence && id > 0) connection_.value<std::int64_t>(kSetLastId, **sequence, id);
    }

  private:
    Connection& connection_;
    std::string references_;
};

}  // namespace

std::unique_ptr<Tables> postgresql_tables(Connection& connection) {
    return std::make_unique<PgTables>(connection);
}

}  // namespace zs::store
