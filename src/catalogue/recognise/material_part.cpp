#include "catalogue/recognise/material_part.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/text.h"
#include "catalogue/recognise/date_window.h"
#include "catalogue/recognise/unit_names.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {
namespace {

using std::u32string;
using std::u32string_view;

struct KindAt {
    std::optional<PartKind> kind;
    std::size_t at = 0;
    std::size_t end = 0;
};

constexpr std::array<std::pair<char const*, PartKind>, 6> kKinds = {{{"statement", PartKind::statement},
                                                                     {"list", PartKind::list},
                                                                     {"cases", PartKind::cases},
                                                                     {"table", PartKind::table},
                                                                     {"url", PartKind::url},
                                                                     {"document", PartKind::document}}};

/// The word for a kind that ends last in the text; the longer one where two end together.
KindAt last_kind(u32string_view text) {
    KindAt best;
    for (auto const& [key, kind] : kKinds) {
        for (u32string const& word : material_words(key)) {
            std::size_t at = text.rfind(word);
            if (at == u32string_view::npos) continue;
            std::size_t end = at + word.size();
            if (end > best.end || (end == best.end && at < best.at)) best = {kind, at, end};
        }
    }
    return best;
}

u32string lower(u32string_view text) {
    u32string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    return out;
}

u32string without_brackets(u32string_view text) {
    u32string out;
    std::size_t from = 0;
    for (BracketGroup const& group : bracket_groups(text)) {
        out += text.substr(from, group.open - from);
        from = std::min(text.size(), group.close + 1);
    }
    return out + u32string(text.substr(from));
}

/// 清单及其公开网址 asks for the list, 清单的公开方式及网址 for the place where it is.
PartKind kind_with_url(u32string_view clause, std::size_t url_at) {
    constexpr std::size_t kLongestAttribute = 5;  // "以及其公开发布的网址" no, "及公布网址" yes
    for (u32string const& joint : material_words("joint")) {
        std::size_t at = clause.rfind(joint, url_at);
        if (at == u32string_view::npos) continue;
        KindAt before = last_kind(clause.substr(0, at));
        if (before.kind && before.end == at) return *before.kind;
        bool close =
            url_at - at <= joint.size() + kLongestAttribute && !has(clause.substr(at, url_at - at), U"的");
        if (close) return PartKind::document;
    }
    return PartKind::url;
}

/// The last kind word of the main clause counts.
PartKind kind_of(u32string_view text) {
    u32string whole = without_brackets(text);
    u32string_view start =
        u32string_view(whole).substr(0, first_word(whole, material_words("main_end"), 1).at);
    u32string const clause = lower(start);
    for (char const* word : {"情况说明", "情况报告"}) {
        if (has(clause, to_utf32(word))) return PartKind::statement;
    }
    KindAt last = last_kind(clause);
    if (last.kind == PartKind::url) return kind_with_url(clause, last.at);
    return last.kind.value_or(PartKind::document);
}

/// A number that ends right before `end`: 5, 三, and the upper one of 3-5.
std::optional<int> number_before(u32string_view text, std::size_t end, std::size_t& start) {
    start = end;
    auto numeral = [](char32_t c) {
        return is_digit(c) || has(U"一二三四五六七八九十两", u32string_view(&c, 1));
    };
    while (start > 0 && numeral(text[start - 1]))
        --start;
    auto value = start < end ? parse_number(to_utf8(text.substr(start, end - start))) : std::nullopt;
    if (!value) return std::nullopt;
    if (start > 1 && has(U"-—－～~至到", text.substr(start - 1, 1)) && numeral(text[start - 2])) {
        --start;
        while (start > 0 && numeral(text[start - 1]))
            --start;
    }
    return value;
}

bool says_at_least(u32string_view before) {
    return has(before, U"至少") || has(before, U"不少于") || has(before, U"不低于");
}

bool says_exactly(u32string_view before, u32string_view after) {
    static WordList const kBefore = {U"任选", U"任意", U"举", U"选取", U"抽取", U"选择", U"随机抽", U"选"};
    if (!word_at_start(after, {U"以上", U"以内", U"以下", U"左右", U"至", U"以"}).empty()) return false;
    if (!word_at_end(before, kBefore).empty()) return true;
    // 案卷5份, 意见书各5件: told out behind the thing itself.
    u32string_view thing = before;
    if (ends_with(thing, U"各")) thing.remove_suffix(1);
    KindAt const last = last_kind(thing);
    return last.kind && last.end == thing.size();
}

bool says_at_most(u32string_view before, u32string_view after) {
    static WordList const kBefore = {U"不超过", U"不多于", U"最多", U"不得超过", U"限",
                                     U"不高于", U"至多",   U"案例", U"事例",     U"做法"};
    static WordList const kAfter = {U"以内", U"之内", U"以下", U"左右", U"例子", U"典型", U"案例"};
    return !word_at_end(before, kBefore).empty() || !word_at_start(after, kAfter).empty();
}

u32string_view words_before(u32string_view text, std::size_t at) {
    constexpr std::size_t kReach = 6;
    return text.substr(at > kReach ? at - kReach : 0, std::min(at, kReach));
}

/// How many cases or pieces; the first number of each sort counts.
void read_counts(u32string_view text, MaterialPart& part) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        u32string_view counter = word_at_start(text.substr(i), material_words("counters"));
        if (counter.empty()) continue;
        std::size_t start = 0;
        auto number = number_before(text, i, start);
        if (!number) continue;
        u32string_view before = words_before(text, start);
        u32string_view after = text.substr(i + counter.size());
        bool const least = says_at_least(before) || starts_with(after, U"以上");
        bool const exactly = !least && says_exactly(before, after);
        if (least && !part.min_cases) part.min_cases = number;
        if (exactly && !part.exact_cases) part.exact_cases = number;
        if (!least && !part.max_cases && (exactly || says_at_most(before, after))) part.max_cases = number;
    }
}

void read_lengths(u32string_view text, MaterialPart& part) {
    constexpr int kFewestCharacters = 50;
    for (std::size_t i = text.find(U'字'); i != u32string_view::npos; i = text.find(U'字', i + 1)) {
        std::size_t start = 0;
        auto number = number_before(text, i, start);
        if (!number || *number < kFewestCharacters) continue;
        bool const least =
            says_at_least(words_before(text, start)) || starts_with(text.substr(i + 1), U"以上");
        auto& into = least ? part.min_chars : part.max_chars;
        if (!into) into = number;
    }
}

}  // namespace

WordList const& material_words(std::string_view key) {
    static Vocabulary const kWords("materials.txt");
    return kWords[key];
}

bool names_a_kind(u32string_view text) {
    return last_kind(lower(text)).kind.has_value();
}

MaterialPart read_part(u32string_view text) {
    MaterialPart part;
    part.text = to_utf8(text);
    part.kind = kind_of(text);
    DateWindow window = read_window(text);
    part.since = window.since;
    part.until = window.until;
    read_counts(text, part);
    read_lengths(text, part);
    part.needs_contact = first_word(lower(text), material_words("contact")).length > 0;
    part.needs_url = first_word(lower(text), material_words("url")).length > 0;
    return part;
}

}  // namespace zs::catalogue::recognise
