#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "catalogue/recognise/marks.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using catalogue::recognise::compact_of;
using std::u32string;
using std::u32string_view;

/// A cell of a line as written, and without its blanks.
struct Piece {
    std::string raw;
    u32string compact;
    catalogue::Source source;
};

std::vector<Piece> pieces_of(std::vector<DocumentLine> const& lines) {
    std::vector<Piece> pieces;
    for (auto const& line : lines) {
        std::string_view rest = line.text;
        while (!rest.empty()) {
            auto const tab = std::min(rest.find_first_of("\t\n"), rest.size());
            auto const cell = trim(rest.substr(0, tab));
            auto plain = replace_all(replace_all(std::string(cell), "<b>", ""), "</b>", "");
            auto compact = compact_of(plain);
            if (!compact.empty()) pieces.push_back({std::move(plain), std::move(compact), line.source});
            rest.remove_prefix(std::min(tab + 1, rest.size()));
        }
    }
    return pieces;
}

/// A heading and the first item under it.
struct Heading {
    u32string text;
    Entry const* first = nullptr;
};

std::vector<Heading> headings_of(Context const& context) {
    std::vector<Heading> out;
    std::set<std::string> known;
    for (Entry const& entry : context.entries) {
        for (auto const& text : {entry.item->level1, entry.item->level2.value_or("")}) {
            if (!text.empty() && known.insert(text).second) out.push_back({compact_of(text), &entry});
        }
    }
    return out;
}

/// Where a heading stands in two pieces. `repeated`: the second begins with the character the first ended in.
struct Cut {
    Heading const* heading = nullptr;
    Piece const* front = nullptr;
    Piece const* back = nullptr;
    bool repeated = false;
};

std::optional<Cut> cut_at(Heading const& heading, std::vector<Piece> const& pieces, std::size_t at) {
    constexpr std::size_t kShortest = 6;
    constexpr std::size_t kFarthest = 24;  // pieces: the rest of the row and the next one
    auto const& front = pieces[at].compact;
    auto const& whole = heading.text;
    if (front.size() < kShortest || front.size() >= whole.size() ||
        whole.compare(0, front.size(), front) != 0)
        return std::nullopt;
    auto const missing = whole.substr(front.size());
    for (std::size_t i = at + 1; i < std::min(pieces.size(), at + kFarthest); ++i) {
        auto const& back = pieces[i].compact;
        if (back == missing) return Cut{&heading, &pieces[at], &pieces[i], false};
        if (back == front.back() + missing) return Cut{&heading, &pieces[at], &pieces[i], true};
    }
    return std::nullopt;
}

/// Told only where most headings are whole: else the table was flattened that way.
void report_cuts(std::vector<Heading> const& headings, std::vector<Piece> const& pieces, Report& report) {
    std::vector<Cut> cuts;
    for (Heading const& heading : headings) {
        for (std::size_t at = 0; at < pieces.size(); ++at) {
            if (pieces[at].compact.front() != heading.text.front()) continue;
            auto const cut = cut_at(heading, pieces, at);
            if (!cut) continue;
            cuts.push_back(*cut);
            break;
        }
    }
    if (cuts.size() * 2 > headings.size()) return;
    for (Cut const& cut : cuts) {
        report.add(
            "heading_cut", *cut.heading->first->list, *cut.heading->first->item,
            fmt::format("标题“{}”在原文里断成“{}”和“{}”{}，已接上；请核对有没有缺字、多字。",
                        to_utf8(cut.heading->text), to_utf8(cut.front->compact), to_utf8(cut.back->compact),
                        cut.repeated ? fmt::format("，重复了“{}”字", to_utf8(cut.back->compact.substr(0, 1)))
                                     : std::string()));
    }
}

bool is_blank(char32_t c) {
    return c == U' ' || c == 0xA0 || c == 0x3000;
}

/// A blank between Chinese characters or behind a mark, inside a word or a sentence.
bool has_stray_space(std::string const& raw) {
    auto const text = to_utf32(raw);
    static constexpr u32string_view kMarks = U"，,、；;。";
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        bool const before = is_cjk(text[i - 1]) || kMarks.find(text[i - 1]) != u32string_view::npos;
        std::size_t end = i;
        while (end < text.size() && is_blank(text[end]))
            ++end;
        if (end > i && end < text.size() && before && is_cjk(text[end])) return true;
    }
    return false;
}

void report_spaces(Context const& context, std::vector<Heading> const& headings,
                   std::vector<Piece> const& pieces, Report& report) {
    constexpr std::size_t kShortest = 3;
    Piece const* first = nullptr;
    std::size_t count = 0;
    auto const part_of_heading = [&](u32string const& compact) {
        return std::any_of(headings.begin(), headings.end(), [&](Heading const& heading) {
            return heading.text.find(compact) != u32string::npos;
        });
    };
    auto const part_of_item = [&](u32string const& compact) {
        return compact.size() > 12 &&
               std::any_of(context.entries.begin(), context.entries.end(),
                           [&](auto const& e) { return e.text.find(compact) != u32string::npos; });
    };
    for (Piece const& piece : pieces) {
        if (piece.compact.size() < kShortest || !has_stray_space(piece.raw)) continue;
        if (!part_of_heading(piece.compact) && !part_of_item(piece.compact)) continue;
        if (first == nullptr) first = &piece;
        ++count;
    }
    if (first == nullptr) return;
    report.add_at("stray_space", first->source,
                  fmt::format("标题或者正文的字中间夹有空格，共 {} 处，如“{}”，已略去；请在原文件中删除。",
                              count, collapse_white_space(first->raw)));
}

/// Methods written one behind the other where others have a blank or a mark between.
void report_run_together(Context const& context, Report& report) {
    std::map<int, std::string const*> by_line;
    for (auto const& line : context.subject.lines) {
        if (line.source.line) by_line[*line.source.line] = &line.text;
    }
    for (Entry const& entry : context.entries) {
        auto const& item = *entry.item;
        if (!item.source.line || item.methods.size() < 2) continue;
        auto const found = by_line.find(*item.source.line);
        if (found == by_line.end()) continue;
        for (std::size_t i = 0; i + 1 < item.methods.size(); ++i) {
            if (!contains(*found->second, item.methods[i] + item.methods[i + 1])) continue;
            report.add("values_run_together", *entry.list, item,
                       fmt::format("第 {} 项的“{}{}”是两种测评方法，中间没有分开，已拆成两个；请核对。",
                                   item.number, item.methods[i], item.methods[i + 1]));
        }
    }
}

/// Items on several lines where nearly all stand on one: cut by a page.
void report_cut_rows(Context const& context, Report& report) {
    constexpr std::size_t kFewest = 20;
    std::vector<Entry const*> cut;
    std::size_t whole = 0;
    for (Entry const& entry : context.entries) {
        auto const& source = entry.item->source;
        if (!source.line || !source.end_line) continue;
        if (*source.line == *source.end_line)
            ++whole;
        else
            cut.push_back(&entry);
    }
    if (cut.empty() || whole < kFewest || cut.size() * 4 > whole) return;
    std::string numbers;
    for (Entry const* entry : cut)
        numbers += (numbers.empty() ? "" : "、") + entry->item->number;
    report.add_at("row_cut", cut.front()->item->source,
                  fmt::format("第 {} 项在分页处被断成两行，已接上；请核对接缝处有没有缺字、重字。", numbers),
                  cut.front()->list->name);
}

enum class NumberStyle { bare, half_bracket, full_bracket };

/// How the number at the head of the item's first line is written.
std::optional<NumberStyle> number_style(std::string const& line, std::string const& number) {
    auto const text = std::string(trim(line));
    if (text.starts_with("(" + number + ")")) return NumberStyle::half_bracket;
    if (text.starts_with("（" + number + "）")) return NumberStyle::full_bracket;
    if (text.starts_with(number)) return NumberStyle::bare;
    return std::nullopt;
}

void report_number_styles(Context const& context, catalogue::List const& list, Report& report) {
    std::map<int, std::string const*> by_line;
    for (auto const& line : context.subject.lines) {
        if (line.source.line) by_line[*line.source.line] = &line.text;
    }
    std::map<NumberStyle, std::vector<Entry const*>> by_style;
    std::size_t all = 0;
    for (Entry const& entry : context.entries) {
        if (entry.list != &list) continue;
        auto const found = entry.item->source.line ? by_line.find(*entry.item->source.line) : by_line.end();
        if (found == by_line.end()) continue;
        auto const cells = pieces_of({{*found->second, {}}});
        for (Piece const& piece : cells) {
            auto const style = number_style(piece.raw, entry.item->number);
            if (!style) continue;
            by_style[*style].push_back(&entry);
            ++all;
            break;
        }
    }
    for (auto const& [style, entries] : by_style) {
        if (entries.size() * 10 > all * 3 || all < 20) continue;
        std::string numbers;
        for (Entry const* entry : entries)
            numbers += (numbers.empty() ? "" : "、") + entry->item->number;
        report.add_at("number_style", entries.front()->item->source,
                      fmt::format("第 {} 项的序号{}，其他各项不这样写，请统一。", numbers,
                                  style == NumberStyle::bare           ? "没有括号"
                                  : style == NumberStyle::half_bracket ? "用半角括号"
                                                                       : "用全角括号"),
                      entries.front()->list->name);
    }
}

}  // namespace

/// What the document around the catalogue shows; nothing where it is not at hand.
void check_layout(Context const& context, Report& report) {
    if (context.subject.lines.empty()) return;
    auto const headings = headings_of(context);
    auto const pieces = pieces_of(context.subject.lines);
    report_cuts(headings, pieces, report);
    report_spaces(context, headings, pieces, report);
    report_run_together(context, report);
    report_cut_rows(context, report);
    for (auto const& list : context.catalogue.lists)
        report_number_styles(context, list, report);
}

}  // namespace zs::lint
