#include "requirements/limit_context.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "requirements/quantities.h"

namespace zs::requirements {
namespace {

using catalogue::recognise::ends_with;
using catalogue::recognise::first_word;
using catalogue::recognise::has;
using catalogue::recognise::is_word;
using catalogue::recognise::starts_with;
using catalogue::recognise::word_at_end;
using catalogue::recognise::word_at_start;
using std::u32string_view;

constexpr auto npos = u32string_view::npos;

constexpr std::array<std::pair<char const*, char const*>, 10> kPeriods = {{{"per_year", "year"},
                                                                           {"per_half_year", "half_year"},
                                                                           {"per_quarter", "quarter"},
                                                                           {"per_month", "month"},
                                                                           {"per_week", "week"},
                                                                           {"per_day", "day"},
                                                                           {"per_term", "term"},
                                                                           {"per_times", "time"},
                                                                           {"per_person", "person"},
                                                                           {"per_case", "case"}}};

struct Period {
    std::string name;
    std::size_t length = 0;
};

/// 每2年, 每三年, 两年内: several years or months.
Period several_at(u32string_view text) {
    bool const every = starts_with(text, U"每");
    std::size_t i = every ? 1 : 0;
    auto const number = take_number(text, i);
    if (!number || *number <= 1 || *number > 20) return {};
    bool const months = starts_with(text.substr(i), U"个月");
    if (!months && !starts_with(text.substr(i), U"年")) return {};
    i += months ? 2 : 1;
    bool const within = starts_with(text.substr(i), U"内");
    if (!every && !within && !starts_with(text.substr(i), U"一次")) return {};
    return {fmt::format("{} {}", *number, months ? "months" : "years"), i + (within ? 1 : 0)};
}

Period period_at(u32string_view text) {
    if (Period several = several_at(text); several.length > 0) return several;
    Period best;
    for (auto const& [key, name] : kPeriods) {
        auto const word = word_at_start(text, limit_words(key));
        if (word.size() > best.length) best = {name, word.size()};
    }
    return best;
}

std::size_t sentence_begin(LimitText const& text, std::size_t at) {
    std::size_t const phrase = text.phrase_at(at);
    std::size_t begin = text.phrases.empty() ? 0 : text.phrases[phrase].begin;
    for (std::size_t i = phrase; i > 0 && text.phrases[i - 1].sentence == text.phrases[phrase].sentence; --i)
        begin = text.phrases[i - 1].begin;
    return begin;
}

/// The event's words begin behind the last 在／自／从／由／于 before them.
std::size_t event_begin(u32string_view text) {
    std::size_t best = 0;
    for (char32_t const c : {U'在', U'自', U'从', U'于'}) {
        std::size_t const at = text.rfind(c);
        if (at != npos && at + 1 > best) best = at + 1;
    }
    return best;
}

bool is_condition_phrase(u32string_view phrase) {
    if (word_at_start(phrase, subject_list("condition_heads")).empty()) return false;
    if (!word_at_end(phrase, subject_list("condition_ends")).empty()) return true;
    // 对投诉在5日内作出决定 says what is to be done, not when.
    bool const figures = std::any_of(phrase.begin(), phrase.end(), [](char32_t c) { return is_digit(c); });
    return starts_with(phrase, U"对") && !figures;
}

/// 12月4日
bool names_a_day(u32string_view text) {
    if (!is_digit(text.front())) return false;
    std::size_t i = 0;
    auto const month = take_number(text, i);
    if (!month || *month > 12 || !starts_with(text.substr(i), U"月")) return false;
    auto const day = take_number(text, ++i);
    return day && starts_with(text.substr(i), U"日");
}

/// 年度培训时长达60学时: within the year, but not 上年度, 2025年度, 年度计划.
bool is_yearly(LimitText const& text, std::size_t at, std::size_t end) {
    if (text.passive[at] || !starts_with(text.part(at, end), U"年度")) return false;
    if (at > 0 && (is_digit(text.folded[at - 1]) || has(U"上本下跨财前一二三两每", text.part(at - 1, at))))
        return false;
    return !word_at_start(text.part(at + 2, text.folded.size()), limit_words("within_year")).empty();
}

std::u32string without_periods(u32string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) {
        Period const period =
            text[i] == U'每' || has(U"任全年一两二三四五六七八九十123456789", text.substr(i, 1))
                ? period_at(text.substr(i))
                : Period{};
        bool const drop = period.length > 0;
        if (!drop) out += text[i];
        i += drop ? period.length : 1;
    }
    return out;
}

u32string_view trimmed(u32string_view text) {
    for (bool again = true; again && !text.empty();) {
        again = false;
        if (has(U",、。;:()”", text.substr(0, 1))) text.remove_prefix(1), again = true;
        auto const head = word_at_start(text, subject_list("subject_head"));
        bool const name = !word_at_start(text, subject_list("subject_head_traps")).empty();
        if (!name && !head.empty()) text.remove_prefix(head.size()), again = true;
    }
    for (bool again = true; again && !text.empty();) {
        again = false;
        if (has(U",、。;:(“", text.substr(text.size() - 1))) text.remove_suffix(1), again = true;
        auto const tail = word_at_end(text, subject_list("subject_tail"));
        bool const name = !word_at_end(text, subject_list("subject_tail_traps")).empty();
        if (!name && !tail.empty()) text.remove_suffix(tail.size()), again = true;
    }
    return text;
}

}  // namespace

std::optional<std::string> per_before(LimitText const& text, std::size_t at) {
    std::optional<std::string> found;
    std::size_t const own = text.phrases.empty() ? 0 : text.phrases[text.phrase_at(at)].begin;
    for (std::size_t i = sentence_begin(text, at); i < at;) {
        Period const period = text.passive[i] ? Period{} : period_at(text.part(i, at));
        if (period.length > 0) found = period.name;
        // 每月开展普法，12月4日前后的宣传周…: a day of its own ends what comes again within a year.
        if (found && *found != "year" && names_a_day(text.part(i, at))) found = std::nullopt;
        if (!found && i >= own && is_yearly(text, i, at)) found = "year";
        i += std::max<std::size_t>(1, period.length);
    }
    return found;
}

std::optional<std::string> per_behind(LimitText const& text, std::size_t at) {
    u32string_view const rest = text.part(at, text.folded.size());
    if (starts_with(rest, U"/年")) return "year";
    if (starts_with(rest, U"/季")) return "quarter";
    if (starts_with(rest, U"/月")) return "month";
    if (starts_with(rest, U"/周")) return "week";
    return std::nullopt;
}

std::optional<StartEvent> start_event_before(LimitText const& text, std::size_t from, std::size_t at) {
    u32string_view const before = text.part(from, at);
    auto const word = word_at_end(before, subject_list("start_words"));
    if (word.empty()) return std::nullopt;
    u32string_view const words = before.substr(0, before.size() - word.size());
    std::size_t const begin = event_begin(words);
    if (begin >= words.size()) return std::nullopt;
    std::size_t const start = begin > 0 ? from + begin - 1 : from;
    std::string const event = subject_words(text, from + begin, from + words.size());
    return event.empty() ? std::nullopt : std::optional(StartEvent{start, event});
}

std::optional<std::string> condition_of(LimitText const& text, std::size_t at) {
    std::size_t const here = text.phrase_at(at);
    int const sentence = text.phrases[here].sentence;
    for (std::size_t i = here; i-- > 0 && text.phrases[i].sentence == sentence;) {
        Phrase const& phrase = text.phrases[i];
        if (is_condition_phrase(text.part(phrase.begin, phrase.end)))
            return text.as_written(phrase.begin, phrase.end);
    }
    for (std::size_t i = here + 1; i < text.phrases.size() && text.phrases[i].sentence == sentence; ++i) {
        Phrase const& phrase = text.phrases[i];
        if (!word_at_end(text.part(phrase.begin, phrase.end), subject_list("exception_end")).empty())
            return text.as_written(phrase.begin, phrase.end);
    }
    return std::nullopt;
}

std::string subject_words(LimitText const& text, std::size_t begin, std::size_t end) {
    if (begin >= end) return {};
    std::u32string const kept = without_periods(u32string_view(text.written).substr(begin, end - begin));
    return to_utf8(trimmed(kept));
}

std::vector<std::string> subjects_of(LimitText const& text, std::size_t begin, std::size_t end) {
    std::vector<std::string> out;
    std::size_t from = begin;
    for (std::size_t i = begin; i <= end; ++i) {
        bool const joint = i == end || has(U"、和与", text.part(i, i + 1));
        if (!joint) continue;
        if (auto words = subject_words(text, from, i); !words.empty()) out.push_back(std::move(words));
        from = i + 1;
    }
    return out;
}

std::string phrase_before(LimitText const& text, std::size_t at) {
    std::size_t const here = text.phrase_at(at);
    if (here == 0 || text.phrases[here - 1].sentence != text.phrases[here].sentence) return {};
    Phrase const& phrase = text.phrases[here - 1];
    std::size_t end = phrase.end;
    if (text.folded[end - 1] == U'时') --end;
    return subject_words(text, phrase.begin, end);
}

bool is_bare_subject(std::string_view subject) {
    return is_word(to_utf32(subject), subject_list("subject_bare"));
}

}  // namespace zs::requirements
