#include <sqlite3.h>

#include "store/drivers/sqlite.h"
#include "store/search_sql.h"
#include "store/search_text.h"

namespace zs::store {
namespace {

int create_tokenizer(void*, char const**, int, Fts5Tokenizer** out) {
    static char nothing = 0;  // the tokenizer has no state; FTS5 wants an address
    *out = reinterpret_cast<Fts5Tokenizer*>(&nothing);
    return SQLITE_OK;
}

void delete_tokenizer(Fts5Tokenizer*) {}

using TokenSink = int (*)(void*, int, char const*, int, int, int);

int tokenize(Fts5Tokenizer*, void* context, int flags, char const* text, int size, TokenSink sink) {
    auto const purpose = (flags & FTS5_TOKENIZE_QUERY) != 0 ? TermsFor::query : TermsFor::index;
    std::string_view const form(text == nullptr ? "" : text, static_cast<std::size_t>(size));
    for (auto const& term : search_terms(form, purpose)) {
        int const outcome = sink(context, term.same_position ? FTS5_TOKEN_COLOCATED : 0, text + term.from,
                                 static_cast<int>(term.to - term.from), static_cast<int>(term.from),
                                 static_cast<int>(term.to));
        if (outcome != SQLITE_OK) return outcome;
    }
    return SQLITE_OK;
}

fts5_api* fts5_of(sqlite3* handle) {
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

/// "行政执法" AND "年"*: a form holds no quotation mark that FTS5 would see, except as written by the user.
std::string quoted(std::string_view form) {
    std::string out = "\"";
    for (char c : form) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string match_expression(std::string_view query) {
    std::string out;
    for (auto const& phrase : search_phrases(query)) {
        if (!out.empty()) out += " AND ";
        out += quoted(phrase.form);
        if (phrase.prefix) out += '*';
    }
    return out;
}

constexpr std::size_t kMaxAnyTerms = 64;

std::string any_expression(std::string_view text) {
    std::string out;
    for (auto const& word : search_words(text, kMaxAnyTerms))
        out += (out.empty() ? "" : " OR ") + quoted(word);
    return out;
}

}  // namespace

void register_pairs_tokenizer(sqlite3* handle) {
    fts5_api* api = fts5_of(handle);
    if (api == nullptr) throw DatabaseError("sqlite: built without FTS5");
    fts5_tokenizer tokenizer{create_tokenizer, delete_tokenizer, tokenize};
    if (api->xCreateTokenizer(api, "pairs", nullptr, &tokenizer, nullptr) != SQLITE_OK) {
        throw DatabaseError("sqlite: the tokenizer was not accepted");
    }
}

SearchSql const& sqlite_search_sql() {
    static constexpr SearchSql kSql = {
        .put = "INSERT INTO item_search (rowid, text, around) VALUES ($1, $2, $3)",
        .remove = "DELETE FROM item_search WHERE rowid = $1",
        .remove_catalogue =
            "DELETE FROM item_search WHERE rowid IN (SELECT id FROM items WHERE catalogue_id = $1)",
        .matching_ids = "SELECT rowid FROM item_search WHERE item_search MATCH $q",
        .count = "SELECT count(*) FROM item_search WHERE item_search MATCH $1",
        .best =
            "SELECT rowid AS item_id, bm25(item_search, 4.0, 1.0) AS score FROM item_search "
            "WHERE item_search MATCH $1 ORDER BY score, rowid LIMIT $2 OFFSET $3",
        .best_among = "",
        .expression = match_expression,
        .any_expression = any_expression,
    };
    return kSql;
}

SearchSql const& sqlite_evidence_search_sql() {
    static constexpr SearchSql kSql = {
        .put = "INSERT INTO evidence_search (rowid, text, around) VALUES ($1, $2, $3)",
        .remove = "DELETE FROM evidence_search WHERE rowid = $1",
        .remove_catalogue = "",
        .matching_ids = "SELECT rowid FROM evidence_search WHERE evidence_search MATCH $q",
        .count = "SELECT count(*) FROM evidence_search WHERE evidence_search MATCH $1",
        .best = "",
        .best_among =
            "SELECT rowid AS item_id, bm25(evidence_search, 1.0, 4.0) AS score FROM evidence_search WHERE "
            "evidence_search MATCH $1 AND +rowid IN ($ids) ORDER BY score, rowid LIMIT $2 OFFSET $3",
        .expression = match_expression,
        .any_expression = any_expression,
    };
    return kSql;
}

}  // namespace zs::store
