#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "catalogue/recognise/marks.h"
#include "lint/builtin/checks.h"
#include "lint/builtin/pieces.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using catalogue::MaterialRequest;
using catalogue::recognise::compact_of;
using std::u32string;
using std::u32string_view;

bool has_stop(u32string_view text) {
    static constexpr u32string_view kStops = U"。；;：:！？!?.）)】》”\"";
    return text.empty() || kStops.find(text.back()) != u32string_view::npos;
}

/// Words of a table header: short pieces that stand before the first item and come again.
std::set<u32string> header_words(Context const& context, std::vector<Piece> const& pieces) {
    constexpr std::size_t kLongest = 6;
    int first = 0;
    for (Entry const& entry : context.entries) {
        if (entry.item->source.line && (first == 0 || *entry.item->source.line < first))
            first = *entry.item->source.line;
    }
    std::map<u32string, std::size_t> counts;
    std::set<u32string> before;
    for (Piece const& piece : pieces) {
        if (piece.compact.size() > kLongest || piece.compact.size() < 2 || !is_cjk(piece.compact.front()))
            continue;
        ++counts[piece.compact];
        if (piece.source.line && *piece.source.line < first) before.insert(piece.compact);
    }
    std::erase_if(before, [&](u32string const& word) { return counts[word] < 2; });
    return before;
}

/// A header printed again inside the item's lines: a page ended there.
bool has_header_inside(catalogue::Source const& source, std::vector<Piece> const& pieces,
                       std::set<u32string> const& words) {
    constexpr std::size_t kFewest = 3;
    std::set<u32string> inside;
    for (Piece const& piece : pieces) {
        auto const& line = piece.source.line;
        if (line && *line > *source.line && *line < *source.end_line && words.contains(piece.compact))
            inside.insert(piece.compact);
    }
    return inside.size() >= kFewest;
}

/// A row of empty cells inside the item's lines: it stands in two rows of the table.
bool has_row_inside(catalogue::Source const& source, std::map<int, std::string const*> const& lines) {
    constexpr int kEmptyCells = 3;
    int run = 0;
    for (auto at = lines.upper_bound(*source.line); at != lines.end() && at->first < *source.end_line; ++at) {
        run = *at->second == "\t" ? run + 1 : 0;
        if (run == kEmptyCells) return true;
    }
    return false;
}

/// Items on several lines where nearly all stand on one; items with a header or another row inside.
void report_rows(Context const& context, std::vector<Piece> const& pieces, Report& report) {
    constexpr std::size_t kFewest = 20;
    auto const lines = numbered_lines(context.subject.lines);
    auto const words = header_words(context, pieces);
    std::vector<Entry const*> several;
    std::vector<Entry const*> parted;
    std::size_t whole = 0;
    for (Entry const& entry : context.entries) {
        auto const& source = entry.item->source;
        if (!source.line || !source.end_line) continue;
        if (*source.line == *source.end_line) {
            ++whole;
            continue;
        }
        several.push_back(&entry);
        if (has_header_inside(source, pieces, words) || has_row_inside(source, lines))
            parted.push_back(&entry);
    }
    bool const few = whole >= kFewest && several.size() * 4 <= whole;
    if (!few && parted.size() * 4 > context.entries.size()) return;
    auto const& cut = few ? several : parted;
    if (cut.empty()) return;
    report.add_at(
        "row_cut", cut.front()->item->source,
        fmt::format("{}在分页处被断成两行，已接上；请核对接缝处有没有缺字、重字。", numbers_of(cut)),
        cut.front()->list->name);
}

Entry const* first_served(Context const& context, MaterialRequest const& request) {
    for (Entry const& entry : context.entries) {
        if (!request.items.empty() && entry.item->number == request.items.front()) return &entry;
    }
    return nullptr;
}

std::string name_of(MaterialRequest const& request) {
    return fmt::format("第 {} 项", fmt::join(request.items, "、"));
}

/// The piece that goes on with the request where `front` stops, on another line.
Piece const* continuation(u32string const& request, Piece const& front, std::vector<Piece> const& pieces) {
    constexpr std::size_t kTelling = 5;
    auto const at = request.find(front.compact);
    if (at == u32string::npos || at + front.compact.size() >= request.size()) return nullptr;
    auto const rest = u32string_view(request).substr(at + front.compact.size());
    for (Piece const& piece : pieces) {
        bool const other = piece.line != front.line;
        if (other && piece.compact.size() <= rest.size() && rest.starts_with(piece.compact) &&
            piece.compact.size() >= std::min(kTelling, rest.size()))
            return &piece;
    }
    return nullptr;
}

/// A filing request that a page break parts inside a sentence.
void report_requests(Context const& context, std::vector<Piece> const& pieces, Report& report) {
    constexpr std::size_t kShortest = 8;
    std::vector<Piece const*> open;  // that stop inside a sentence
    for (Piece const& piece : pieces) {
        if (piece.compact.size() >= kShortest && !has_stop(piece.compact)) open.push_back(&piece);
    }
    std::vector<std::pair<MaterialRequest const*, Piece const*>> cut;
    for (auto const& request : context.catalogue.material_requests) {
        auto const text = compact_of(request.text);
        for (Piece const* piece : open) {
            if (piece->compact.size() >= text.size() || continuation(text, *piece, pieces) == nullptr)
                continue;
            cut.emplace_back(&request, piece);
            break;
        }
    }
    if (cut.size() * 3 > context.catalogue.material_requests.size()) return;  // the table was flattened so
    for (auto const& [request, piece] : cut) {
        Entry const* entry = first_served(context, *request);
        if (entry == nullptr) continue;
        auto const& front = piece->compact;
        report.add("request_cut", *entry->list, *entry->item,
                   fmt::format("{}的填报材料在分页处断在“{}”之后，已接上；请核对接缝处有没有缺字、重字。",
                               name_of(*request), to_utf8(front.substr(front.size() - 6))));
    }
}

/// A request for several items that is printed with some of them once more.
void report_repeated_requests(Context const& context, std::vector<Piece> const& pieces, Report& report) {
    constexpr std::size_t kShortest = 20;
    for (auto const& request : context.catalogue.material_requests) {
        auto const text = compact_of(request.text);
        if (request.items.size() < 2 || text.size() < kShortest) continue;
        std::vector<Piece const*> places;
        for (Piece const& piece : pieces) {
            if (piece.compact.size() >= kShortest && piece.compact == text) places.push_back(&piece);
        }
        // On every row: that is how the file repeats merged cells.
        if (places.size() < 2 || places.size() >= request.items.size()) continue;
        Entry const* entry = first_served(context, request);
        if (entry == nullptr) continue;
        report.add(
            "request_repeated", *entry->list, *entry->item,
            fmt::format("{}共用的填报材料在文件里印了 {} 遍，只算一次；请核对后一遍是不是盖住了别的内容。",
                        name_of(request), places.size()));
    }
}

/// A line of prose that stops inside a sentence while nearly all others end in a stop.
void report_prose(Context const& context, Report& report) {
    constexpr std::size_t kLong = 20;
    int first = 0;
    for (Entry const& entry : context.entries) {
        auto const& line = entry.item->source.line;
        if (line && (first == 0 || *line < first)) first = *line;
    }
    std::size_t all = 0;
    std::vector<DocumentLine const*> open;
    DocumentLine const* last = nullptr;
    for (auto const& line : context.subject.lines) {
        if (!line.source.line || *line.source.line >= first) break;
        auto const text = compact_of(line.text);
        if (text.empty() || contains(line.text, "\t")) continue;
        bool const goes_on = is_cjk(text.front()) && !catalogue::recognise::read_mark(text);
        if (last != nullptr && goes_on) open.push_back(last);
        last = nullptr;
        bool const sentence = text.size() >= kLong && text.find_first_of(U"，。,") != u32string::npos;
        if (!sentence) continue;
        ++all;
        if (is_cjk(text.back()) || u32string_view(U"、，,").find(text.back()) != u32string_view::npos)
            last = &line;
    }
    if (open.empty() || open.size() * 2 > all) return;
    std::vector<int> numbers;
    for (DocumentLine const* line : open)
        numbers.push_back(*line->source.line);
    report.add_at("sentence_cut", open.front()->source,
                  fmt::format("第 {} 行的句子在分页处断开，接在下一段；请在原文件中接上，并核对有没有缺字。",
                              fmt::join(numbers, "、")));
}

}  // namespace

/// What page breaks did to rows, requests and prose.
void check_page_breaks(Context const& context, Report& report) {
    if (context.subject.lines.empty()) return;
    auto const pieces = pieces_of(context.subject.lines);
    report_rows(context, pieces, report);
    report_requests(context, pieces, report);
    report_repeated_requests(context, pieces, report);
    report_prose(context, report);
}

}  // namespace zs::lint
