#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "requirements/limit_text.h"

namespace zs::requirements {

/// How often, by the last 每年, 每2年, 任期内 … before the place in its sentence: year, 2 years, term …
std::optional<std::string> per_before(LimitText const& text, std::size_t at);
/// The same for a place behind the number: 不少于1次/年.
std::optional<std::string> per_behind(LimitText const& text, std::size_t at);

/// 在执法决定作出之日起 (20个工作日内): the event, and where its words begin.
struct StartEvent {
    std::size_t begin = 0;
    std::string words;
};
std::optional<StartEvent> start_event_before(LimitText const& text, std::size_t from, std::size_t at);

/// When the demand holds: 除…外, 如…的, 对于…的 in the phrases before, …除外 behind.
std::optional<std::string> condition_of(LimitText const& text, std::size_t at);

/// What a piece of text speaks of, without the words that only join it to others (且, 一般, 应当, 每年).
std::string subject_words(LimitText const& text, std::size_t begin, std::size_t end);

/// 报备率、及时率和规范率分别: each of the subjects named.
std::vector<std::string> subjects_of(LimitText const& text, std::size_t begin, std::size_t end);

/// The phrase before in the same sentence as a subject: "期限" alone says too little.
std::string phrase_before(LimitText const& text, std::size_t at);

/// 期限, 比例 …: a subject that needs another one.
bool is_bare_subject(std::string_view subject);

}  // namespace zs::requirements
