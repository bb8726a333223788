#include "catalogue/recognise/declared_counts.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "catalogue/recognise/marks.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {
namespace {

using std::u32string;
using std::u32string_view;

constexpr std::u32string_view kCounters = U"项个条款";

/// One piece between commas: a name, a number and a counter in either order.
struct Counted {
    u32string name;
    int count = 0;
};

u32string_view without_lead_words(u32string_view text) {
    static WordList const kLeads = {U"共计", U"总共",   U"合计", U"包括", U"包含", U"其中",
                                    U"分为", U"分别为", U"设置", U"共有", U"共",   U"含",
                                    U"及",   U"和",     U"有",   U"设",   U"：",   U":"};
    for (u32string_view word = word_at_start(text, kLeads); !word.empty();
         word = word_at_start(text, kLeads)) {
        text.remove_prefix(word.size());
    }
    return text;
}

std::optional<Counted> counted(u32string_view piece) {
    std::size_t start = piece.find_first_of(U"0123456789０１２３４５６７８９");
    if (start == u32string_view::npos) return std::nullopt;
    std::size_t end = start;
    while (end < piece.size() && is_digit(piece[end]))
        ++end;
    if (end - start > 4 || end >= piece.size() || !has(kCounters, piece.substr(end, 1))) return std::nullopt;
    auto count = parse_number(to_utf8(piece.substr(start, end - start)));
    if (!count) return std::nullopt;
    u32string name(without_lead_words(piece.substr(0, start)));
    u32string_view behind = without_lead_words(piece.substr(end + 1));
    for (u32string_view joint : {u32string_view(U"共"), u32string_view(U"有"), u32string_view(U"为")}) {
        if (ends_with(name, joint)) name.resize(name.size() - joint.size());
    }
    if (name.empty()) name = behind;
    return Counted{name, *count};
}

/// The list a name stands for; "" for all items, nothing if it is neither.
std::optional<std::string> meaning_of(u32string const& name, bool says_total, Catalogue const& recognised) {
    for (List const& list : recognised.lists) {
        if (!list.name.empty() && to_utf8(name) == list.name) return list.name;
    }
    if (name.empty() && says_total) return std::string();
    return std::nullopt;
}

/// 10项一级指标 or 一级指标10项: the number next to the word.
void add_levels(u32string_view text, documents::Place const& place, std::vector<DeclaredCount>& found) {
    static constexpr std::array<u32string_view, 3> kLevels = {U"一级指标", U"二级指标", U"三级指标"};
    for (u32string_view level : kLevels) {
        std::size_t at = text.find(level);
        if (at == u32string_view::npos) continue;
        std::size_t end = at > 0 && has(kCounters, text.substr(at - 1, 1)) ? at - 1 : 0;
        std::size_t start = end;
        while (start > 0 && is_digit(text[start - 1]))
            --start;
        if (start == end) {
            start = end = std::min(text.size(), at + level.size());
            while (end < text.size() && is_digit(text[end]))
                ++end;
            if (end >= text.size() || !has(kCounters, text.substr(end, 1))) continue;
        }
        auto count = parse_number(to_utf8(text.substr(start, end - start)));
        if (count && start < end) found.push_back({to_utf8(level), *count, place});
    }
}

std::vector<u32string_view> pieces_of(u32string_view text) {
    std::vector<u32string_view> pieces;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !has(U"、，,；;（）()。：:", text.substr(i, 1))) continue;
        if (i > start) pieces.push_back(text.substr(start, i - start));
        start = i + 1;
    }
    return pieces;
}

}  // namespace

std::vector<DeclaredCount> declared_counts(std::vector<FrontLine> const& lines, Catalogue const& recognised) {
    constexpr std::size_t kLongestLine = 600;
    std::vector<DeclaredCount> found;
    for (FrontLine const& line : lines) {
        u32string text = compact_of(to_utf8(line.text));
        if (text.size() > kLongestLine) continue;
        std::vector<DeclaredCount> here;
        std::optional<DeclaredCount> total;
        for (u32string_view piece : pieces_of(text)) {
            auto count = counted(piece);
            if (!count) continue;
            bool says_total = has(piece, U"共") || has(piece, U"合计") || has(piece, U"总计");
            auto name = meaning_of(count->name, says_total, recognised);
            if (name && name->empty()) total = DeclaredCount{"", count->count, line.place};
            if (name && !name->empty()) here.push_back({*name, count->count, line.place});
        }
        bool const in_title =
            total && text.size() <= 60 && has(U"）)", u32string_view(text).substr(text.size() - 1));
        bool about_items =
            in_title || !here.empty() || text.front() == U'（' || text.front() == U'(' || has(text, U"指标");
        if (total && about_items && text.size() <= 120) found.push_back(*total);
        found.insert(found.end(), here.begin(), here.end());
        add_levels(text, line.place, found);
    }
    return found;
}

}  // namespace zs::catalogue::recognise
