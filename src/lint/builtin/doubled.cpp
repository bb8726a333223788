#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/text.h"
#include "catalogue/recognise/marks.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using std::u32string;
using std::u32string_view;

constexpr u32string_view kStops = U"、，。；：";
constexpr std::size_t kLongestWord = 6;

bool one_of(u32string_view set, char32_t c) {
    return set.find(c) != u32string_view::npos;
}

/// What is there twice, and what to leave out.
struct Doubled {
    std::size_t at = 0;
    std::size_t length = 0;
};

/// "XYXY" within the text: only Chinese, not one character over and over, not 一项一项.
bool is_doubled(u32string_view text, std::size_t at, std::size_t length) {
    u32string_view part = text.substr(at, length);
    if (part != text.substr(at + length, length)) return false;
    bool chinese = std::all_of(part.begin(), part.end(), [](char32_t c) { return is_cjk(c); });
    bool uniform = std::all_of(part.begin(), part.end(), [&](char32_t c) { return c == part.front(); });
    return chinese && !uniform && part.front() != U'一';
}

/// Two marks that do not follow each other; the first is left out: "、，".
bool clash(char32_t first, char32_t second) {
    return first != second && one_of(U"、，", first) && one_of(U"、，。；：", second);
}

/// How the catalogue's words usually stand together.
class Habits {
  public:
    explicit Habits(Context const& context) : context_(context) {}

    /// 监监督 is a slip if the same words stand elsewhere with one 监.
    [[nodiscard]] bool usual_without(u32string_view text, std::size_t at) const {
        if (ends_a_word_twice(text, at)) return true;
        if (at < 2 || at + 4 > text.size()) return false;
        u32string const run{text[at - 2], text[at - 1], text[at], text[at + 2], text[at + 3]};
        std::size_t const pair = is_cjk(run[1]) ? 1 : 2;
        if (!is_cjk(run[pair + 1])) return false;
        auto const [known, added] = stands_.try_emplace(run, false);
        if (!added) return known->second;
        auto const near = context_.pairs.entries_with(pair_of(run[pair], run[pair + 1]));
        known->second = std::any_of(near.begin(), near.end(), [&](std::uint32_t entry) {
            return context_.entries[entry].text.find(run) != u32string::npos;
        });
        return known->second;
    }

  private:
    /// 责任制度度，: nothing follows the second 度 with which it could make a word, 制度 stands in other
    /// items too, and 度度 in none.
    [[nodiscard]] bool ends_a_word_twice(u32string_view text, std::size_t at) const {
        static constexpr u32string_view kNatural =
            U"等重人家户村天年月日时事件处个项层级步代双多大点条环线样种常往刚渐稳牢紧深";
        constexpr std::size_t kUsual = 2;
        bool const ends = at + 2 >= text.size() || one_of(U"，,。；;：:、）)和与及的等", text[at + 2]);
        if (!ends || at == 0 || !is_cjk(text[at - 1]) || one_of(kNatural, text[at])) return false;
        if (context_.pairs.entries_with(pair_of(text[at], text[at])).size() > 1) return false;
        return context_.pairs.entries_with(pair_of(text[at - 1], text[at])).size() > kUsual;
    }

    Context const& context_;
    mutable std::map<u32string, bool> stands_;  ///< what was asked for before: 件件 comes in many items
};

/// Whether a character stands again where a word of two to kLongestWord characters would begin anew: seldom.
bool comes_again(char32_t const* at) {
    static_assert(kLongestWord == 6);
    char32_t const c = at[0];
    return (c == at[2]) | (c == at[3]) | (c == at[4]) | (c == at[5]) | (c == at[6]);
}

std::optional<Doubled> doubled(u32string_view text, Habits const& habits) {
    static constexpr u32string_view kNeverDouble = U"的了是在和与对及将于并被把、，。；：";
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        bool purpose = i > 0 && text[i - 1] == U'目';  // 目的的
        if (text[i] == text[i + 1]) {
            if (one_of(kNeverDouble, text[i]) && !purpose) return Doubled{i, 1};
            if (is_cjk(text[i]) && habits.usual_without(text, i)) return Doubled{i, 1};
        }
        if (is_cjk(text[i])) {
            if (i + kLongestWord < text.size() && !comes_again(text.data() + i)) continue;
            for (std::size_t length = std::min(kLongestWord, (text.size() - i) / 2); length >= 2; --length) {
                if (text[i] == text[i + length] && is_doubled(text, i, length)) return Doubled{i, length};
            }
            continue;
        }
        if (clash(text[i], text[i + 1])) return Doubled{i, 1};
        bool closed = i + 2 < text.size() && text[i] == U'。' && text[i + 1] == U'）' && text[i + 2] == U'。';
        if (closed) return Doubled{i, 1};
    }
    return std::nullopt;
}

/// The same sentence twice in one item; the second is left out.
std::optional<Doubled> sentence_again(u32string_view text) {
    constexpr std::size_t kShortest = 6;
    std::vector<u32string_view> seen;
    for (std::size_t start = 0; start < text.size();) {
        std::size_t const stop = text.find_first_of(U"。；;！", start);
        if (stop == u32string_view::npos) break;
        u32string_view const sentence = text.substr(start, stop - start);
        bool const again = std::find(seen.begin(), seen.end(), sentence) != seen.end();
        if (again && sentence.size() >= kShortest) return Doubled{start, stop + 1 - start};
        seen.push_back(sentence);
        start = stop + 1;
    }
    return std::nullopt;
}

std::string one_too_many(std::string const& number, u32string_view text, std::size_t at) {
    std::size_t const from = at > 0 ? at - 1 : at;
    return fmt::format("第 {} 项“{}”里多了一个“{}”，请核对。", number,
                       to_utf8(text.substr(from, at + 3 - from)), to_utf8(text.substr(at, 1)));
}

/// Line by line: who leads stands in a line of its own, and may be responsible too.
void look_at_units(Entry const& entry, Habits const& habits, Report& report) {
    for (auto const& line : split_lines(entry.item->units_text)) {
        u32string const units = catalogue::recognise::compact_of(line);
        auto const found = doubled(units, habits);
        if (!found || (found->length == 1 && one_of(kStops, units[found->at])))
            continue;  // units_punctuation
        report.add("doubled_words", *entry.list, *entry.item,
                   fmt::format("第 {} 项责任单位一栏里“{}”重复了，请核对。", entry.item->number,
                               to_utf8(units.substr(found->at, found->length))));
        return;
    }
}

}  // namespace

void check_doubled(Context const& context, Report& report) {
    Habits const habits(context);
    for (Entry const& entry : context.entries) {
        auto const& item = *entry.item;
        auto found = doubled(entry.written, habits);
        if (!found) found = sentence_again(entry.written);
        if (found) {
            u32string text = entry.written;
            bool const mark = found->length == 1 && one_of(kStops, text[found->at]);
            u32string const word = text.substr(found->at, found->length + (mark ? 1 : 0));
            std::string message = fmt::format("第 {} 项里“{}”重复了，请核对。", item.number, to_utf8(word));
            if (mark) message = fmt::format("第 {} 项里标点“{}”连用，请核对。", item.number, to_utf8(word));
            if (!mark && found->length == 1) message = one_too_many(item.number, text, found->at);
            text.erase(found->at, found->length);
            report.add("doubled_words", *entry.list, item, std::move(message), to_utf8(text));
        }
        look_at_units(entry, habits, report);
    }
}

}  // namespace zs::lint
