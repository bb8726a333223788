#include "catalogue/recognise/marks.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"

namespace zs::catalogue::recognise {
namespace {

constexpr std::u32string_view kChineseDigits = U"〇零一二三四五六七八九十百";
constexpr std::u32string_view kClosing = U"”’）)】》〉」』]\"'";
constexpr std::u32string_view kStops = U"。；！？;!?";

bool is_one_of(std::u32string_view set, char32_t c) {
    return set.find(c) != std::u32string_view::npos;
}

/// Length of the run of characters at `from` for which `test` holds.
template <class Test>
std::size_t run(std::u32string_view text, std::size_t from, Test test) {
    std::size_t at = from;
    while (at < text.size() && test(text[at]))
        ++at;
    return at - from;
}

int value_of(std::u32string_view digits) {
    return parse_number(to_utf8(digits)).value_or(0);
}

bool is_chinese_digit(char32_t c) {
    return is_one_of(kChineseDigits, c);
}
bool is_open_bracket(char32_t c) {
    return c == U'（' || c == U'(';
}
bool is_close_bracket(char32_t c) {
    return c == U'）' || c == U')';
}

Mark bracketed(std::u32string_view text) {
    if (text.empty() || !is_open_bracket(text[0])) return {};
    std::size_t chinese = run(text, 1, is_chinese_digit);
    std::size_t arabic = run(text, 1, is_digit);
    std::size_t length = std::max(chinese, arabic);
    if (length == 0 || length > 4 || 1 + length >= text.size() || !is_close_bracket(text[1 + length]))
        return {};
    auto style = chinese > 0 ? MarkStyle::chinese_bracket : MarkStyle::arabic_bracket;
    return {style, value_of(text.substr(1, length)), length + 2};
}

Mark circled(std::u32string_view text) {
    if (text.empty() || text[0] < U'①' || text[0] > U'⑳') return {};
    return {MarkStyle::arabic_bracket, static_cast<int>(text[0] - U'①') + 1, 1};
}

Mark part(std::u32string_view text) {
    if (text.size() < 3 || text[0] != U'第') return {};
    std::size_t length = run(text, 1, [](char32_t c) { return is_chinese_digit(c) || is_digit(c); });
    if (length == 0 || 1 + length >= text.size() || !is_one_of(U"章部节篇编", text[1 + length])) return {};
    std::size_t end = 2 + length;
    if (end < text.size() && text[end] == U'分') ++end;
    return {MarkStyle::part, value_of(text.substr(1, length)), end};
}

Mark chinese(std::u32string_view text) {
    std::size_t length = run(text, 0, is_chinese_digit);
    if (length == 0 || length > 4 || length >= text.size() || !is_one_of(U"、.．，,", text[length]))
        return {};
    return {MarkStyle::chinese, value_of(text.substr(0, length)), length + 1};
}

/// "1.2", "A.5.1", "5.1.2": at least two groups, so that "1." is not one.
Mark dotted(std::u32string_view text) {
    std::size_t at = 0;
    if (!text.empty() && ((text[0] >= U'A' && text[0] <= U'Z'))) at = 1;
    std::size_t groups = at;
    int last = 0;
    std::size_t end = at;
    while (true) {
        std::size_t from = at;
        if (from > 0) {
            if (from >= text.size() || !is_one_of(U".．-", text[from])) break;
            ++from;
        }
        std::size_t length = run(text, from, is_digit);
        if (length == 0 || length > 3) break;
        last = value_of(text.substr(from, length));
        at = from + length;
        end = at;
        ++groups;
    }
    if (groups < 2 || (end < text.size() && is_one_of(U"%％个", text[end]))) return {};
    return {MarkStyle::dotted, last, end};
}

Mark arabic(std::u32string_view text) {
    std::size_t length = run(text, 0, is_digit);
    if (length == 0 || length > 4 || length >= text.size()) return {};
    char32_t next = text[length];
    if (is_close_bracket(next))
        return {MarkStyle::arabic_bracket, value_of(text.substr(0, length)), length + 1};
    if (!is_one_of(U".．、", next)) return {};
    if (length + 1 < text.size() && is_digit(text[length + 1])) return {};  // 12.4 is no mark
    return {MarkStyle::arabic, value_of(text.substr(0, length)), length + 1};
}

bool is_number_character(char32_t c) {
    return is_digit(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || is_one_of(U".．-－_/", c);
}

}  // namespace

Mark read_mark(std::u32string_view compact) {
    for (auto reader : {bracketed, circled, part, chinese, dotted, arabic}) {
        if (Mark mark = reader(compact)) return mark;
    }
    return {};
}

std::string read_number_cell(std::string_view cell) {
    std::u32string text = compact_of(cell);
    while (!text.empty() && (is_open_bracket(text.front())))
        text.erase(0, 1);
    while (!text.empty() && is_one_of(U"）).．、。", text.back()))
        text.pop_back();
    if (text.empty() || text.size() > 12) return {};
    if (std::all_of(text.begin(), text.end(), is_chinese_digit)) return to_utf8(text);
    if (!std::all_of(text.begin(), text.end(), is_number_character)) return {};
    if (std::none_of(text.begin(), text.end(), is_digit)) return {};
    return fold_width(to_utf8(text));
}

int number_value(std::string_view number) {
    auto value = parse_number(number);
    return value ? *value : -1;
}

std::u32string compact_of(std::string_view utf8) {
    std::u32string out;
    out.resize(utf8.size());  // written by place: much quicker than to append
    std::size_t size = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        char32_t c = next_code_point(utf8, at);
        out[size] = c;
        size += is_white_space(c) ? 0 : 1;
    }
    out.resize(size);
    return out;
}

std::string clean_text(std::string_view utf8) {
    auto is_latin = [](char32_t c) { return c > U' ' && c < 0x2000; };
    std::string out;
    out.reserve(utf8.size());
    char32_t last = 0;
    std::size_t kept = 0;  // where the run without white space begins
    for (std::size_t at = 0; at < utf8.size();) {
        std::size_t start = at;
        char32_t c = next_code_point(utf8, at);
        if (is_white_space(c)) {
            out.append(utf8.substr(kept, start - kept));
            while (is_white_space(c) && at < utf8.size()) {
                start = at;
                c = next_code_point(utf8, at);
            }
            if (is_white_space(c)) return out;
            bool digits = is_digit(last) && is_digit(c);
            bool closing = is_one_of(U"%,.;:!?)", c);
            if (last != 0 && is_latin(last) && is_latin(c) && !digits && !closing) out.push_back(' ');
            kept = start;
        }
        last = c;
    }
    return out.append(utf8.substr(kept));
}

bool ends_sentence(std::u32string_view compact) {
    std::size_t end = compact.size();
    if (end > 0 && is_close_bracket(compact[end - 1])) {  // "…。（remark）"
        auto open = compact.find_last_of(U"（(");
        if (open != std::u32string_view::npos && open > 0 && is_one_of(kStops, compact[open - 1]))
            return true;
    }
    while (end > 0 && is_one_of(kClosing, compact[end - 1]))
        --end;
    if (end == 0) return false;
    if (is_one_of(kStops, compact[end - 1])) return true;
    return compact[end - 1] == U'.' && is_latin_text(compact);
}

bool begins_inside(std::u32string_view compact) {
    if (compact.empty()) return false;
    return is_one_of(U"、，。；：！？,;:!?）)”’》】的和与及或等了", compact[0]);
}

bool is_latin_text(std::u32string_view compact) {
    std::size_t latin = 0;
    for (char32_t c : compact) {
        if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) ++latin;
    }
    return latin * 2 > compact.size();
}

}  // namespace zs::catalogue::recognise
