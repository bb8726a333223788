#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How text is cut for full-text search, the same for every database: Chinese into overlapping pairs of
/// characters, so that words of two characters are found exactly; letters and digits into whole words.
namespace zs::store {

/// Half-width, lower case, without blanks between Chinese characters: what is indexed and searched.
std::string search_form(std::string_view text);

/// A term at a place of a search form. Terms of one position stand for the same place.
struct SearchTerm {
    std::size_t from = 0;  ///< bytes
    std::size_t to = 0;
    bool same_position = false;  ///< as the term before it
};

/// For indexing, the last character of a Chinese run is a term of its own, so that the prefix query finds it.
enum class TermsFor { index, query };
std::vector<SearchTerm> search_terms(std::string_view form, TermsFor purpose);

/// The first `max` different terms of a text, for finding what resembles it.
std::vector<std::string> search_words(std::string_view text, std::size_t max);

/// A part of a query that must occur as it stands.
struct SearchPhrase {
    std::string form;
    bool prefix = false;  ///< its last term is a single character: matches any term that starts with it
};

/// The phrases of a query, which are separated by blanks. Empty if nothing in it can be searched for.
std::vector<SearchPhrase> search_phrases(std::string_view query);

/// Where the phrases occur in `text`: sorted, joined where they touch, in UTF-16 code units.
std::vector<std::pair<int, int>> highlights(std::string_view text, std::vector<SearchPhrase> const& phrases);

}  // namespace zs::store
