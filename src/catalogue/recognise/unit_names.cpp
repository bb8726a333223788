#include "catalogue/recognise/unit_names.h"

#include <algorithm>
#include <limits>
#include <map>

#include "base/text.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {
namespace {

using std::u32string;
using std::u32string_view;
constexpr std::size_t kLongestName = 45;
constexpr std::size_t kMostPiecesOfAName = 6;
constexpr double kGood = 0.6;

char32_t closing_of(char32_t c) {
    switch (c) {
        case U'（': return U'）';
        case U'(': return U')';
        case U'【': return U'】';
        case U'[': return U']';
        case U'〔': return U'〕';
        case U'《': return U'》';
        case U'“': return U'”';
        default: return 0;
    }
}

bool same_bracket(char32_t close, char32_t c) {
    return close == c || (close == U'）' && c == U')') || (close == U')' && c == U'）');
}

/// The end of the group opened at `open`, or npos. Looks only so far, so that a text of opening brackets
/// stays cheap.
std::size_t close_of(u32string_view text, std::size_t open) {
    constexpr std::size_t kLongestGroup = 1000;  // characters
    std::vector<char32_t> stack;
    for (std::size_t i = open; i < std::min(text.size(), open + kLongestGroup); ++i) {
        if (char32_t close = closing_of(text[i])) {
            stack.push_back(close);
        } else if (!stack.empty() && same_bracket(stack.back(), text[i])) {
            stack.pop_back();
            if (stack.empty()) return i;
        }
    }
    return u32string_view::npos;
}

/// Groups of one text from left to right. Brackets that are never closed are dear to look up: after a few,
/// the text is taken to have none, so that a text of nothing but opening brackets stays cheap.
class Brackets {
  public:
    explicit Brackets(u32string_view text) : text_(text) {}

    /// The end of the group that opens at `at`; npos if none does.
    std::size_t close(std::size_t at) {
        if (closing_of(text_[at]) == 0 || unclosed_ > kMostUnclosed) return u32string_view::npos;
        std::size_t end = close_of(text_, at);
        if (end == u32string_view::npos) ++unclosed_;
        return end;
    }

  private:
    static constexpr int kMostUnclosed = 8;
    u32string_view text_;
    int unclosed_ = 0;
};

bool is_latin(char32_t c) {
    return c < 0x250 && !is_white_space(c) && (c >= '0');
}

bool is_hard_separator(u32string_view text, std::size_t i) {
    char32_t c = text[i];
    if (c == U'/' || c == U'／' || c == U'|') {
        if (i == 0 || i + 1 >= text.size()) return false;
        bool blanks = is_white_space(text[i - 1]) && is_white_space(text[i + 1]);
        return blanks || (is_cjk(text[i - 1]) && is_cjk(text[i + 1]));
    }
    return c == U'、' || c == U'，' || c == U'；' || c == U',' || c == U';' || c == U'。' || c == U'､';
}

/// "1.", "（一）", "一、" at the front: a heading or a text, not a unit.
bool starts_with_number(u32string_view name) {
    if (name.size() < 2) return false;
    if (is_digit(name[0]) && (name[1] == U'.' || name[1] == U'．' || name[1] == U'、')) return true;
    std::size_t i = name[0] == U'（' || name[0] == U'(' ? 1 : 0;
    std::size_t start = i;
    while (i < name.size() && (has(U"一二三四五六七八九十百", name.substr(i, 1)) || is_digit(name[i])))
        ++i;
    return i > start && i < name.size() && has(U"、）).．", name.substr(i, 1));
}

double english_score(u32string_view name) {
    std::string lower;
    std::size_t words = 1;
    for (char32_t c : name) {
        lower.push_back(c < 0x80 ? static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c) : '?');
        if (c == ' ') ++words;
        if (c == '.' || c == ':' || c == '?') return 0.1;
    }
    if (words > 7) return 0.0;
    std::string padded = ' ' + lower + ' ';
    for (auto const& word : unit_words("english")) {
        if (contains(padded, ' ' + to_utf8(word) + ' ')) return words <= 5 ? 0.9 : 0.6;
    }
    return name.front() >= 'A' && name.front() <= 'Z' && words <= 4 ? 0.4 : 0.1;
}

u32string_view without_alias(u32string_view name) {
    if (name.empty() || (name.back() != U'）' && name.back() != U')')) return name;
    std::size_t open = name.find_last_of(U"（(");
    return open == u32string_view::npos ? name : name.substr(0, open);
}

/// 有…的区级部门, 具有涉企行政审批权限的区直部门
bool opens_relative_clause(u32string_view name) {
    static WordList const& kOpeners = unit_words("relative");  // asked for every name: looked up once
    static WordList const& kLevels = unit_words("levels");
    u32string_view rest = name;
    for (int i = 0; i < 4; ++i) {
        u32string_view opener = word_at_start(rest, kOpeners);
        if (!opener.empty()) return word_at_start(rest, unit_words("relative_exceptions")).empty();
        u32string_view level = word_at_start(rest, kLevels);
        if (starts_with(rest, U"所有")) level = rest.substr(0, 2);
        if (level.empty()) return false;
        rest.remove_prefix(level.size());
    }
    return false;
}

bool ends_relative_clause(u32string_view name) {
    static WordList const& kNouns = unit_words("group_nouns");
    return has(name, U"的") && !word_at_end(without_alias(name), kNouns).empty();
}

double chinese_score(u32string_view name) {
    static WordList const& kShort = unit_words("short");
    static WordList const& kSuffixes = unit_words("suffixes");
    static WordList const& kTraps = unit_words("traps");
    static WordList const& kStop = unit_words("stop");
    static WordList const& kLevels = unit_words("levels");
    if (is_word(name, kShort)) return 1.0;
    u32string_view suffix = word_at_end(name, kSuffixes);
    if (suffix.empty() || suffix.size() == name.size())
        return suffix.size() > 1 ? 0.5 : name.size() <= 8 ? 0.15 : 0.05;
    u32string_view trap = word_at_end(name, kTraps);
    if (trap.size() >= suffix.size() && !trap.empty()) return 0.1;
    bool relative = opens_relative_clause(name) && ends_relative_clause(name);
    if (relative) return 0.95;
    double score = name.size() <= 22 ? 0.9 : 0.5;
    if (has(name, U"的") || first_word(name, kStop).length > 0) score *= 0.4;
    if (!word_at_start(name, kLevels).empty()) score = std::min(1.0, score + 0.1);
    return score;
}

struct Piece {
    u32string text;
    char32_t before;
};

/// Pieces between white space outside brackets; white space between Latin words is no border.
std::vector<Piece> pieces_of(u32string_view text) {
    if (std::none_of(text.begin(), text.end(), is_white_space)) return {{u32string(text), 0}};
    std::vector<Piece> pieces{{{}, 0}};
    std::size_t bracket_end = 0;
    Brackets brackets(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i >= bracket_end) {
            std::size_t close = brackets.close(i);
            if (close != u32string_view::npos) bracket_end = close;
        }
        if (!is_white_space(text[i])) {
            pieces.back().text.push_back(text[i]);
            continue;
        }
        std::size_t end = i;
        bool line = false;
        for (; end < text.size() && is_white_space(text[end]); ++end)
            line = line || text[end] == '\n';
        bool latin = i > 0 && end < text.size() && is_latin(text[i - 1]) && is_latin(text[end]);
        if (latin && (!line || i < bracket_end)) {
            pieces.back().text.push_back(' ');
        } else if (i >= bracket_end && !pieces.back().text.empty()) {
            pieces.push_back({{}, line ? U'\n' : U' '});
        }
        i = end - 1;
    }
    if (pieces.size() > 1 && pieces.back().text.empty()) pieces.pop_back();
    return pieces;
}

u32string joined(std::vector<Piece> const& pieces, std::size_t from, std::size_t to) {
    u32string out;
    for (std::size_t i = from; i < to; ++i) {
        if (!out.empty() && is_latin(out.back()) && is_latin(pieces[i].text.front())) out.push_back(' ');
        out += pieces[i].text;
    }
    return out;
}

double cost_of(u32string const& name, std::size_t count) {
    NameAndFormula parted = part_formula(name);
    auto joins = static_cast<double>(count - 1);
    if ((parted.name.empty() && !parted.formula.empty()) || name_score(parted.name) >= kGood)
        return 0.1 * joins;
    return (name.size() <= 1 ? 1.0 : 0.6) * static_cast<double>(count) + 0.3 * joins;
}

/// What it costs to part two names here: dear in front of a bracket and between a body and its organ.
double border_cost(u32string const& left, u32string const& right) {
    if (closing_of(right.front()) != 0) return 5.0;
    bool organ = is_word(left, unit_words("heads")) && !word_at_start(right, unit_words("organs")).empty();
    return organ ? 0.5 : 0.0;
}

/// The cheapest way to join pieces into names (dynamic programming over borders).
void join_pieces(std::vector<Piece> const& pieces, char32_t before, std::vector<Fragment>& out) {
    std::size_t n = pieces.size();
    if (n == 1) {  // nothing to join, and most names are
        out.push_back({pieces.front().text, before});
        return;
    }
    std::vector<double> best(n + 1, std::numeric_limits<double>::max());
    std::vector<std::size_t> from(n + 1, 0);
    best[0] = 0;
    for (std::size_t end = 1; end <= n; ++end) {
        for (std::size_t begin = end > kMostPiecesOfAName ? end - kMostPiecesOfAName : 0; begin < end;
             ++begin) {
            double cost = best[begin] + cost_of(joined(pieces, begin, end), end - begin);
            if (begin > 0) cost += border_cost(joined(pieces, from[begin], begin), pieces[begin].text);
            if (cost < best[end]) {
                best[end] = cost;
                from[end] = begin;
            }
        }
    }
    std::vector<Fragment> found;
    for (std::size_t end = n; end > 0; end = from[end]) {
        char32_t separator = from[end] == 0 ? before : pieces[from[end]].before;
        found.push_back({joined(pieces, from[end], end), separator});
    }
    out.insert(out.end(), std::make_move_iterator(found.rbegin()), std::make_move_iterator(found.rend()));
}

/// 区司法局和区财政局, 各部门及各镇: two units; 区自然资源和规划局 is one.
std::size_t joint_of(u32string_view name, std::size_t& length) {
    if (name.size() > 2 * kLongestName || has(name, U"的")) return u32string_view::npos;
    for (std::size_t i = 2; i + 2 < name.size(); ++i) {
        if (u32string_view(U"和及与以会").find(name[i]) == u32string_view::npos) continue;
        length = starts_with(name.substr(i), U"以及") || starts_with(name.substr(i), U"会同") ? 2 : 1;
        if (length == 1 && !has(U"和及与", name.substr(i, 1))) continue;
        u32string_view left = name.substr(0, i);
        u32string_view right =
            part_formula(name.substr(i + length)).name.empty() ? u32string_view{} : name.substr(i + length);
        if (right.empty() || name_score(left) < 0.85) continue;
        bool same_level = right.front() == left.front() || right.front() == U'各' || length == 2;
        if (same_level && name_score(part_formula(right).name) >= 0.85) return i;
    }
    return u32string_view::npos;
}

void part_joints(std::vector<Fragment>& fragments) {
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        std::size_t length = 0;
        std::size_t at = joint_of(fragments[i].text, length);
        if (at == u32string_view::npos) continue;
        Fragment right{fragments[i].text.substr(at + length), U'、'};
        fragments[i].text.resize(at);
        fragments.insert(fragments.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(right));
    }
}

void merge(std::vector<Fragment>& fragments, std::size_t first, std::size_t last) {
    for (std::size_t i = first + 1; i <= last; ++i) {
        if (fragments[i].before != U' ' && fragments[i].before != U'\n') {
            fragments[first].text.push_back(fragments[i].before);
        }
        fragments[first].text += fragments[i].text;
    }
    fragments.erase(fragments.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                    fragments.begin() + static_cast<std::ptrdiff_t>(last) + 1);
}

/// 有A、B事项的区级部门 is one unit: joins from the opener to the piece that closes the relative clause.
void join_relative_clauses(std::vector<Fragment>& fragments) {
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        if (!opens_relative_clause(fragments[i].text) || has(fragments[i].text, U"的")) continue;
        for (std::size_t j = i + 1; j < fragments.size() && j <= i + 5; ++j) {
            if (fragments[j].before == U'；' || fragments[j].before == U';' || fragments[j].before == U'。')
                break;
            if (!ends_relative_clause(part_formula(fragments[j].text).name)) continue;
            if (!opens_relative_clause(fragments[j].text)) merge(fragments, i, j);
            break;
        }
    }
}

/// 各镇、街道 is one group.
void join_enumerated_groups(std::vector<Fragment>& fragments) {
    for (std::size_t i = 0; i + 1 < fragments.size(); ++i) {
        bool open = starts_with(fragments[i].text, U"各") || has(fragments[i].text.substr(0, 4), U"各");
        bool enumerated = fragments[i + 1].before == U'、';
        if (!open || !enumerated) continue;
        bool bare = is_word(part_formula(fragments[i + 1].text).name, unit_words("bare"));
        if (bare && part_formula(fragments[i].text).formula.empty()) merge(fragments, i, i + 1);
    }
}

u32string_view without_and_others(u32string_view name) {
    std::size_t at = name.rfind(U'等');
    if (at == u32string_view::npos || at < 2) return name;
    u32string_view tail = name.substr(at + 1);
    return tail.empty() || is_word(tail, unit_words("and_others")) ? name.substr(0, at) : name;
}

u32string_view without_list_number(u32string_view name) {
    std::size_t i = 0;
    while (i < name.size() && is_digit(name[i]))
        ++i;
    if (i > 0 && i < name.size() && has(U".．)）", name.substr(i, 1))) return name.substr(i + 1);
    return i == name.size() ? u32string_view{} : name;
}

/// 区政协办 ends in 协办 and is a name; 区财政局协办 is not.
bool is_name_with(u32string_view text, u32string_view end) {
    return name_score(text) >= kGood && name_score(text.substr(0, text.size() - end.size())) < kGood;
}

std::size_t formula_at(u32string_view text) {
    static WordList const& kFormulas = unit_words("formulas");
    static WordList const& kLead = unit_words("role_lead");
    static WordList const& kOther = unit_words("role_other");
    if (opens_relative_clause(text) && ends_relative_clause(text)) return text.size();
    std::size_t at = first_word(text, kFormulas).at;
    if (at < text.size() && starts_with(text.substr(at), U"负责人")) at = u32string_view::npos;
    at = std::min(at, first_word(text, kLead).at);
    u32string_view last = word_at_end(text, kOther);
    if (!last.empty() && !is_name_with(text, last)) at = std::min(at, text.size() - last.size());
    return std::min(at, text.size());
}

}  // namespace

WordList const& unit_words(std::string_view section) {
    static Vocabulary const kSections("units.txt");
    return kSections[section];
}

double name_score(u32string_view name) {
    if (name.size() < 2 || name.size() > kLongestName || starts_with_number(name)) return 0.0;
    if (name.find_first_of(U"。；！？：:《》?!\t\n") != u32string_view::npos) return 0.0;
    if (name.front() < 0x250 && name.back() < 0x250) return english_score(name);
    name = without_alias(name);
    if (name.size() < 2) return 0.0;
    double score = chinese_score(name);
    return name.find_first_of(U"，,“”") != u32string_view::npos ? score * 0.5 : score;
}

std::vector<BracketGroup> bracket_groups(u32string_view text) {
    std::vector<BracketGroup> groups;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != U'（' && text[i] != U'(') continue;
        std::size_t close = close_of(text, i);
        bool closed = close != u32string_view::npos;
        groups.push_back({i, closed ? close : text.size(), closed});
        i = groups.back().close;
    }
    return groups;
}

std::vector<Fragment> unit_fragments(u32string_view text) {
    std::vector<Fragment> fragments;
    Brackets brackets(text);
    std::size_t start = 0;
    char32_t before = 0;
    auto add = [&](std::size_t end) {
        std::vector<Piece> pieces = pieces_of(text.substr(start, end - start));
        if (!pieces.front().text.empty()) join_pieces(pieces, before, fragments);
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t close = brackets.close(i);
        if (close != u32string_view::npos) i = close;
        if (!is_hard_separator(text, i)) continue;
        add(i);
        start = i + 1;
        before = text[i];
    }
    add(text.size());
    join_relative_clauses(fragments);
    join_enumerated_groups(fragments);
    part_joints(fragments);
    return fragments;
}

NameAndFormula part_formula(u32string_view fragment) {
    std::size_t at = formula_at(fragment);
    u32string_view name = without_list_number(fragment.substr(0, at));
    while (!name.empty() && has(U"★☆△▲○●◎◇◆※*#·•", name.substr(0, 1)))
        name.remove_prefix(1);
    if (!name.empty()) {
        for (auto const* word : unit_words("not_a_body").starting_with(name.front())) {
            if (!starts_with(name, *word) || (name.size() == word->size() && at == fragment.size())) continue;
            name.remove_prefix(word->size());
            break;
        }
    }
    return {u32string(without_and_others(name)), u32string(fragment.substr(at))};
}

}  // namespace zs::catalogue::recognise
