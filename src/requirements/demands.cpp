#include "requirements/demands.h"

#include <algorithm>

namespace zs::requirements {
namespace {

using catalogue::recognise::ends_with;
using catalogue::recognise::first_word;
using catalogue::recognise::has;
using catalogue::recognise::starts_with;
using catalogue::recognise::word_at_end;
using catalogue::recognise::word_at_start;
using std::u32string_view;

constexpr std::size_t kFarthest = 16;     // characters between 至少 and its number
constexpr std::size_t kLongestBase = 25;  // 不少于本单位执法人员总数的5%
constexpr std::size_t kPerReach = 40;

enum class Compared { none, least, most, above, below, reaches };

/// A quantity with what stands around it in its phrase.
struct Setting {
    LimitText const& text;
    Quantity const& quantity;
    Phrase phrase;
    std::size_t floor;  ///< where the words that may belong to this quantity begin
    u32string_view before;
    u32string_view behind;
};

Setting setting_of(LimitText const& text, std::vector<Quantity> const& quantities, std::size_t index) {
    Quantity const& quantity = quantities[index];
    Phrase const phrase = text.phrases[text.phrase_at(quantity.begin)];
    std::size_t floor = phrase.begin;
    if (index > 0) floor = std::max(floor, quantities[index - 1].end);
    std::size_t const end = std::max(phrase.end, quantity.end);
    return {text,
            quantity,
            phrase,
            floor,
            text.part(std::min(floor, quantity.begin), quantity.begin),
            text.part(quantity.end, end)};
}

bool is_time(std::string const& unit) {
    return unit == "working_day" || unit == "day" || unit == "hour" || unit == "minute" || unit == "week" ||
           unit == "month" || unit == "quarter" || unit == "year";
}

struct Near {
    Compared compared = Compared::none;
    std::size_t length = 0;
};

/// The comparing word right before the number; 为 and 于 may stand between.
Near near_word(u32string_view before) {
    std::size_t filler = 0;
    if (!before.empty() && has(U"为于是约", before.substr(before.size() - 1))) filler = 1;
    for (std::size_t skip = 0; skip <= filler; ++skip) {
        u32string_view const head = before.substr(0, before.size() - skip);
        for (auto const& [key, compared] : {std::pair{"at_least", Compared::least},
                                            {"at_most", Compared::most},
                                            {"above", Compared::above},
                                            {"below", Compared::below},
                                            {"reaches", Compared::reaches}}) {
            auto const word = word_at_end(head, limit_words(key));
            if (!word.empty()) return {compared, word.size() + skip};
        }
    }
    return {};
}

/// "2名以专职": the second half of 以上 was lost.
bool lost_half(u32string_view behind) {
    return behind.size() > 1 && behind[0] == U'以' && !has(U"上下内外前后来及便免防", behind.substr(1, 1));
}

u32string_view word_behind(u32string_view behind, char const* key) {
    auto const word = word_at_start(behind, limit_words(key));
    if (word == U"内" && behind.size() > 1 && has(U"部容外地设", behind.substr(1, 1))) return {};
    return word;
}

/// 近三年内受到处罚两次以上的企业: who is meant.
bool is_reviewed(Setting const& at) {
    u32string_view const head = at.text.part(at.phrase.begin, at.quantity.begin);
    return !word_at_start(head, {U"近", U"最近", U"过去", U"连续"}).empty();
}

/// 超过30日的, 低于60分的单位: what is to be counted, not what is demanded.
bool is_condition(Setting const& at, std::size_t end) {
    u32string_view const rest = at.text.part(std::min(end, at.phrase.end), at.phrase.end);
    if (ends_with(rest, U"的") || (ends_with(rest, U"时") && !ends_with(rest, U"小时"))) return true;
    bool const modifies = starts_with(rest, U"的") || starts_with(rest, U"未") || starts_with(rest, U"仍");
    if (starts_with(rest, U"的") && is_reviewed(at)) return true;
    u32string_view const phrase = at.text.part(at.phrase.begin, at.phrase.end);
    static catalogue::recognise::WordList const kHeads{U"对", U"对于", U"凡", U"凡是",
                                                       U"如", U"若",   U"因", U"涉及"};
    return modifies && !word_at_start(phrase, kHeads).empty();
}

Demand demand(Setting const& at, std::size_t near, std::size_t behind, std::string comparator) {
    return {at.quantity.begin - near, at.quantity.end + behind, std::move(comparator), std::nullopt, false};
}

/// The last of the words in `text`, with what follows it up to the end of `text`.
struct Far {
    std::size_t at = u32string_view::npos;
    u32string_view between;
};

Far last_word(u32string_view text, char const* key) {
    Far out;
    for (auto found = first_word(text, limit_words(key)); found.at != u32string_view::npos;
         found = first_word(text, limit_words(key), found.at + found.length)) {
        out = {found.at, text.substr(found.at + found.length)};
    }
    return out;
}

/// 至少对1件…, 最多跑一次
std::optional<Demand> far_demand(Setting const& at) {
    for (auto const& [key, comparator] : {std::pair{"far_least", "≥"}, {"far_most", "≤"}}) {
        Far const word = last_word(at.before, key);
        if (word.at == u32string_view::npos || word.between.size() > kFarthest) continue;
        return demand(at, at.before.size() - word.at, 0, comparator);
    }
    return std::nullopt;
}

/// 不少于本单位执法人员总数的5%
std::optional<Demand> share_demand(Setting const& at) {
    if (at.quantity.unit != "%" || !ends_with(at.before, U"的")) return std::nullopt;
    for (auto const& [key, comparator] :
         {std::pair{"at_least", "≥"}, {"at_most", "≤"}, {"above", ">"}, {"below", "<"}, {"reaches", "≥"}}) {
        Far const word = last_word(at.before, key);
        if (word.at == u32string_view::npos || word.between.size() > kLongestBase) continue;
        Demand out = demand(at, at.before.size() - word.at, 0, comparator);
        std::size_t const from = at.quantity.begin - word.between.size();
        out.reference = at.text.as_written(from, at.quantity.begin - 1);
        return out;
    }
    return std::nullopt;
}

bool has_per_before(Setting const& at) {
    std::size_t const from = at.quantity.begin > kPerReach ? at.quantity.begin - kPerReach : 0;
    u32string_view const reach = at.text.part(std::max(from, at.phrase.begin), at.quantity.begin);
    for (char const* key :
         {"per_year", "per_half_year", "per_quarter", "per_month", "per_week", "per_term", "per_day"}) {
        if (first_word(reach, limit_words(key)).length > 0) return true;
    }
    return false;
}

bool ends_with_per(u32string_view before) {
    for (char const* key :
         {"per_year", "per_half_year", "per_quarter", "per_month", "per_week", "per_term", "per_day"}) {
        if (!word_at_end(before, limit_words(key)).empty()) return true;
    }
    return false;
}

bool is_count(std::string const& unit) {
    return unit == "times" || unit == "person" || unit == "item" || unit == "period" || unit == "class_hour";
}

/// A number that no word compares, but that is counted out: 每季度召开一次, 配备3名, 公示7日.
bool is_told_exactly(Setting const& at) {
    std::string const& unit = at.quantity.unit;
    if (unit == "%") return true;
    if (is_time(unit)) return !word_at_end(at.before, limit_words("lasting")).empty();
    if (!is_count(unit)) return false;
    if (!word_at_end(at.before, limit_words("only")).empty()) return true;
    bool const provided = !word_at_end(at.before, limit_words("provide")).empty();
    if (ends_with_per(at.before) || (provided && has_per_before(at))) return true;
    // 每年专题学法4次: the count closes the phrase.
    bool const counted = unit == "times" || unit == "period" || unit == "class_hour";
    if (counted && at.behind.empty() && has_per_before(at)) return true;
    bool const has_or_by = ends_with(at.before, U"有") || ends_with(at.before, U"由");
    if (unit == "item" && !word_at_end(at.before, limit_words("provide_items")).empty())
        return at.quantity.arabic;
    if (unit != "item" && provided && (!has_or_by || unit == "person")) return true;
    return at.quantity.arabic && unit == "item" &&
           first_word(at.behind, limit_words("counted_done")).length > 0;
}

std::optional<Demand> behind_demand(Setting const& at, Near near) {
    std::size_t const more = word_behind(at.behind, "or_more").size();
    std::size_t const less = word_behind(at.behind, "or_less").size();
    bool const lost = more == 0 && less == 0 && lost_half(at.behind);
    if (more == 0 && less == 0 && !lost) return std::nullopt;
    Demand out = demand(at, near.length, lost ? 1 : std::max(more, less), less > 0 ? "≤" : "≥");
    if (auto share = share_demand(at)) {  // 压缩至法定时限的50%以内
        out.begin = share->begin;
        out.reference = std::move(share->reference);
    }
    return out;
}

/// 同比下降20%, 提升3个百分点: at least by so much.
std::optional<Demand> change_demand(Setting const& at) {
    if (at.quantity.unit != "%" && at.quantity.unit != "percentage_point") return std::nullopt;
    u32string_view before = at.before;
    if (ends_with(before, U"了")) before.remove_suffix(1);
    if (word_at_end(before, limit_words("changes_by")).empty()) return std::nullopt;
    return demand(at, 0, 0, "≥");
}

/// 简易事项1个工作日办结
std::optional<Demand> done_demand(Setting const& at) {
    if (!is_time(at.quantity.unit) || word_behind(at.behind, "done_within").empty()) return std::nullopt;
    return demand(at, 0, 0, "≤");
}

/// 提前5个工作日, 听证7日前
std::optional<Demand> advance_demand(Setting const& at) {
    if (!is_time(at.quantity.unit) || ends_with(at.before, U"月")) return std::nullopt;
    std::size_t const earlier = word_behind(at.behind, "earlier").size();
    std::size_t const advance = word_at_end(at.before, limit_words("advance")).size();
    if (earlier == 0 && advance == 0) return std::nullopt;
    Demand out = demand(at, advance, earlier, "≥");
    out.counts_back = true;
    return out;
}

/// 举行前七日通知当事人: the number stands behind 前.
std::optional<Demand> days_before(Setting const& at) {
    if (!is_time(at.quantity.unit) || !ends_with(at.before, U"前") || at.before.size() < 3)
        return std::nullopt;
    if (word_at_start(at.behind, limit_words("told_before")).empty()) return std::nullopt;
    Demand out = demand(at, 1, 0, "≥");
    out.counts_back = true;
    return out;
}

std::optional<Demand> near_demand(Setting const& at, Near near) {
    bool const whole = at.quantity.unit == "%" && at.quantity.value == 100;
    switch (near.compared) {
        case Compared::least: return demand(at, near.length, word_behind(at.behind, "or_more").size(), "≥");
        case Compared::most: return demand(at, near.length, word_behind(at.behind, "or_less").size(), "≤");
        case Compared::above: return demand(at, near.length, 0, ">");
        case Compared::below: return demand(at, near.length, 0, "<");
        case Compared::reaches: return demand(at, near.length, 0, whole ? "=" : "≥");
        case Compared::none: break;
    }
    return std::nullopt;
}

bool looks_back(Setting const& at) {
    bool const advance = !word_at_end(at.before, limit_words("advance")).empty();
    bool const share = at.quantity.unit == "%" && ends_with(at.before, U"前");  // 任职前百分之百参加考试
    return !advance && !share && !word_at_end(at.before, limit_words("look_back")).empty();
}

bool is_long(std::string const& unit) {
    return unit == "year" || unit == "quarter" || unit == "month";
}

/// 两年内至少轮训一次: the first number says how often, see per in limit_context.
bool is_a_period(Setting const& at) {
    if (!is_time(at.quantity.unit) || word_behind(at.behind, "or_less").empty()) return false;
    auto const says = [&](char const* key) { return first_word(at.behind, limit_words(key)).length > 0; };
    return says("at_least") || says("absence") || (is_long(at.quantity.unit) && says("at_most"));
}

std::optional<Demand> compared_demand(Setting const& at) {
    Near const near = near_word(at.before);
    bool const strict = near.compared == Compared::above || near.compared == Compared::below;
    if (near.compared == Compared::least || near.compared == Compared::most) return near_demand(at, near);
    if (auto found = behind_demand(at, near)) return found;
    if (auto found = share_demand(at)) return found;
    if (strict && starts_with(at.behind, U"的")) return std::nullopt;
    if (near.compared != Compared::none) return near_demand(at, near);
    if (auto found = far_demand(at)) return found;
    if (auto found = advance_demand(at)) return found;
    if (auto found = change_demand(at)) return found;
    return done_demand(at);
}

}  // namespace

std::optional<Demand> demand_of(LimitText const& text, std::vector<Quantity> const& quantities,
                                std::size_t index) {
    Setting const at = setting_of(text, quantities, index);
    if (auto found = days_before(at)) return found;
    if (looks_back(at) || is_a_period(at)) return std::nullopt;
    auto found = compared_demand(at);
    if (!found && is_told_exactly(at)) found = demand(at, 0, 0, "=");
    bool const lasts = is_time(at.quantity.unit) || at.quantity.unit == "%";
    if (!found && at.quantity.to && lasts) found = demand(at, 0, 0, "between");
    if (!found || is_condition(at, found->end)) return std::nullopt;
    if (at.quantity.to) found->comparator = "between";
    return found;
}

}  // namespace zs::requirements
