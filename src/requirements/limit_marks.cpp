#include "requirements/limit_marks.h"

#include <algorithm>
#include <optional>

namespace zs::requirements {
namespace {

using catalogue::recognise::ends_with;
using catalogue::recognise::first_word;
using catalogue::recognise::has;
using catalogue::recognise::word_at_end;
using catalogue::recognise::word_at_start;
using std::u32string_view;

u32string_view rest_of_phrase(LimitText const& text, std::size_t at) {
    Phrase const phrase = text.phrases[text.phrase_at(at)];
    return text.part(std::min(at, phrase.end), phrase.end);
}

u32string_view words_just_before(LimitText const& text, std::size_t at) {
    Phrase const phrase = text.phrases[text.phrase_at(at)];
    return text.part(std::min(phrase.begin, at), at);
}

/// 应进必进, 应公开尽公开
std::size_t as_should_be(u32string_view text) {
    if (text.empty() || text.front() != U'应') return 0;
    for (std::size_t length = 1; length <= 3 && 2 * length + 2 <= text.size(); ++length) {
        bool const joint = has(U"尽必", text.substr(length + 1, 1));
        if (joint && text.substr(1, length) == text.substr(length + 2, length)) return 2 * length + 2;
    }
    return 0;
}

/// 基本实现“应进必进”: less than every single one.
bool is_nearly(LimitText const& text, std::size_t at) {
    constexpr std::size_t kReach = 6;
    u32string_view const before = words_just_before(text, at);
    return has(before.substr(before.size() > kReach ? before.size() - kReach : 0), U"基本");
}

std::optional<MarkedDemand> universal_at(LimitText const& text, std::size_t at) {
    u32string_view const rest = text.part(at, text.folded.size());
    if (std::size_t const length = as_should_be(rest))
        return is_nearly(text, at) ? std::nullopt : std::optional(MarkedDemand{at, at + length, false});
    if (text.passive[at]) return std::nullopt;
    static auto const& kUniversal = limit_words("universal");  // asked at every character
    auto const word = word_at_start(rest, kUniversal);
    if (word.empty() || is_nearly(text, at)) return std::nullopt;
    u32string_view const around = text.part(at > 0 ? at - 1 : 0, text.folded.size());
    if (!word_at_start(around, limit_words("universal_traps")).empty()) return std::nullopt;
    if (!word_at_start(rest, limit_words("universal_traps")).empty()) return std::nullopt;
    bool const coverage = word == U"全覆盖" || word == U"全员";
    if (coverage && (!word_at_start(rest.substr(word.size()), limit_words("modifier_after")).empty() ||
                     ends_with(text.part(0, at), U"、")))
        return std::nullopt;
    return MarkedDemand{at, at + word.size(), false};
}

/// 没有兑现的注明原因, 未发生变化的应当说明: 的 closes what is spoken of, and what is to be done about it
/// follows. 没有违法的情形 names what is to be absent.
bool speaks_of(u32string_view rest) {
    for (auto at = rest.find(U'的'); at != u32string_view::npos; at = rest.find(U'的', at + 1)) {
        if (!word_at_start(rest.substr(at + 1), limit_words("consequence")).empty()) return true;
    }
    return false;
}

/// 凡没有…的, 对没有…的…一律取消, 有没有
bool is_condition(LimitText const& text, std::size_t at, std::size_t end) {
    u32string_view const before = words_just_before(text, at);
    u32string_view const rest = rest_of_phrase(text, end);
    if (ends_with(before, U"有") || ends_with(before, U"是否") || ends_with(before, U"如") ||
        ends_with(before, U"若"))
        return true;
    if (ends_with(rest, U"的") || ends_with(rest, U"时") || ends_with(rest, U"外")) return true;
    if (speaks_of(rest)) return true;
    static catalogue::recognise::WordList const kHeads{U"凡", U"如果", U"若", U"对", U"对于", U"因", U"除"};
    if (!word_at_start(before, kHeads).empty()) return true;
    if (first_word(rest, limit_words("universal")).length > 0) return true;
    return !word_at_start(text.part(at, text.folded.size()), limit_words("absence_traps")).empty();
}

std::size_t absence_word(u32string_view rest) {
    static auto const& kAbsence = limit_words("absence");
    auto const word = word_at_start(rest, kAbsence);
    if (!word.empty()) return word.size();
    if (rest.front() == U'无' && !word_at_start(rest.substr(1), limit_words("none_of")).empty()) return 1;
    if (rest.front() == U'零' && !word_at_start(rest.substr(1), limit_words("zero_of")).empty()) return 1;
    return 0;
}

std::optional<MarkedDemand> absence_at(LimitText const& text, std::size_t at) {
    if (text.passive[at]) return std::nullopt;
    std::size_t const length = absence_word(text.part(at, text.folded.size()));
    if (length == 0 || is_condition(text, at, at + length)) return std::nullopt;
    return MarkedDemand{at, at + length, true};
}

}  // namespace

std::vector<MarkedDemand> marked_demands_of(LimitText const& text) {
    auto const& universal = limit_words("universal");
    auto const& absence = limit_words("absence");
    auto const may_begin = [&](char32_t c) {  // nearly all characters begin neither
        return universal.may_start_with(c) || absence.may_start_with(c) || c == U'应' || c == U'无' ||
               c == U'零';
    };
    std::vector<MarkedDemand> out;
    for (std::size_t i = 0; i < text.folded.size(); ++i) {
        if (!may_begin(text.folded[i])) continue;
        auto found = universal_at(text, i);
        if (!found) found = absence_at(text, i);
        if (!found) continue;
        i = found->end - 1;
        out.push_back(*found);
    }
    return out;
}

std::size_t absence_end(LimitText const& text, MarkedDemand const& demand) {
    std::size_t const first = text.phrase_at(demand.begin);
    for (std::size_t i = first; i < text.phrases.size(); ++i) {
        Phrase const& phrase = text.phrases[i];
        if (phrase.sentence != text.phrases[first].sentence) break;
        if (!word_at_end(text.part(phrase.begin, phrase.end), limit_words("absence_ends")).empty())
            return phrase.end;
    }
    return text.phrases[first].end;
}

}  // namespace zs::requirements
