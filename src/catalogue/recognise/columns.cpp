#include "catalogue/recognise/columns.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <set>
#include <unordered_map>

#include "base/error.h"
#include "base/text.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {
namespace {

constexpr double kPartConfidence = 0.7;
constexpr std::size_t kLongestHeaderCell = 120;  // bytes
constexpr std::size_t kLongestHeader = 14;       // characters; a longer cell is contents

struct RoleName {
    std::string_view name;
    Role role;
};
constexpr std::array<RoleName, 12> kRoleNames = {{
    {"number", Role::number},
    {"rank1", Role::rank1},
    {"rank2", Role::rank2},
    {"rank3", Role::rank3},
    {"rank4", Role::rank4},
    {"lead", Role::lead},
    {"responsible", Role::responsible},
    {"office", Role::office},
    {"deadline", Role::deadline},
    {"methods", Role::methods},
    {"materials", Role::materials},
    {"other", Role::other},
}};

/// "责任单位（牵头）" → "责任单位": a bracketed remark does not change what a column is.
std::string header_key(std::string_view cell) {
    std::string const text = fold_width(cell);
    std::string out;
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const c = next_code_point(text, at);
        if (is_white_space(c)) continue;
        if (c == U'(' || c == U'[') ++depth;
        if (depth == 0 && c != U':' && c != U'*' && c != U'/' && c != U'.') {
            append_utf8(out, c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c);
        }
        if ((c == U')' || c == U']') && depth > 0) --depth;
    }
    return out;
}

/// A set of pairs of characters that is asked for every cell; now and then it says yes to another pair.
class PairMarks {
  public:
    void add(char32_t first, char32_t second) { marks_.set(slot(first, second)); }
    [[nodiscard]] bool may_have(char32_t first, char32_t second) const { return marks_[slot(first, second)]; }

  private:
    static std::size_t slot(char32_t first, char32_t second) {
        return (first * 0x9E3779B1U + second) * 0x85EBCA6BU >> 20U;
    }
    std::bitset<4096> marks_;
};

struct HeaderWords {
    PairMarks firsts;  ///< the first two characters of whole words and beginnings; 0 behind a word of one
    PairMarks lasts;   ///< the last two of ends
    std::unordered_map<std::string, Role> whole;
    std::vector<std::pair<std::string, Role>> beginnings;
    std::vector<std::pair<std::string, Role>> ends;
    WordList persons;
    WordList bodies;
};

void add_word(HeaderWords& vocabulary, std::string word, Role role) {
    bool beginning = word.size() > 1 && word.back() == '*';
    bool end = word.size() > 1 && word.front() == '*';
    word = header_key(word);
    if (word.empty()) return;
    std::u32string const characters = to_utf32(word);
    std::size_t const size = characters.size();
    ENSURE(size > 1 || !(beginning || end));  // a part of one character says too little
    if (end) {
        vocabulary.lasts.add(characters[size - 2], characters[size - 1]);
    } else {
        vocabulary.firsts.add(characters[0], size > 1 ? characters[1] : 0);
    }
    if (beginning) vocabulary.beginnings.emplace_back(word, role);
    if (end) vocabulary.ends.emplace_back(word, role);
    if (!beginning && !end) vocabulary.whole.emplace(word, role);
}

/// The code point that ends at `end`, which moves to its beginning.
char32_t code_point_before(std::string_view text, std::size_t& end) {
    do {
        --end;
    } while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U);
    std::size_t at = end;
    return next_code_point(text, at);
}

HeaderWords load() {
    HeaderWords vocabulary;
    Vocabulary const file("columns.txt");
    for (auto const& [name, role] : kRoleNames) {
        for (auto const& word : file[name])
            add_word(vocabulary, to_utf8(word), role);
    }
    auto const copy = [&file](std::string_view key) {
        return WordList(std::vector<std::u32string>(file[key].begin(), file[key].end()));
    };
    vocabulary.persons = copy("persons");
    vocabulary.bodies = copy("bodies");
    for (auto const& word : vocabulary.persons)
        vocabulary.lasts.add(word[word.size() - 2], word.back());
    return vocabulary;
}

/// "牵头县领导", "责任单位负责人及电话": a person, not a unit.
bool names_person(HeaderWords const& words, std::string const& header) {
    std::size_t last = header.size();
    if (!words.persons.may_end_with(code_point_before(header, last))) return false;
    std::u32string const key = to_utf32(header);
    return !word_at_end(key, words.persons).empty() && first_word(key, words.bodies).length == 0;
}

HeaderWords const& vocabulary() {
    static HeaderWords const loaded = load();
    return loaded;
}

/// （一）… begins for header_key behind its bracket.
std::string_view without_leading_bracket(std::string_view text) {
    if (!text.starts_with("（") && !text.starts_with("(")) return text;
    std::size_t const close = std::min(text.find("）"), text.find(")"));
    if (close == std::string_view::npos) return text;
    return trim(text.substr(close + (text[close] == ')' ? 1 : std::string_view("）").size())));
}

/// Nearly all cells are contents: no word begins or ends as they do. False only where header_key keeps both
/// ends.
bool may_match(HeaderWords const& words, std::string_view cell) {
    auto const plain = [](char32_t c) { return is_cjk(c) || (c >= U'0' && c <= U'9') || c == U'、'; };
    std::string_view const text = without_leading_bracket(trim(cell));
    if (text.empty()) return false;
    std::size_t begin = 0;
    std::size_t end = text.size();
    char32_t const first = next_code_point(text, begin);
    char32_t const last = code_point_before(text, end);
    if (!plain(first) || !plain(last)) return true;
    if (end == 0) return words.firsts.may_have(first, 0);
    char32_t const second = next_code_point(text, begin);
    char32_t const before = code_point_before(text, end);
    if (!plain(second) || !plain(before)) return true;
    if (words.firsts.may_have(first, second) || words.lasts.may_have(before, last)) return true;
    return contains(text, "(") || contains(text, "（") || contains(text, "[") || contains(text, "［");
}

int rank_of(Role role) {
    switch (role) {
        case Role::rank1: return 1;
        case Role::rank2: return 2;
        case Role::rank3: return 3;
        case Role::rank4: return 4;
        default: return 0;
    }
}

void resolve_offices(std::vector<Column>& columns) {
    bool const units = column_of(columns, Role::lead) >= 0 || column_of(columns, Role::responsible) >= 0;
    for (Column& column : columns) {
        if (column.role == Role::office) column.role = units ? Role::other : Role::responsible;
    }
}

}  // namespace

HeaderMatch match_header(std::string_view cell) {
    if (cell.empty() || cell.size() > kLongestHeaderCell) return {};
    auto const& words = vocabulary();
    if (!may_match(words, cell)) return {};
    std::string key = header_key(cell);
    if (key.empty()) return {};
    if (auto found = words.whole.find(key); found != words.whole.end()) return {found->second, 1.0};
    if (length_in_characters(key) > kLongestHeader) return {};
    if (names_person(words, key)) return {Role::other, kPartConfidence};
    for (auto const& [word, role] : words.beginnings) {
        if (key.starts_with(word)) return {role, kPartConfidence};
    }
    for (auto const& [word, role] : words.ends) {
        if (key.ends_with(word)) return {role, kPartConfidence};
    }
    return {};
}

bool holds_persons(Column const& column) {
    bool const units = column.role == Role::lead || column.role == Role::responsible;
    return units && first_word(to_utf32(column.header), vocabulary().persons).length > 0;
}

int header_score(std::vector<std::string_view> const& cells) {
    std::set<Role> roles;
    auto const filled =
        std::count_if(cells.begin(), cells.end(), [](auto const& cell) { return !trim(cell).empty(); });
    std::ptrdiff_t others = 0;
    bool indicator = false;
    for (auto const& cell : cells) {
        if (trim(cell).empty()) continue;
        HeaderMatch match = match_header(cell);
        if (match.role == Role::unknown) {
            if (++others * 2 >= filled) return 0;  // more than half must be words of headers
            continue;
        }
        roles.insert(match.role);
        indicator = indicator || rank_of(match.role) > 0;
    }
    if (!indicator || roles.size() < 2) return 0;
    return static_cast<int>(roles.size());
}

void resolve_ranks(std::vector<Column>& columns) {
    resolve_offices(columns);
    std::vector<std::size_t> ranked;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (rank_of(columns[i].role) > 0) ranked.push_back(i);
    }
    if (ranked.empty()) return;
    std::stable_sort(ranked.begin(), ranked.end(), [&](std::size_t a, std::size_t b) {
        return rank_of(columns[a].role) < rank_of(columns[b].role);
    });
    columns[ranked.back()].role = Role::text;
    ranked.pop_back();
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        columns[ranked[i]].role = i == 0 ? Role::level1 : i == 1 ? Role::level2 : Role::other;
    }
}

int column_of(std::vector<Column> const& columns, Role role) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].role == role) return static_cast<int>(i);
    }
    return -1;
}

}  // namespace zs::catalogue::recognise
