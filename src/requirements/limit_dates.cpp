#include "requirements/limit_dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "requirements/quantities.h"

namespace zs::requirements {
namespace {

using catalogue::recognise::ends_with;
using catalogue::recognise::has;
using catalogue::recognise::starts_with;
using catalogue::recognise::word_at_end;
using catalogue::recognise::word_at_start;
using std::u32string_view;

/// A date as far as it is written.
struct Written {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::optional<int> year;
    int month = 0;  ///< 0: only a day of every month
    int day = 0;    ///< 0: the last one
    bool quarter = false;
};

class Reader {
  public:
    Reader(u32string_view text, std::size_t at) : text_(text), at_(at) {}

    bool take(u32string_view word) {
        if (!starts_with(rest(), word)) return false;
        at_ += word.size();
        return true;
    }
    bool take_any(std::initializer_list<u32string_view> words) {
        return std::any_of(words.begin(), words.end(), [this](u32string_view word) { return take(word); });
    }
    /// A whole number up to `most` and the word behind it.
    std::optional<int> number(int most, std::initializer_list<u32string_view> words) {
        std::size_t i = at_;
        auto const value = take_number(text_, i);
        if (!value || *value < 1 || *value > most) return std::nullopt;
        Reader behind(text_, i);
        if (!behind.take_any(words)) return std::nullopt;
        at_ = behind.at_;
        return static_cast<int>(*value);
    }
    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] u32string_view rest() const { return text_.substr(std::min(at_, text_.size())); }

  private:
    u32string_view text_;
    std::size_t at_;
};

int last_day(int month) {
    static constexpr std::array<int, 13> kDays = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return kDays[static_cast<std::size_t>(month)];
}

bool read_month(Reader& reader, Written& out) {
    auto const month = reader.number(12, {U"月份", U"月"});
    if (!month) return false;
    out.month = *month;
    if (reader.take_any({U"底", U"末", U"下旬"})) return true;
    if (reader.take(U"上旬")) return out.day = 10, true;
    if (reader.take(U"中旬")) return out.day = 20, true;
    if (auto const day = reader.number(31, {U"日", U"号"})) out.day = *day;
    return true;
}

bool read_quarter(Reader& reader, Written& out) {
    Reader trial = reader;
    trial.take(U"第");
    auto const quarter = trial.number(4, {U"季度", U"季"});
    if (!quarter) return false;
    reader = trial;
    reader.take_any({U"末", U"底", U"内"});
    out.month = *quarter * 3;
    out.quarter = true;
    return true;
}

/// What stands behind a year, or without one.
bool read_in_year(Reader& reader, Written& out) {
    if (read_month(reader, out) || read_quarter(reader, out)) return true;
    if (reader.take(U"上半年")) return out.month = 6, true;
    if (reader.take_any({U"年底", U"年末", U"年终"}) || (out.year && reader.take_any({U"底", U"末"})))
        return out.month = 12, true;
    return false;
}

/// 2026年, 三月, 第一季度, 上半年, 年底: nothing else begins a date.
bool may_begin_date(char32_t c) {
    return (c >= '0' && c <= '9') || c == U'第' || c == U'上' || c == U'年' || is_numeral(c);
}

/// A date that begins here, with or without its year.
std::optional<Written> date_at(u32string_view text, std::size_t at) {
    if (!may_begin_date(text[at])) return std::nullopt;
    Written out{.begin = at};
    Reader reader(text, at);
    bool const figures = at < text.size() && text[at] >= '0' && text[at] <= '9';
    Reader trial = reader;
    if (auto const year = trial.number(2999, {U"年度", U"年"}); figures && year && *year > 1900) {
        reader = trial;
        out.year = year;
        out.end = reader.at();
        if (read_in_year(reader, out)) return out.end = reader.at(), out;
        return out;
    }
    if (!read_in_year(reader, out)) return std::nullopt;
    out.end = reader.at();
    return out;
}

/// Every character of an item is asked: those of dates are few.
bool may_begin_day(char32_t c) {
    switch (c) {
        case U'每':
        case U'次':
        case U'下':
        case U'翌':
        case U'当':
        case U'本': return true;
        default: return may_begin_date(c);
    }
}

bool digit_before(u32string_view text, std::size_t at) {
    return at > 0 && ((text[at - 1] >= '0' && text[at - 1] <= '9') || text[at - 1] == U'.');
}

std::string iso(Written const& date) {
    bool const leap = date.year && ((*date.year % 4 == 0 && *date.year % 100 != 0) || *date.year % 400 == 0);
    int const end = date.month == 2 && leap ? 29 : last_day(date.month);
    int const day = date.day == 0 ? end : std::min(date.day, end);
    std::string const in_year = fmt::format("{:02}-{:02}", date.month, day);
    return date.year ? fmt::format("{}-{}", *date.year, in_year) : in_year;
}

std::optional<std::string> yearly(u32string_view before, Written const& date) {
    if (date.year) return std::nullopt;
    if (!word_at_end(before, limit_words("per_year")).empty() || ends_with(before, U"次年") ||
        ends_with(before, U"当年") || ends_with(before, U"每年的"))
        return "year";
    return std::nullopt;
}

/// 前, but not 前后.
bool take_before(Reader& reader) {
    if (reader.take_any({U"以前", U"之前"})) return true;
    return !starts_with(reader.rest(), U"前后") && !starts_with(reader.rest(), U"前期") && reader.take(U"前");
}

/// 1月15日至3月31日期间报送: the second day is the last one, where something is to be done by then.
bool closes_range(u32string_view text, Written const& date, Reader& reader) {
    u32string_view const head = text.substr(0, date.begin);
    bool const joined = ends_with(head, U"日至") || ends_with(head, U"日到") || ends_with(head, U"日-") ||
                        ends_with(head, U"日—") || ends_with(head, U"日~");
    if (!joined) return false;
    Reader trial = reader;
    trial.take_any({U"期间", U"之间", U"内"});
    if (word_at_start(trial.rest(), limit_words("done_in_range")).empty()) return false;
    reader = trial;
    return true;
}

/// 前 behind the date, 最迟 before it; a quarter of each year is its own limit.
std::optional<LastDay> last_day_of(u32string_view text, Written const& date) {
    if (date.month == 0) return std::nullopt;
    Reader reader(text, date.end);
    bool const before = take_before(reader) || reader.take(U"结束前") || closes_range(text, date, reader);
    u32string_view const head = text.substr(0, date.begin);
    auto per = yearly(head, date);
    bool const at_latest = ends_with(head, U"最迟") || ends_with(head, U"最晚") ||
                           ends_with(head, U"不晚于") || ends_with(head, U"不迟于") ||
                           ends_with(head, U"最迟于") || ends_with(head, U"截止");
    bool const quarter = date.quarter && per.has_value();
    if (!before && !at_latest && !quarter) return std::nullopt;
    return LastDay{date.begin, reader.at(), iso(date), std::move(per)};
}

/// 每季度末, 每季度首月10日.
void read_day_of_quarter(Reader& reader, LastDay& out) {
    Reader trial = reader;
    trial.take(U"的");
    if (trial.take_any({U"首月", U"次月", U"末月", U"第一个月", U"第二个月", U"第三个月", U"最后一个月"})) {
        if (auto const day = trial.number(31, {U"日", U"号"})) {
            out.date = fmt::format("{:02}", *day);
            reader = trial;
            return;
        }
    }
    if (reader.take_any({U"末", U"底", U"结束"})) out.date = "end";
}

/// 次月5日前: of the month after each.
std::optional<LastDay> next_month_at(u32string_view text, std::size_t at) {
    Reader reader(text, at);
    reader.take_any({U"每月"});
    if (!reader.take_any({U"次月", U"下月", U"下个月", U"翌月", U"当月", U"本月"})) return std::nullopt;
    auto const day = reader.number(31, {U"日", U"号"});
    if (!day || !take_before(reader)) return std::nullopt;
    return LastDay{at, reader.at(), fmt::format("{:02}", *day), "month"};
}

/// 每月20日前, 每月底前, 每季度末前, 每周五前.
std::optional<LastDay> recurring_at(u32string_view text, std::size_t at) {
    if (auto found = next_month_at(text, at)) return found;
    if (text[at] != U'每') return std::nullopt;
    Reader reader(text, at);
    LastDay out{.begin = at};
    if (reader.take_any({U"每月", U"每个月"})) {
        out.per = "month";
        if (auto const day = reader.number(31, {U"日", U"号"}))
            out.date = fmt::format("{:02}", *day);
        else if (reader.take_any({U"底", U"末", U"月底", U"月末"}))
            out.date = "end";
    } else if (reader.take_any({U"每季度", U"每季", U"每个季度"})) {
        out.per = "quarter";
        read_day_of_quarter(reader, out);
    } else if (reader.take_any({U"每周", U"每星期"})) {
        out.per = "week";
        std::size_t const day =
            u32string_view(U"一二三四五六日").find(reader.rest().empty() ? U' ' : reader.rest()[0]);
        if (day != u32string_view::npos) {
            out.date = std::to_string(day + 1);
            reader = Reader(text, reader.at() + 1);
        }
    }
    if (out.date.empty() || !take_before(reader)) return std::nullopt;
    out.end = reader.at();
    return out;
}

}  // namespace

std::vector<LastDay> last_days_of(LimitText const& text) {
    std::vector<LastDay> out;
    u32string_view const folded = text.folded;
    for (std::size_t i = 0; i < folded.size();) {
        if (!may_begin_day(folded[i]) || text.passive[i] || digit_before(folded, i)) {
            ++i;
            continue;
        }
        if (auto found = recurring_at(folded, i)) {
            i = found->end;
            out.push_back(std::move(*found));
            continue;
        }
        auto const date = date_at(folded, i);
        if (!date) {
            ++i;
            continue;
        }
        i = date->end;
        if (auto found = last_day_of(folded, *date)) {
            i = found->end;
            out.push_back(std::move(*found));
        }
    }
    return out;
}

std::vector<bool> covered_by_dates(LimitText const& text) {
    std::vector<bool> out(text.folded.size(), false);
    u32string_view const folded = text.folded;
    auto const cover = [&out](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            out[i] = true;
    };
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (!may_begin_day(folded[i]) || out[i] || digit_before(folded, i)) continue;
        if (auto const found = recurring_at(folded, i))
            cover(i, found->end);
        else if (auto const date = date_at(folded, i))
            cover(i, date->end);
    }
    return out;
}

}  // namespace zs::requirements
