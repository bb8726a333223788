#include <fmt/format.h>

#include <set>
#include <unordered_map>

#include "store/drivers/postgresql.h"
#include "store/search_sql.h"
#include "store/search_text.h"

namespace zs::store {
namespace {

// What a tsvector can hold (manual, 12.11): positions to 16383, 255 of them for a term, terms of 2 KB. A
// longer text becomes several, which overlap by more characters than anybody searches for in one piece.
constexpr int kMaxPositions = 12'000;
constexpr int kMaxRepeats = 250;
constexpr int kOverlap = 200;
constexpr std::size_t kMaxTermBytes = 1000;
constexpr std::size_t kMaxAnyTerms = 64;
constexpr int kGap = 2;  // between a text and what is around it: no phrase reaches across

struct Placed {
    std::string_view term;
    int position;
    char weight;
};

/// Terms hold letters, digits and Chinese characters: nothing that would end the quotation.
std::string_view term_in(std::string_view form, SearchTerm const& term) {
    return form.substr(term.from, std::min(term.to - term.from, kMaxTermBytes));
}

void place(std::string_view form, char weight, std::vector<Placed>& out) {
    int position = out.empty() ? 0 : out.back().position + kGap;
    for (auto const& term : search_terms(form, TermsFor::index)) {
        if (!term.same_position) ++position;
        out.push_back({term_in(form, term), position, weight});
    }
}

/// The terms from `from` on as a tsvector is written; `from` becomes the first that had no room.
std::string part_of(std::vector<Placed> const& terms, std::size_t& from) {
    std::string out;
    std::unordered_map<std::string_view, int> repeats;
    int const before = from < terms.size() ? terms[from].position - 1 : 0;
    for (; from < terms.size(); ++from) {
        auto const& [term, position, weight] = terms[from];
        if (position - before > kMaxPositions || ++repeats[term] > kMaxRepeats) break;
        fmt::format_to(std::back_inserter(out), "'{}':{}{} ", term, position - before, weight);
    }
    return out;
}

/// '行政' <-> '政执' <-> '执法', '年':*
std::string phrase_expression(SearchPhrase const& phrase) {
    std::string out;
    for (auto const& term : search_terms(phrase.form, TermsFor::query))
        out += fmt::format("{}'{}'", out.empty() ? "" : " <-> ", term_in(phrase.form, term));
    return phrase.prefix ? out + ":*" : out;
}

/// One phrase a line, each once.
std::string match_expression(std::string_view query) {
    std::string out;
    std::set<std::string> seen;
    for (auto const& phrase : search_phrases(query)) {
        auto expression = phrase_expression(phrase);
        if (!seen.insert(expression).second) continue;
        if (!out.empty()) out += '\n';
        out += expression;
    }
    return out;
}

std::string any_expression(std::string_view text) {
    std::string out;
    for (auto const& word : search_words(text, kMaxAnyTerms))
        out += fmt::format("{}'{}'", out.empty() ? "" : " | ", word.substr(0, kMaxTermBytes));
    return out;
}

// Every phrase must occur, wherever: a part of a long text may hold one and not another.
#define ZS_HITS_AMONG(table, parameter, among)                                         \
    " FROM (SELECT string_to_array(" parameter                                         \
    ", chr(10)) AS phrases) e CROSS JOIN LATERAL unnest(e.phrases) phrase JOIN " table \
    " s ON s.terms @@ CAST(phrase AS tsquery)" among                                   \
    " GROUP BY s.id, e.phrases "                                                       \
    "HAVING count(DISTINCT phrase) = cardinality(e.phrases)"
#define ZS_HITS(table, parameter) ZS_HITS_AMONG(table, parameter, "")
#define ZS_BEST_AMONG(table, weights, among)                        \
    "SELECT s.id AS item_id, -sum(ts_rank('" weights                \
    "', s.terms, CAST(phrase AS tsquery))) AS score" ZS_HITS_AMONG( \
        table, "$1", among) " ORDER BY score, item_id LIMIT $2 OFFSET $3"
#define ZS_SEARCH_SQL(table)                                                                                \
    .put = "INSERT INTO " table                                                                             \
           " (id, part, text, around, terms) VALUES ($1, $2, $3, $4, CAST($5 AS tsvector))",                \
    .remove = "DELETE FROM " table " WHERE id = $1",                                                        \
    .remove_catalogue = "DELETE FROM " table " WHERE id IN (SELECT id FROM items WHERE catalogue_id = $1)", \
    .matching_ids = "SELECT s.id" ZS_HITS(table, "$q"),                                                     \
    .count = "SELECT count(*) FROM (SELECT s.id" ZS_HITS(table, "$1") ") hits"
#define ZS_SEARCH_WORDS \
    .expression = match_expression, .any_expression = any_expression, .parts = postgresql_search_parts

}  // namespace

std::vector<std::string> postgresql_search_parts(std::string_view text, std::string_view around) {
    std::vector<Placed> terms;
    place(text, 'A', terms);
    place(around, 'B', terms);
    std::vector<std::string> out;
    std::size_t from = 0;
    out.push_back(part_of(terms, from));
    while (from < terms.size()) {
        int const end = terms[from].position;
        while (terms[from - 1].position >= end - kOverlap)
            --from;
        out.push_back(part_of(terms, from));
    }
    return out;
}

SearchSql const& postgresql_search_sql() {
    static constexpr SearchSql kSql = {
        ZS_SEARCH_SQL("item_search"),
        .best = ZS_BEST_AMONG("item_search", "{0, 0, 0.25, 1}", ""),
        .best_among = "",
        ZS_SEARCH_WORDS,
    };
    return kSql;
}

SearchSql const& postgresql_evidence_search_sql() {
    static constexpr SearchSql kSql = {
        ZS_SEARCH_SQL("evidence_search"),
        .best = "",
        .best_among = ZS_BEST_AMONG("evidence_search", "{0, 0, 1, 0.25}", " WHERE s.id IN ($ids)"),
        ZS_SEARCH_WORDS,
    };
    return kSql;
}

}  // namespace zs::store
