#include "requirements/prose.h"

#include <algorithm>
#include <climits>
#include <utility>

#include "base/text.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::requirements {
namespace {

using catalogue::recognise::has;
using catalogue::recognise::starts_with;
using std::u32string_view;

constexpr std::size_t kLongestHeading = 32;
constexpr std::size_t kLongestTitle = 24;
constexpr int kAnnex = -1;  ///< 附件…: what follows belongs to no section

struct Line {
    std::u32string text;
    bool marked_up = false;  ///< a heading by its markup (#) or kind
    catalogue::Source source;
};

struct Mark {
    int level = 0;
    std::size_t length = 0;
};

bool is_chinese_numeral(char32_t c) {
    return has(U"一二三四五六七八九十", u32string_view(&c, 1));
}

Mark mark_of(u32string_view text) {
    std::size_t i = 0;
    bool const bracket = !text.empty() && (text[0] == U'（' || text[0] == U'(');
    if (bracket) ++i;
    std::size_t const from = i;
    while (i < text.size() && is_chinese_numeral(text[i]))
        ++i;
    if (i > from && i < text.size()) {
        if (bracket && (text[i] == U'）' || text[i] == U')')) return {2, i + 1};
        if (!bracket && (text[i] == U'、' || text[i] == U'.')) return {1, i + 1};
    }
    if (bracket) return {};
    while (i < text.size() && i < 2 && text[i] >= U'0' && text[i] <= U'9')
        ++i;
    bool const figures = i > from && i < text.size() && has(U".．、", text.substr(i, 1));
    if (figures && (i + 1 >= text.size() || !is_digit(text[i + 1]))) return {3, i + 1};
    return {};
}

bool is_annex(u32string_view text) {
    return starts_with(text, U"附件") || starts_with(text, U"附:") || starts_with(text, U"附：") ||
           text == U"附录";
}

bool ends_paragraph(u32string_view text) {
    return !text.empty() && has(U"。；！？：:;", text.substr(text.size() - 1));
}

std::u32string plain(std::string const& text, bool& marked_up) {
    std::u32string out = to_utf32(without_white_space(text));
    marked_up = starts_with(out, U"#");
    std::erase_if(out, [](char32_t c) { return c == U'#' || c == U'*'; });
    return out;
}

/// Lines of a table that lies flattened in text.
bool is_table_row(std::string const& text) {
    return std::count(text.begin(), text.end(), '\t') >= 2;
}

int first_item_line(catalogue::Catalogue const& catalogue) {
    int first = INT_MAX;
    for (auto const& list : catalogue.lists) {
        for (auto const& item : list.items)
            first = std::min(first, item.source.line.value_or(INT_MAX));
    }
    return first;
}

std::vector<Line> lines_of(documents::Document const& document, catalogue::Catalogue const& catalogue) {
    std::vector<Line> out;
    int const end = first_item_line(catalogue);
    for (auto const& block : document.blocks) {
        auto const* paragraph = std::get_if<documents::Paragraph>(&block);
        if (paragraph == nullptr || paragraph->kind == documents::ParagraphKind::header_footer) continue;
        bool const physical = paragraph->kind == documents::ParagraphKind::line;
        if (physical && paragraph->place.line >= end) break;
        if (physical && is_table_row(paragraph->text)) continue;
        Line line;
        line.text = plain(paragraph->text, line.marked_up);
        line.marked_up = line.marked_up || paragraph->kind == documents::ParagraphKind::heading;
        if (line.text.empty() || line.text == U"---") continue;
        if (paragraph->place.line > 0) line.source.line = paragraph->place.line;
        if (paragraph->place.page > 0) line.source.page = paragraph->place.page;
        line.source.end_line = line.source.line;
        out.push_back(std::move(line));
    }
    return out;
}

bool is_heading(u32string_view text, Mark mark) {
    return mark.level > 0 && text.size() <= kLongestHeading && !has(text, U"。") && !has(text, U"，") &&
           !has(text, U"；");
}

/// Takes the mark off and the title out of the words.
ProseParagraph finished(Line const& line) {
    Mark const mark = mark_of(line.text);
    u32string_view const words = u32string_view(line.text).substr(mark.length);
    ProseParagraph out;
    out.source = line.source;
    out.level = is_annex(line.text) ? kAnnex : mark.level;
    out.heading = is_heading(line.text, mark) || (line.marked_up && words.size() <= kLongestHeading);
    std::size_t const stop = words.find(U'。');
    bool const titled = mark.level > 0 && stop != u32string_view::npos && stop <= kLongestTitle &&
                        stop + 1 < words.size() && !has(words.substr(0, stop), U"，");
    if (out.heading) {
        out.title = to_utf8(words);
        while (out.title.ends_with("。"))
            out.title.resize(out.title.size() - 3);
    } else if (titled) {
        out.title = to_utf8(words.substr(0, stop));
        out.text = to_utf8(words.substr(stop + 1));
    } else {
        out.text = to_utf8(words);
    }
    return out;
}

/// A line goes on where the one before did not end and nothing says that a new paragraph begins.
bool continues(Line const& before, Line const& line) {
    Mark const mark = mark_of(before.text);
    bool const closed = ends_paragraph(before.text) || before.marked_up || is_heading(before.text, mark) ||
                        is_annex(before.text);
    return !closed && !line.marked_up && mark_of(line.text).level == 0 && !is_annex(line.text);
}

}  // namespace

std::vector<ProseParagraph> prose_of(documents::Document const& document,
                                     catalogue::Catalogue const& catalogue) {
    std::vector<Line> joined;
    for (auto& line : lines_of(document, catalogue)) {
        bool const physical = line.source.line.has_value();
        if (physical && !joined.empty() && continues(joined.back(), line)) {
            joined.back().text += line.text;
            joined.back().source.end_line = line.source.line;
        } else {
            joined.push_back(std::move(line));
        }
    }
    std::vector<ProseParagraph> out;
    out.reserve(joined.size());
    for (auto const& line : joined)
        out.push_back(finished(line));
    return out;
}

std::size_t section_end(std::vector<ProseParagraph> const& prose, std::size_t at) {
    int const level = prose[at].level;
    std::size_t end = at + 1;
    while (end < prose.size()) {
        auto const& next = prose[end];
        bool const closes = next.level == kAnnex || (next.level > 0 && next.level <= level) ||
                            (next.heading && next.level == 0);
        if (closes) break;
        ++end;
    }
    return end;
}

}  // namespace zs::requirements
