#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "catalogue/recognise/defect_rules.h"
#include "catalogue/recognise/defects.h"
#include "catalogue/recognise/marks.h"
#include "catalogue/recognise/unit_names.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {
namespace {

using std::u32string;
using std::u32string_view;

bool one_of(u32string_view set, char32_t c) {
    return set.find(c) != u32string_view::npos;
}

bool is_chinese(u32string_view text) {
    return std::any_of(text.begin(), text.end(), [](char32_t c) { return is_cjk(c); });
}

// ---- closing punctuation

/// Ends in a stop, or in a bracket behind one: "…满意。（适用于甲类）".
bool is_stopped(std::string const& text) {
    u32string compact = compact_of(text);
    if (ends_sentence(compact)) return true;
    std::vector<BracketGroup> groups = bracket_groups(compact);
    bool last = !groups.empty() && groups.back().closed && groups.back().close + 1 == compact.size();
    return last && ends_sentence(u32string_view(compact).substr(0, groups.back().open));
}

/// Items whose text ends in a stop, of all.
struct Stopped {
    std::size_t count = 0;
    std::size_t all = 0;

    void add(List const& list) {
        all += list.items.size();
        count += static_cast<std::size_t>(std::count_if(
            list.items.begin(), list.items.end(), [](Item const& item) { return is_stopped(item.text); }));
    }
    /// "Nearly all others": at most one in twenty goes without.
    [[nodiscard]] bool nearly_all() const { return all >= kFewest && count * 20 >= all * 19; }

    static constexpr std::size_t kFewest = 8;
};

/// A short list is measured by the whole catalogue.
void add_missing_stops(List const& list, Stopped const& everywhere, std::vector<Finding>& findings) {
    Stopped here;
    here.add(list);
    if (!(here.all >= Stopped::kFewest ? here : everywhere).nearly_all()) return;
    for (Item const& item : list.items) {
        if (item.text.empty() || is_stopped(item.text)) continue;
        Finding out =
            finding("missing_full_stop", list, item,
                    fmt::format("第 {} 项结尾没有句号，其他各项都有；请核对是否缺字。", item.number));
        if (is_chinese(to_utf32(item.text))) out.correction = item.text + "。";
        findings.push_back(std::move(out));
    }
}

// ---- brackets and quotation marks

constexpr u32string_view kOpening = U"（《“【〔";
constexpr u32string_view kClosing = U"）》”】〕";

/// The first mark without its partner.
std::optional<char32_t> unbalanced(u32string_view text) {
    std::vector<char32_t> stack;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t c = text[i] == U'(' ? U'（' : text[i] == U')' ? U'）' : text[i];
        if (one_of(kOpening, c)) stack.push_back(c);
        std::size_t kind = kClosing.find(c);
        if (kind == u32string_view::npos) continue;
        if (!stack.empty() && stack.back() == kOpening[kind]) {
            stack.pop_back();
        } else if (c != U'）' || i == 0 || !(is_digit(text[i - 1]) || text[i - 1] < 0x80)) {  // "1)" numbers
            return c;
        }
    }
    if (!stack.empty()) return stack.back();
    return std::nullopt;
}

void add_unbalanced(List const& list, Item const& item, std::vector<Finding>& findings) {
    auto tell = [&](char const* where, std::string const& text) {
        auto mark = unbalanced(to_utf32(text));
        if (!mark) return;
        findings.push_back(finding("unbalanced_marks", list, item,
                                   fmt::format("第 {} 项{}里的“{}”没有配对，请核对。", item.number, where,
                                               to_utf8(u32string(1, *mark)))));
    };
    tell("正文", item.text);
    tell("责任单位一栏", item.units_text);
}

// ---- doubled words

/// Where "XYXY" begins and how long XY is; only Chinese, two to six characters.
struct Doubled {
    std::size_t at = 0;
    std::size_t length = 0;
};

bool is_doubled(u32string_view text, std::size_t at, std::size_t length) {
    if (at + 2 * length > text.size() || text[at] != text[at + length]) return false;
    u32string_view part = text.substr(at, length);
    bool chinese = std::all_of(part.begin(), part.end(), [](char32_t c) { return is_cjk(c); });
    bool uniform = std::all_of(part.begin(), part.end(), [&](char32_t c) { return c == part.front(); });
    return chinese && !uniform && part.front() != U'一' && part == text.substr(at + length, length);
}

std::optional<Doubled> doubled(u32string_view text) {
    static constexpr u32string_view kNeverDouble = U"的了是在和与对及将于并被把、，。；：";
    constexpr std::size_t kLongestWord = 6;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        bool purpose = i > 0 && text[i - 1] == U'目';  // 目的的
        if (text[i] == text[i + 1] && one_of(kNeverDouble, text[i]) && !purpose) return Doubled{i, 1};
        for (std::size_t length = kLongestWord; length >= 2; --length) {
            if (is_doubled(text, i, length)) return Doubled{i, length};
        }
        bool closed = i + 2 < text.size() && text[i] == U'。' && text[i + 1] == U'）' && text[i + 2] == U'。';
        if (closed) return Doubled{i, 1};
    }
    return std::nullopt;
}

void add_doubled(List const& list, Item const& item, std::vector<Finding>& findings) {
    u32string text = to_utf32(item.text);
    if (auto found = doubled(text)) {
        u32string word = text.substr(found->at, found->length);
        Finding out = finding("doubled_words", list, item,
                              fmt::format("第 {} 项里“{}”重复了，请核对。", item.number, to_utf8(word)));
        text.erase(found->at, found->length);
        out.correction = to_utf8(text);
        findings.push_back(std::move(out));
    }
    u32string units = compact_of(item.units_text);
    if (auto found = doubled(units)) {
        u32string word = units.substr(found->at, found->length);
        findings.push_back(
            finding("doubled_words", list, item,
                    fmt::format("第 {} 项责任单位一栏里“{}”重复了，请核对。", item.number, to_utf8(word))));
    }
}

// ---- limits

/// A number and its unit behind a word: 不少于5个工作日 → 5, 个工作日.
struct Bound {
    int value = 0;
    u32string unit;
};

std::optional<Bound> bound_behind(u32string_view sentence, WordList const& words) {
    WordAt word = first_word(sentence, words);
    if (word.length == 0) return std::nullopt;
    std::size_t start = word.at + word.length;
    std::size_t end = start;
    while (end < sentence.size() && is_digit(sentence[end]))
        ++end;
    auto value = start < end ? parse_number(to_utf8(sentence.substr(start, end - start))) : std::nullopt;
    if (!value) return std::nullopt;
    std::size_t stop = std::min(sentence.size(), sentence.find_first_of(U"，,。；;（()）、", end));
    return Bound{*value, u32string(sentence.substr(end, std::min<std::size_t>(stop - end, 4)))};
}

/// 不少于5个工作日，最长不超过5个工作日: as a rule one figure has lost a digit.
void add_contradictions(List const& list, Item const& item, std::vector<Finding>& findings) {
    static WordList const kAtLeast = {U"不少于", U"不低于", U"不得少于", U"至少"};
    static WordList const kAtMost = {U"不超过", U"不多于", U"不得超过", U"不高于"};
    u32string text = compact_of(item.text);
    for (std::size_t start = 0; start < text.size();) {
        std::size_t end = std::min(text.size(), text.find_first_of(U"。；;", start));
        u32string_view sentence = u32string_view(text).substr(start, end - start);
        auto least = bound_behind(sentence, kAtLeast);
        auto most = bound_behind(sentence, kAtMost);
        if (least && most && !least->unit.empty() && least->unit == most->unit &&
            least->value >= most->value) {
            findings.push_back(finding("contradictory_limit", list, item,
                                       fmt::format("第 {} 项既要求不少于 {}，又要求不超过 {}，请核对数字。",
                                                   item.number, least->value, most->value)));
        }
        start = end + 1;
    }
}

// ---- widths

bool has_half_width(u32string_view text) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (one_of(U",;", text[i]) && (is_cjk(text[i - 1]) || one_of(U"”》）", text[i - 1]))) return true;
    }
    return false;
}

bool has_full_percent(u32string_view text) {
    return one_of(text, U'％');
}

u32string with_one_width(u32string text) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        bool behind_chinese = is_cjk(text[i - 1]) || one_of(U"”》）", text[i - 1]);
        if (behind_chinese && text[i] == U',') text[i] = U'，';
        if (behind_chinese && text[i] == U';') text[i] = U'；';
    }
    std::replace(text.begin(), text.end(), U'％', U'%');
    return text;
}

/// Told only where few items of the list do it.
void add_mixed_width(List const& list, std::vector<Finding>& findings) {
    constexpr double kFew = 0.15;
    auto size = static_cast<double>(list.items.size());
    auto tell = [&](bool (*odd)(u32string_view), char const* what, auto regular) {
        auto holds = [&](Item const& item) { return odd(to_utf32(item.text)); };
        auto count = static_cast<double>(std::count_if(list.items.begin(), list.items.end(), holds));
        auto others = std::count_if(list.items.begin(), list.items.end(), regular);
        if (count == 0 || count > kFew * size || others < 3) return;
        for (Item const& item : list.items) {
            if (!holds(item)) continue;
            Finding out = finding("mixed_width", list, item,
                                  fmt::format("第 {} 项夹用{}，其他各项不这样写。", item.number, what));
            out.correction = to_utf8(with_one_width(to_utf32(item.text)));
            findings.push_back(std::move(out));
        }
    };
    tell(has_half_width, "半角逗号或分号", [](Item const& item) { return contains(item.text, "，"); });
    tell(has_full_percent, "全角百分号", [](Item const& item) { return contains(item.text, "%"); });
}

}  // namespace

void add_text_defects(Catalogue& catalogue) {
    Stopped everywhere;
    for (List const& list : catalogue.lists)
        everywhere.add(list);
    for (List const& list : catalogue.lists) {
        add_missing_stops(list, everywhere, catalogue.findings);
        add_mixed_width(list, catalogue.findings);
        for (Item const& item : list.items) {
            add_unbalanced(list, item, catalogue.findings);
            add_doubled(list, item, catalogue.findings);
            add_contradictions(list, item, catalogue.findings);
        }
    }
}

}  // namespace zs::catalogue::recognise
