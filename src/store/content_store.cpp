#include "store/content_store.h"

#include <fmt/format.h>

#include "store/columns.h"
#include "store/database.h"
#include "store/filter.h"

namespace zs::store {
namespace {

#define ZS_CONTENT_SELECT                                                                         \
    "SELECT id, sha256, sm3, size_bytes, reading, attempts, problem, characters, shortened FROM " \
    "contents "

constexpr std::string_view kInsert =
    "INSERT INTO contents (sha256, sm3, size_bytes, reading, attempts, characters, shortened, signature, "
    "text) "
    "VALUES ($1, $2, $3, 'queued', 0, 0, 0, '', '') ON CONFLICT (sha256) DO NOTHING";
constexpr std::string_view kFindDigest = ZS_CONTENT_SELECT "WHERE sha256 = $1";
constexpr std::string_view kFind = ZS_CONTENT_SELECT "WHERE id = $1";
constexpr std::string_view kText = "SELECT text FROM contents WHERE id = $1";
constexpr std::string_view kSignature = "SELECT signature FROM contents WHERE id = $1";
constexpr std::string_view kTexts = "SELECT id, substr(text, 1, {}) FROM contents";
constexpr std::string_view kSignatures = "SELECT id, signature FROM contents";
constexpr std::string_view kFiles = "SELECT sha256 FROM contents";
constexpr std::string_view kUnread =
    "SELECT id FROM contents WHERE reading IN ('queued', 'reading') ORDER BY id";
constexpr std::string_view kSetReading =
    "UPDATE contents SET reading = 'reading', attempts = $2 WHERE id = $1";
constexpr std::string_view kSetText =
    "UPDATE contents SET reading = $2, problem = $3, text = $4, characters = $5, shortened = $6, "
    "signature = $7 WHERE id = $1";
constexpr std::string_view kClearBands = "DELETE FROM content_bands WHERE content_id = $1";
constexpr std::string_view kAddBand =
    "INSERT INTO content_bands (band, content_id) VALUES ($1, $2) ON CONFLICT (band, content_id) DO NOTHING";
// A form that many fill in shares a band with thousands: no more of each than a page could show.
constexpr std::string_view kSharing =
    "SELECT other.content_id FROM content_bands mine JOIN content_bands other ON other.band = mine.band "
    "WHERE mine.content_id = $1 AND other.content_id <> $2 GROUP BY other.content_id "
    "ORDER BY count(*) DESC, other.content_id DESC LIMIT $3";

constexpr std::string_view kStatements[] = {kInsert,    kFindDigest, kFind,    kText,
                                            kSignature, kFiles,      kUnread,  kSetReading,
                                            kSetText,   kClearBands, kAddBand, kSharing};

std::optional<Content> read_content(Cursor cursor) {
    if (!cursor.next()) return std::nullopt;
    Content out;
    cursor.read(out.id, out.sha256, out.sm3, out.size_bytes, word_into(out.reading), out.attempts,
                out.problem, out.characters, out.shortened);
    return out;
}

Filter any_of(std::vector<ContentId> const& ids) {
    Filter out;
    out.add_in("id", ids);
    return out;
}

template <class T>
std::vector<T> read_column(Cursor cursor) {
    std::vector<T> out;
    while (cursor.next())
        cursor.read(out.emplace_back());
    return out;
}

}  // namespace

Content ContentStore::put(Content const& content) {
    connection_.run(kInsert, content.sha256, content.sm3, content.size_bytes);
    return *read_content(connection_.query(kFindDigest, content.sha256));
}

std::optional<Content> ContentStore::find(ContentId id) const {
    return read_content(connection_.query(kFind, id));
}

std::string ContentStore::text(ContentId id) const {
    return connection_.value<std::string>(kText, id).value_or("");
}

std::string ContentStore::signature(ContentId id) const {
    return connection_.value<std::string>(kSignature, id).value_or("");
}

void ContentStore::each_text(std::vector<ContentId> const& ids, std::int64_t max_characters,
                             std::function<void(ContentId, std::string const&)> const& visit) const {
    auto const filter = any_of(ids);
    auto cursor =
        connection_.query_values(fmt::format(kTexts, max_characters) + filter.where(), filter.values());
    while (cursor.next()) {
        ContentId id;
        std::string text;
        cursor.read(id, text);
        visit(id, text);
    }
}

std::map<ContentId, std::string> ContentStore::signatures(std::vector<ContentId> const& ids) const {
    auto const filter = any_of(ids);
    std::map<ContentId, std::string> out;
    auto cursor = connection_.query_values(std::string(kSignatures) + filter.where(), filter.values());
    while (cursor.next()) {
        ContentId id;
        std::string signature;
        cursor.read(id, signature);
        out.emplace(id, std::move(signature));
    }
    return out;
}

std::vector<std::string> ContentStore::files() const {
    return read_column<std::string>(connection_.query(kFiles));
}

std::vector<ContentId> ContentStore::unread() const {
    return read_column<ContentId>(connection_.query(kUnread));
}

void ContentStore::set_reading(ContentId id, std::int64_t attempts) {
    connection_.run(kSetReading, id, attempts);
}

void ContentStore::set_text(ContentId id, ReadText const& read) {
    connection_.run(kSetText, id, word(read.reading), read.problem, read.text, read.characters,
                    read.shortened ? 1 : 0, read.signature);
    connection_.run(kClearBands, id);
    for (auto const band : read.bands)
        connection_.run(kAddBand, band, id);
}

std::vector<ContentId> ContentStore::sharing_bands(ContentId id, std::int64_t limit) const {
    return read_column<ContentId>(connection_.query(kSharing, id, id, limit));
}

std::span<std::string_view const> ContentStore::statements() {
    return kStatements;
}

}  // namespace zs::store
