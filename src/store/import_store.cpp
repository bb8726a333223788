#include "store/import_store.h"

#include "store/columns.h"
#include "store/database.h"

namespace zs::store {
namespace {

#define ZS_IMPORT_COLUMNS                                                                                \
    "i.id, i.file_name, i.size_bytes, i.sha256, i.state, i.progress, i.created_at, i.created_by, c.id, " \
    "i.error, i.base_id "                                                                                \
    "FROM imports i LEFT JOIN catalogues c ON c.import_id = i.id "

constexpr std::string_view kInsert =
    "INSERT INTO imports (file_name, size_bytes, sha256, state, progress, created_at, created_by, base_id) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
constexpr std::string_view kFind = "SELECT " ZS_IMPORT_COLUMNS "WHERE i.id = $1";
constexpr std::string_view kCount = "SELECT count(*) FROM imports";
constexpr std::string_view kPage = "SELECT " ZS_IMPORT_COLUMNS "ORDER BY i.id DESC LIMIT $1 OFFSET $2";
constexpr std::string_view kUnfinished =
    "SELECT id FROM imports WHERE state IN ('queued', 'reading', 'recognising') ORDER BY id";
constexpr std::string_view kFiles = "SELECT DISTINCT sha256 FROM imports";
constexpr std::string_view kSetState =
    "UPDATE imports SET state = $2, progress = $3, error = $4 WHERE id = $1";

constexpr std::string_view kStatements[] = {kInsert, kFind, kCount, kPage, kUnfinished, kFiles, kSetState};

/// What is kept of an Error. Fields belong to requests, not to files.
struct ImportError {
    std::string code;
    std::string message;
    std::string where;
};
ZS_WIRE(ImportError, code, message, where);

ErrorCode code_from(std::string_view name) {
    for (int code = 0; code < static_cast<int>(ErrorCode::internal); ++code) {
        if (to_string(static_cast<ErrorCode>(code)) == name) return static_cast<ErrorCode>(code);
    }
    return ErrorCode::internal;
}

Import read_import(Cursor const& cursor) {
    Import out;
    std::optional<std::string> error;
    cursor.read(out.id, out.file_name, out.size_bytes, out.sha256, word_into(out.state), out.progress,
                out.created_at, out.created_by, out.catalogue_id, error, out.base_id);
    if (error) {
        ImportError stored;
        json_into(stored).receive(*error);
        out.error = Error{code_from(stored.code), stored.message, stored.where, {}};
    }
    return out;
}

}  // namespace

ImportId ImportStore::insert(Import const& import) {
    return connection_.insert<ImportId>(kInsert, import.file_name, import.size_bytes, import.sha256,
                                        word(import.state), import.progress, import.created_at,
                                        import.created_by, import.base_id);
}

std::optional<Import> ImportStore::find(ImportId id) const {
    auto cursor = connection_.query(kFind, id);
    if (!cursor.next()) return std::nullopt;
    return read_import(cursor);
}

Page<Import> ImportStore::page(PageRequest page) const {
    Page<Import> out{connection_.value<std::int64_t>(kCount).value_or(0), page.offset, page.limit, {}};
    auto cursor = connection_.query(kPage, page.limit, page.offset);
    while (cursor.next())
        out.rows.push_back(read_import(cursor));
    return out;
}

std::vector<ImportId> ImportStore::unfinished() const {
    std::vector<ImportId> out;
    auto cursor = connection_.query(kUnfinished);
    while (cursor.next())
        cursor.read(out.emplace_back());
    return out;
}

std::vector<std::string> ImportStore::files() const {
    std::vector<std::string> out;
    auto cursor = connection_.query(kFiles);
    while (cursor.next())
        cursor.read(out.emplace_back());
    return out;
}

void ImportStore::set_state(ImportId id, ImportState state, double progress,
                            std::optional<Error> const& error) {
    std::optional<std::string> stored;
    if (error) stored = json::encode(ImportError{to_string(error->code), error->message, error->where});
    connection_.run(kSetState, id, word(state), progress, stored);
}

std::span<std::string_view const> ImportStore::statements() {
    return kStatements;
}

}  // namespace zs::store
