#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "catalogue/recognise/marks.h"
#include "lint/builtin/checks.h"
#include "lint/builtin/pieces.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using catalogue::recognise::compact_of;
using std::u32string;
using std::u32string_view;

constexpr std::size_t kShortestFront = 6;  // characters of a heading that can be known again

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
/// Without `back`, the rest was not printed, but the whole heading elsewhere.
struct Cut {
    Heading const* heading = nullptr;
    Piece const* front = nullptr;
    Piece const* back = nullptr;
    bool repeated = false;
};

std::optional<Cut> cut_at(Heading const& heading, std::vector<Piece> const& pieces, std::size_t at) {
    constexpr std::size_t kFarthest = 24;  // pieces: the rest of the row and the next one
    auto const& front = pieces[at].compact;
    auto const& whole = heading.text;
    if (front.size() < kShortestFront || front.size() >= whole.size() ||
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

/// The beginning alone, where the whole is printed elsewhere and no other heading is that long.
std::optional<Cut> left_off_at(Heading const& heading, std::vector<Heading> const& headings,
                               std::vector<Piece> const& pieces, std::size_t at) {
    constexpr std::size_t kMostLost = 4;  // characters; more is another heading, or a title
    auto const& front = pieces[at].compact;
    auto const& whole = heading.text;
    bool const begins = front.size() >= kShortestFront && front.size() < whole.size() &&
                        whole.size() - front.size() <= kMostLost &&
                        whole.compare(0, front.size(), front) == 0;
    // A full stop left out is told as such.
    if (!begins || (whole.size() - front.size() == 1 && whole.back() == U'。')) return std::nullopt;
    auto const is_heading = [&](Heading const& other) { return other.text == front; };
    auto const is_whole = [&](Piece const& piece) { return piece.compact == whole; };
    if (std::any_of(headings.begin(), headings.end(), is_heading) ||
        std::none_of(pieces.begin(), pieces.end(), is_whole))
        return std::nullopt;
    return Cut{&heading, &pieces[at], nullptr, false};
}

std::string told(Cut const& cut) {
    auto const whole = to_utf8(cut.heading->text);
    auto const front = to_utf8(cut.front->compact);
    if (cut.back == nullptr)
        return fmt::format("标题“{}”在一处只印出“{}”，后面的字掉了；请在原文件中补全。", whole, front);
    auto const repeated =
        cut.repeated ? fmt::format("，重复了“{}”字", to_utf8(cut.back->compact.substr(0, 1))) : std::string();
    return fmt::format("标题“{}”在原文里断成“{}”和“{}”{}，已接上；请核对有没有缺字、多字。", whole, front,
                       to_utf8(cut.back->compact), repeated);
}

/// Told only where most headings are whole: else the table was flattened that way.
void report_cuts(std::vector<Heading> const& headings, std::vector<Piece> const& pieces, Report& report) {
    std::vector<Cut> cuts;
    for (Heading const& heading : headings) {
        for (std::size_t at = 0; at < pieces.size(); ++at) {
            if (pieces[at].compact.front() != heading.text.front()) continue;
            auto cut = cut_at(heading, pieces, at);
            if (!cut) cut = left_off_at(heading, headings, pieces, at);
            if (!cut) continue;
            cuts.push_back(*cut);
            break;
        }
    }
    if (cuts.size() * 2 > headings.size()) return;
    for (Cut const& cut : cuts)
        report.add("heading_cut", *cut.heading->first->list, *cut.heading->first->item, told(cut));
}

/// Methods written one behind the other where others have a blank or a mark between.
void report_run_together(Context const& context, Report& report) {
    auto const by_line = numbered_lines(context.subject.lines);
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

enum class NumberStyle { bare, half_bracket, full_bracket };

/// How the number at the head of the item's first line is written.
std::optional<NumberStyle> number_style(std::string const& line, std::string const& number) {
    auto const text = std::string(trim(line));
    if (text.starts_with("(" + number + ")")) return NumberStyle::half_bracket;
    if (text.starts_with("（" + number + "）")) return NumberStyle::full_bracket;
    if (!text.starts_with(number)) return std::nullopt;
    auto const rest = compact_of(text.substr(number.size()));
    bool const other =
        !rest.empty() &&
        (is_digit(rest.front()) || u32string_view(U".．、)）").find(rest.front()) != u32string_view::npos);
    return other ? std::nullopt : std::optional(NumberStyle::bare);
}

/// On the first of the item's lines that begins with the number: a heading may stand before it.
std::optional<NumberStyle> style_of(catalogue::Item const& item,
                                    std::map<int, std::string const*> const& by_line) {
    if (!item.source.line) return std::nullopt;
    int const end = item.source.end_line.value_or(*item.source.line);
    for (auto at = by_line.lower_bound(*item.source.line); at != by_line.end() && at->first <= end; ++at) {
        for (Piece const& piece : pieces_of({{*at->second, {}}})) {
            if (auto const style = number_style(piece.raw, item.number)) return style;
        }
    }
    return std::nullopt;
}

void report_number_styles(Context const& context, catalogue::List const& list, Report& report) {
    auto const by_line = numbered_lines(context.subject.lines);
    std::map<NumberStyle, std::vector<Entry const*>> by_style;
    std::size_t all = 0;
    for (Entry const& entry : context.entries) {
        if (entry.list != &list) continue;
        auto const style = style_of(*entry.item, by_line);
        if (!style) continue;
        by_style[*style].push_back(&entry);
        ++all;
    }
    for (auto const& [style, entries] : by_style) {
        if (entries.size() * 10 > all * 3 || all < 20) continue;
        report.add_at("number_style", entries.front()->item->source,
                      fmt::format("{}的序号{}，其他各项不这样写，请统一。", numbers_of(entries),
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
    report_run_together(context, report);
    for (auto const& list : context.catalogue.lists)
        report_number_styles(context, list, report);
}

}  // namespace zs::lint
