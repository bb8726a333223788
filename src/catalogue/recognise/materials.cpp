#include "catalogue/recognise/materials.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "catalogue/recognise/date_window.h"
#include "catalogue/recognise/material_part.h"
#include "catalogue/recognise/unit_names.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {
namespace {

using std::u32string;
using std::u32string_view;

u32string compact(u32string_view text) {
    bool chinese = std::any_of(text.begin(), text.end(), [](char32_t c) { return is_cjk(c); });
    if (!chinese) return to_utf32(collapse_white_space(to_utf8(text)));
    u32string out(text);
    std::erase_if(out, is_white_space);
    return out;
}

u32string lower_ascii(u32string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    return text;
}

// ---- numbered parts

enum class PartStyle { dot, bracket, circle, chinese_bracket };

struct PartMark {
    std::size_t at = u32string_view::npos;
    std::size_t body = 0;
};

u32string numeral_of(PartStyle style, int number) {
    static constexpr u32string_view kChinese = U"一二三四五六七八九十";
    if (style == PartStyle::circle) return {static_cast<char32_t>(U'①' + static_cast<char32_t>(number - 1))};
    if (style == PartStyle::chinese_bracket) {
        return number <= 10 ? u32string(kChinese.substr(static_cast<std::size_t>(number) - 1, 1)) : U"?";
    }
    return to_utf32(std::to_string(number));
}

/// Where a mark can stand: at the start, behind white space, behind the end of a part.
bool may_start(u32string_view text, std::size_t at) {
    return at == 0 || is_white_space(text[at - 1]) || has(U"。；;：:，,）)", text.substr(at - 1, 1));
}

std::optional<PartMark> mark_at(u32string_view text, std::size_t at, PartStyle style, int number) {
    u32string numeral = numeral_of(style, number);
    if (!may_start(text, at)) return std::nullopt;
    u32string_view rest = text.substr(at);
    if (style == PartStyle::circle)
        return starts_with(rest, numeral) ? std::optional(PartMark{at, at + 1}) : std::nullopt;
    bool bracket = style != PartStyle::dot;
    if (bracket && (rest.front() != U'（' && rest.front() != U'(')) return std::nullopt;
    std::size_t skip = bracket ? 1 : 0;
    if (!starts_with(rest.substr(skip), numeral)) return std::nullopt;
    std::size_t end = skip + numeral.size();
    while (!bracket && end < rest.size() && rest[end] == U' ')
        ++end;
    if (end >= rest.size() || !has(bracket ? U"）)" : U".．、)）", rest.substr(end, 1))) return std::nullopt;
    bool decimal = !bracket && end + 1 < rest.size() && is_digit(rest[end + 1]) && rest[end] == U'.';
    bool year = decimal && end + 4 < rest.size() && is_digit(rest[end + 4]);  // "2.2020年以来"
    if (decimal && !year) return std::nullopt;
    return PartMark{at, at + end + 1};
}

std::vector<PartMark> marks_of(u32string_view text, PartStyle style) {
    std::vector<PartMark> marks;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (auto mark = mark_at(text, i, style, static_cast<int>(marks.size()) + 1)) {
            marks.push_back(*mark);
            i = mark->body - 1;
        }
    }
    return marks;
}

/// The style whose first mark comes first wins; the others number something inside a part.
std::vector<PartMark> marks_of(u32string_view text) {
    std::vector<PartMark> best;
    for (PartStyle style :
         {PartStyle::dot, PartStyle::bracket, PartStyle::circle, PartStyle::chinese_bracket}) {
        std::vector<PartMark> marks = marks_of(text, style);
        if (!marks.empty() && (best.empty() || marks.front().at < best.front().at)) best = std::move(marks);
    }
    return best;
}

/// Lines that each end their sentence, or each begin with a bullet, are parts; other line ends are
/// typography.
std::vector<u32string> lines_as_parts(u32string_view text) {
    static constexpr u32string_view kBullets = U"•·●■◆-–";
    std::vector<u32string> lines;
    bool ended = true;
    bool bullets = true;
    for (auto const& raw : split_lines(to_utf8(text))) {
        u32string line = compact(to_utf32(raw));
        if (line.empty()) continue;
        ended = ended && has(U"。；;.", u32string_view(line).substr(line.size() - 1));
        bool bullet = has(kBullets, u32string_view(line).substr(0, 1));
        bullets = bullets && bullet;
        if (bullet) line = to_utf32(trim(to_utf8(line.substr(1))));
        lines.push_back(std::move(line));
    }
    if (lines.size() > 1 && (ended || bullets)) return lines;
    return {compact(text)};
}

/// 案卷5份；统计表1份；网址: pieces that each name what is asked for are parts.
std::vector<u32string> pieces_as_parts(u32string const& text) {
    std::vector<u32string> pieces;
    for (std::size_t start = 0; start < text.size();) {
        std::size_t const stop = std::min(text.find_first_of(U"；;", start), text.size());
        pieces.push_back(text.substr(start, stop + 1 - start));
        if (!names_a_kind(pieces.back())) return {text};
        start = stop + 1;
    }
    return pieces;
}

u32string_view without_merge_sentence(u32string_view text) {
    WordAt merged = first_word(text, material_words("merged"));
    if (merged.length == 0) return text;
    std::size_t colon = text.find_first_of(U"：:", merged.at);
    if (colon == u32string_view::npos) return text;
    return text.substr(colon + 1);
}

bool is_lead(u32string_view text) {
    return text.empty() || text.back() == U'：' || text.back() == U':';
}

std::vector<u32string> part_texts(u32string_view cell) {
    u32string_view text = without_merge_sentence(cell);
    std::vector<PartMark> marks = marks_of(text);
    if (marks.empty()) {
        auto lines = lines_as_parts(text);
        return lines.size() == 1 ? pieces_as_parts(lines.front()) : lines;
    }
    std::vector<u32string> parts;
    u32string lead = compact(text.substr(0, marks.front().at));
    if (!is_lead(lead)) parts.push_back(lead);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        std::size_t end = i + 1 < marks.size() ? marks[i + 1].at : text.size();
        parts.push_back(compact(text.substr(marks[i].body, end - marks[i].body)));
    }
    return parts;
}

// ---- merged requests

std::optional<int> take_digits(u32string_view text, std::size_t& at) {
    std::size_t start = at;
    while (at < text.size() && is_digit(text[at]))
        ++at;
    return start == at ? std::nullopt : parse_number(to_utf8(text.substr(start, at - start)));
}

/// "26、27、30-32" → numbers; nothing if anything else stands there.
std::vector<std::string> expand_numbers(u32string_view list) {
    constexpr int kMostInARange = 500;
    std::vector<std::string> numbers;
    std::optional<int> from;
    for (std::size_t i = 0; i < list.size();) {
        auto value = take_digits(list, i);
        if (!value) return {};
        int first = from.value_or(*value);
        if (*value < first || *value - first > kMostInARange) return {};
        if (from) ++first;
        for (int n = first; n <= *value; ++n)
            numbers.push_back(std::to_string(n));
        from = std::nullopt;
        if (i >= list.size()) break;
        bool range = has(U"-—－–～~至到", list.substr(i, 1));
        if (!range && !has(U"、，,和及与", list.substr(i, 1))) return {};
        if (range) from = *value;
        ++i;
    }
    return numbers;
}

// ---- assembling

struct Draft {
    MaterialRequest request;
    u32string text;
    bool merged = false;
};

bool belongs(Draft const& draft, std::string const& number) {
    auto const& items = draft.request.items;
    return std::find(items.begin(), items.end(), number) != items.end();
}

/// The cell of another item of a merged group: the request printed again, or the rest of it after a page
/// break.
void continue_request(Draft& draft, u32string_view cell) {
    u32string have = compact(draft.text);
    u32string more = compact(cell);
    bool again = merged_numbers(to_utf8(cell)).has_value() || has(have, more);
    if (!again) draft.text += U'\n' + u32string(cell);
}

Draft new_request(ItemMaterials const& row, u32string cell) {
    Draft draft;
    draft.request.not_required = asks_nothing(row.cell);
    draft.request.items = {row.number};
    if (auto numbers = merged_numbers(row.cell)) {
        draft.merged = true;
        draft.request.items = *numbers;
        if (!belongs(draft, row.number)) draft.request.items.insert(draft.request.items.begin(), row.number);
    }
    draft.text = std::move(cell);
    return draft;
}

void add_row(ItemMaterials const& row, std::vector<Draft>& drafts) {
    u32string cell = to_utf32(trim(row.cell));
    auto group = std::find_if(drafts.begin(), drafts.end(),
                              [&](Draft const& draft) { return draft.merged && belongs(draft, row.number); });
    if (group != drafts.end()) {
        if (!cell.empty() && !row.covered) continue_request(*group, cell);
        return;
    }
    if (cell.empty() || is_word(cell, unit_words("nothing"))) return;
    bool spanned = row.covered && !drafts.empty() && !drafts.back().request.not_required;
    if (spanned && compact(drafts.back().text) == compact(cell)) {
        drafts.back().request.items.push_back(row.number);
    } else {
        drafts.push_back(new_request(row, std::move(cell)));
    }
}

// ---- likeness

u32string_view without_part_number(u32string_view text) {
    std::size_t i = 0;
    while (i < text.size() && is_digit(text[i]))
        ++i;
    bool number = i > 0 && i < 3 && i < text.size() && has(U".．、)）", text.substr(i, 1));
    return number ? text.substr(i + 1) : text;
}

bool ends_with_kind(u32string_view text) {
    static std::array<WordList const*, 6> const kKinds = {
        &material_words("statement"), &material_words("list"), &material_words("cases"),
        &material_words("table"),     &material_words("url"),  &material_words("document")};
    return std::any_of(kKinds.begin(), kKinds.end(),
                       [text](WordList const* words) { return !word_at_end(text, *words).empty(); });
}

/// 本级政府发布应急预案的网址；（不超过5件）
double noun_phrase_likeness(u32string_view text) {
    std::size_t end = text.find_last_not_of(U"。；;.");
    text = text.substr(0, end + 1);
    if (text.empty()) return 0.0;
    if (text.back() == U'）' || text.back() == U')') text = text.substr(0, text.find_last_of(U"（("));
    text = text.substr(0, text.find_last_not_of(U"。；;.") + 1);
    if (!word_at_end(text, material_words("url")).empty()) return 0.7;
    return ends_with_kind(text) && !has(text, U"，") ? 0.35 : 0.0;
}

/// 会议记录、照片、台账: short things one after another.
double enumeration_likeness(u32string_view text) {
    constexpr std::size_t kLongestThing = 20;
    constexpr std::size_t kLongestCell = 300;
    if (text.size() > kLongestCell) return 0.0;
    double kinds = 0;
    std::vector<Fragment> pieces = unit_fragments(text);
    for (Fragment const& piece : pieces) {
        if (piece.text.size() <= kLongestThing && ends_with_kind(piece.text)) ++kinds;
    }
    return pieces.size() < 2 ? 0.0 : 0.7 * kinds / static_cast<double>(pieces.size());
}

/// `text` is compact and in small letters.
bool is_refusal(u32string_view text) {
    constexpr std::size_t kLongestRefusal = 30;
    if (text.empty() || text.size() > kLongestRefusal) return false;
    u32string_view bare = text.substr(0, text.find_last_not_of(U"。.") + 1);
    return is_word(bare, unit_words("nothing")) || first_word(text, material_words("nothing")).length > 0;
}

/// `text` is compact.
std::optional<std::vector<std::string>> numbers_of_merger(u32string_view text) {
    WordAt merged = first_word(text, material_words("merged"));
    if (merged.length == 0) return std::nullopt;
    u32string_view sentence = text.substr(0, merged.at);
    std::size_t start = sentence.find(U'第');
    std::size_t end = sentence.find(U'项', start == u32string_view::npos ? 0 : start);
    if (start == u32string_view::npos || end == u32string_view::npos) return std::nullopt;
    u32string list;
    for (char32_t c : sentence.substr(start, end - start)) {
        if (c != U'第') list.push_back(c);
    }
    std::vector<std::string> numbers = expand_numbers(list);
    if (numbers.size() < 2) return std::nullopt;
    return numbers;
}

}  // namespace

bool asks_nothing(std::string_view cell) {
    return is_refusal(lower_ascii(compact(to_utf32(trim(cell)))));
}

std::vector<MaterialPart> read_parts(std::string_view cell) {
    std::vector<MaterialPart> parts;
    u32string text = to_utf32(trim(cell));
    if (text.empty() || asks_nothing(cell)) return parts;
    for (u32string const& part : part_texts(text)) {
        if (!part.empty()) parts.push_back(read_part(part));
    }
    return parts;
}

std::optional<std::vector<std::string>> merged_numbers(std::string_view cell) {
    return numbers_of_merger(compact(to_utf32(cell)));
}

double material_likeness(std::string_view fragment) {
    u32string plain = compact(to_utf32(trim(fragment)));
    u32string text = lower_ascii(plain);
    if (is_refusal(text)) return length_in_characters(trim(fragment)) > 2 ? 1.0 : 0.3;
    if (text.empty()) return 0.0;
    if (numbers_of_merger(plain)) return 1.0;
    u32string_view body = without_part_number(text);
    if (!word_at_start(body, material_words("asks")).empty()) return 0.95;
    if (has(text, U"请提供") || has(text, U"情况说明") || starts_with(body, U"列表")) return 0.8;
    double score = std::max(noun_phrase_likeness(body), enumeration_likeness(body));
    return read_window(body).since ? std::min(0.9, score + 0.35) : score;
}

std::vector<MaterialRequest> assemble_requests(std::vector<ItemMaterials> const& rows,
                                               std::string_view id_prefix) {
    std::vector<Draft> drafts;
    for (ItemMaterials const& row : rows)
        add_row(row, drafts);
    std::vector<MaterialRequest> requests;
    for (Draft& draft : drafts) {
        MaterialRequest& request = draft.request;
        request.id = std::string(id_prefix) + request.items.front();
        request.text = to_utf8(compact(draft.text));
        request.parts = read_parts(to_utf8(draft.text));
        requests.push_back(std::move(request));
    }
    return requests;
}

}  // namespace zs::catalogue::recognise
