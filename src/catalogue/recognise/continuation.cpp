#include "catalogue/recognise/continuation.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <iterator>

#include "base/text.h"
#include "catalogue/recognise/marks.h"

namespace zs::catalogue::recognise {
namespace {

constexpr std::array kCells = {&Record::lead, &Record::responsible, &Record::deadline, &Record::methods,
                               &Record::materials};

bool same_roles(RecordTable const& a, RecordTable const& b) {
    return std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                      [](Column const& x, Column const& y) { return x.role == y.role; });
}

/// A title that says nothing new: none, the same, 续表, the number of a page.
bool is_no_title(std::string const& caption, std::string const& before) {
    std::string text = without_white_space(caption);
    if (text.empty() || text == without_white_space(before)) return true;
    if (text.starts_with("续") || text.ends_with("（续）") || text.ends_with("(续)")) return true;
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

Record const* first_numbered(std::vector<Record> const& records) {
    auto found = std::find_if(records.begin(), records.end(),
                              [](Record const& record) { return !record.number.empty(); });
    return found == records.end() ? nullptr : &*found;
}

Record const* last_numbered(std::vector<Record> const& records) {
    auto found = std::find_if(records.rbegin(), records.rend(),
                              [](Record const& record) { return !record.number.empty(); });
    return found == records.rend() ? nullptr : &*found;
}

/// The first number of `b` is the next after the last of `a`; for "A.5.1" and the like, one that `a` has not.
bool numbers_go_on(RecordTable const& a, RecordTable const& b) {
    Record const* last = last_numbered(a.records);
    Record const* first = first_numbered(b.records);
    if (last == nullptr || first == nullptr) return last == first;
    int value = number_value(first->number);
    if (value >= 0) return value == number_value(last->number) + 1;
    return std::none_of(a.records.begin(), a.records.end(),
                        [&](Record const& record) { return record.number == first->number; });
}

MarkStyle style_of(std::string const& heading) {
    return heading.empty() ? MarkStyle::none : read_mark(compact_of(heading)).style;
}

/// Where the part begins below the headings of the one before it, or knows only its inner headings.
void take_headings(RecordTable const& before, std::vector<Record>& records) {
    MarkStyle outer = style_of(before.records.back().level1);
    MarkStyle inner = style_of(before.records.back().level2);
    std::string level1 = before.last_level1;
    std::string level2 = before.last_level2;
    for (auto& record : records) {
        MarkStyle style = style_of(record.level1);
        if (style != MarkStyle::none && style == inner && style != outer && record.level2.empty()) {
            record.level2 = record.level1;
            record.level1.clear();
        }
        if (record.level1.empty()) {
            record.level1 = level1;
            if (record.level2.empty()) record.level2 = level2;
        }
        level1 = record.level1;
        level2 = record.level2;
    }
}

/// The first row of a part may be the rest of an item: no number, in the middle of a sentence.
bool is_rest_of(Record const& last, Record const& first) {
    if (!first.number.empty() || last.number.empty()) return false;
    return !ends_sentence(compact_of(last.text)) || begins_inside(compact_of(first.text));
}

void append_rest(Record& last, Record const& rest) {
    last.text = clean_text(last.text + "\n" + rest.text);
    for (auto cell : kCells) {
        std::string const& more = (rest.*cell).text;
        if (more.empty() || (last.*cell).text == more) continue;
        std::string& text = (last.*cell).text;
        text += text.empty() ? more : "\n" + more;
        (last.*cell).present = true;
    }
    last.doubts.push_back(doubt("joined_rows",
                                fmt::format("第 {} 项被分页切成两段，已拼接，请核对拼接处。", last.number),
                                rest.place));
    last.place = join_places(last.place, rest.place);
}

void append_part(RecordTable& table, RecordTable part) {
    if (is_rest_of(table.records.back(), part.records.front())) {
        append_rest(table.records.back(), part.records.front());
        part.records.erase(part.records.begin());
    }
    Record end;  // what is in force at the end of the part goes through the same reading
    end.level1 = part.last_level1;
    end.level2 = part.last_level2;
    part.records.push_back(end);
    take_headings(table, part.records);
    table.last_level1 = part.records.back().level1;
    table.last_level2 = part.records.back().level2;
    part.records.pop_back();
    std::move(part.records.begin(), part.records.end(), std::back_inserter(table.records));
    table.spans_known = table.spans_known && part.spans_known;
}

bool is_ditto(std::string const& cell) {
    std::string text = without_white_space(cell);
    while (!text.empty() && text.back() == '.')
        text.pop_back();
    for (std::string_view word :
         {"同上", "同上。", "（同上）", "〃", "″", "\"", "ditto", "Ditto", "asabove", "Asabove"}) {
        if (text == word) return true;
    }
    return false;
}

}  // namespace

void join_continuations(std::vector<RecordTable>& tables) {
    std::vector<RecordTable> joined;
    for (auto& table : tables) {
        bool goes_on = !joined.empty() && !joined.back().records.empty() && !table.records.empty() &&
                       same_roles(joined.back(), table) &&
                       is_no_title(table.caption, joined.back().caption) &&
                       numbers_go_on(joined.back(), table);
        if (goes_on) {
            append_part(joined.back(), std::move(table));
        } else {
            joined.push_back(std::move(table));
        }
    }
    tables = std::move(joined);
}

void resolve_dittos(RecordTable& table) {
    for (std::size_t i = 1; i < table.records.size(); ++i) {
        for (auto cell : kCells) {
            RecordCell& here = table.records[i].*cell;
            if (is_ditto(here.text)) here.text = (table.records[i - 1].*cell).text;
        }
    }
}

}  // namespace zs::catalogue::recognise
