#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "catalogue/recognise/marks.h"
#include "lint/builtin/checks.h"
#include "lint/builtin/pieces.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using catalogue::recognise::compact_of;
using std::u32string;
using std::u32string_view;

constexpr u32string_view kMarks = U"，,、；;。";

bool is_blank(char32_t c) {
    return c == U' ' || c == 0xA0 || c == 0x3000;
}

bool is_mark(char32_t c) {
    return kMarks.find(c) != u32string_view::npos;
}

/// A blank between Chinese characters, behind a mark or before a closing bracket, inside a word or a
/// sentence.
bool has_stray_space(std::string const& raw) {
    auto const text = to_utf32(raw);
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        std::size_t end = i;
        while (end < text.size() && is_blank(text[end]))
            ++end;
        if (end == i || end == text.size()) continue;
        bool const closing = text[end] == U')' || text[end] == U'）';
        if (is_cjk(text[i - 1]) && (closing || is_cjk(text[end]))) return true;
        if (is_mark(text[i - 1]) && is_cjk(text[end])) return true;
    }
    return false;
}

/// Blanks of headings, told once.
struct InHeadings {
    Piece const* first = nullptr;
    std::size_t count = 0;
};

bool is_part_of_heading(Context const& context, u32string const& compact) {
    return std::any_of(context.entries.begin(), context.entries.end(), [&](Entry const& entry) {
        auto const& item = *entry.item;
        return compact_of(item.level1).find(compact) != u32string::npos ||
               compact_of(item.level2.value_or("")).find(compact) != u32string::npos;
    });
}

Entry const* item_with(Context const& context, u32string const& compact) {
    constexpr std::size_t kShortest = 12;
    if (compact.size() <= kShortest) return nullptr;
    auto const found = std::find_if(context.entries.begin(), context.entries.end(), [&](Entry const& entry) {
        return entry.text.find(compact) != u32string::npos;
    });
    return found == context.entries.end() ? nullptr : &*found;
}

void report_written(Context const& context, Report& report) {
    constexpr std::size_t kShortest = 3;
    InHeadings headings;
    std::vector<Entry const*> items;
    auto const pieces = pieces_of(context.subject.lines);
    for (Piece const& piece : pieces) {
        if (piece.compact.size() < kShortest || !has_stray_space(piece.raw)) continue;
        if (Entry const* entry = item_with(context, piece.compact)) {
            items.push_back(entry);
        } else if (is_part_of_heading(context, piece.compact)) {
            if (headings.first == nullptr) headings.first = &piece;
            ++headings.count;
        }
    }
    if (headings.first != nullptr) {
        report.add_at("stray_space", headings.first->source,
                      fmt::format("标题的字中间夹有空格，共 {} 处，如“{}”，已略去；请在原文件中删除。",
                                  headings.count, collapse_white_space(headings.first->raw)));
    }
    if (!items.empty()) {
        report.add("stray_space", *items.front()->list, *items.front()->item,
                   fmt::format("{}正文的字中间夹有空格，已略去；请在原文件中删除。", numbers_of(items)));
    }
}

/// "、 区司法局": where blanks behind a mark are not the habit.
void report_units(Context const& context, catalogue::List const& list, Report& report) {
    std::size_t marked = 0;
    std::size_t blanks = 0;
    std::vector<Entry const*> spaced;
    std::string last;  // a cell that items share is told with the first
    for (Entry const& entry : context.entries) {
        if (entry.list != &list) continue;
        auto const cell = to_utf32(entry.item->units_text);
        bool any = false;
        bool blank = false;
        for (std::size_t i = 0; i + 1 < cell.size(); ++i) {
            if (!is_mark(cell[i])) continue;
            any = true;
            blank = blank || is_blank(cell[i + 1]);
        }
        if (any) ++marked;
        if (blank) ++blanks;
        if (blank && entry.item->units_text != last) spaced.push_back(&entry);
        last = entry.item->units_text;
    }
    if (spaced.empty() || blanks * 10 > marked * 3) return;
    report.add("stray_space", list, *spaced.front()->item,
               fmt::format("{}责任单位一栏的标点之后夹有空格，请在原文件中删除。", numbers_of(spaced)));
}

/// "（92） 健全…": a blank behind the number of one item where the others have none.
void report_numbers(Context const& context, catalogue::List const& list, Report& report) {
    auto const lines = numbered_lines(context.subject.lines);
    std::size_t numbered = 0;
    std::vector<Entry const*> spaced;
    for (Entry const& entry : context.entries) {
        if (entry.list != &list || !entry.item->source.line) continue;
        auto const found = lines.find(*entry.item->source.line);
        if (found == lines.end()) continue;
        auto const line = to_utf32(trim(*found->second));
        auto const number = to_utf32(entry.item->number);
        auto const at = line.find(number);
        if (at > 1 || at == u32string::npos) continue;
        std::size_t end = at + number.size();
        if (end < line.size() && u32string_view(U")）.．、").find(line[end]) != u32string_view::npos) ++end;
        if (end + 1 >= line.size() || line[end] == U'\t') continue;
        ++numbered;
        if (is_blank(line[end])) spaced.push_back(&entry);
    }
    if (spaced.empty() || spaced.size() * 10 > numbered) return;
    report.add("stray_space", list, *spaced.front()->item,
               fmt::format("{}的序号之后多了空格，其他各项没有；请在原文件中删除。", numbers_of(spaced)));
}

}  // namespace

/// Blanks that the recogniser passes over.
void check_spaces(Context const& context, Report& report) {
    if (!context.subject.lines.empty()) report_written(context, report);
    for (auto const& list : context.catalogue.lists) {
        report_units(context, list, report);
        report_numbers(context, list, report);
    }
}

}  // namespace zs::lint
