#include "campaign/checks/days_in_text.h"

#include <fmt/format.h>

#include <optional>

#include "base/text.h"
#include "calendar/day.h"

namespace zs::campaign {
namespace {

/// Walks over the characters of a text.
class DayScanner {
  public:
    explicit DayScanner(std::string_view text) : text_(to_utf32(text)) {}

    std::vector<DatedWords> run() {
        while (at_ < text_.size()) {
            if (skip_quoted()) continue;
            if (starts_number()) {
                if (auto found = take()) out_.push_back(std::move(*found));
            } else {
                ++at_;
            }
        }
        return std::move(out_);
    }

  private:
    [[nodiscard]] char32_t peek(std::size_t at) const { return at < text_.size() ? text_[at] : U'\0'; }
    [[nodiscard]] bool starts_number() const { return is_digit(text_[at_]); }

    /// A title or the year of a document's number.
    bool skip_quoted() {
        constexpr std::u32string_view kOpen = U"《〔[［【";
        constexpr std::u32string_view kClose = U"》〕]］】";
        auto const which = kOpen.find(text_[at_]);
        if (which == std::u32string_view::npos) return false;
        auto const end = text_.find(kClose[which], at_);
        at_ = end == std::u32string::npos || end - at_ > 80 ? at_ + 1 : end + 1;
        return true;
    }

    std::optional<int> number(std::size_t most_digits) {
        int value = 0;
        std::size_t digits = 0;
        while (digits < most_digits && is_digit(peek(at_))) {
            char32_t const c = text_[at_];
            value = value * 10 + static_cast<int>(c >= U'０' ? c - U'０' : c - U'0');
            ++at_;
            ++digits;
        }
        if (digits == 0 || is_digit(peek(at_))) return std::nullopt;
        return value;
    }

    void skip_number() {
        while (is_digit(peek(at_)) || peek(at_) == U'.')
            ++at_;
    }

    bool take_mark(std::u32string_view marks) {
        if (marks.find(peek(at_)) == std::u32string_view::npos || peek(at_) == U'\0') return false;
        ++at_;
        return true;
    }

    /// 2019年5月6日, 2019年, 2019-05-06, 2019.5, 2019/5/6
    std::optional<DatedWords> take() {
        std::size_t const begin = at_;
        calendar::Civil day{0, 0, 0};
        auto const year = number(4);
        bool const plausible = year && *year >= 1949 && *year <= 2099;
        bool const chinese = peek(at_) == U'年';
        bool const joined = !chinese && (peek(at_) == U'-' || peek(at_) == U'.' || peek(at_) == U'/');
        if (!plausible || (!chinese && !joined)) {
            skip_number();
            return std::nullopt;
        }
        char32_t const mark = text_[at_++];
        day.year = *year;
        if (!take_month(day, mark) && !chinese) return std::nullopt;
        if (is_reference(begin)) return std::nullopt;
        return dated(begin, day);
    }

    bool take_month(calendar::Civil& day, char32_t mark) {
        std::size_t const before = at_;
        auto const month = number(2);
        bool const chinese = mark == U'年';
        if (!month || *month < 1 || *month > 12 || (chinese && peek(at_) != U'月')) {
            at_ = before;
            return false;
        }
        if (!chinese && peek(at_) != mark) {  // 2019.5 may be a number: a third group is asked for
            at_ = before;
            skip_number();
            return false;
        }
        day.month = *month;
        ++at_;
        std::size_t const behind = at_;
        auto const number_of_day = number(2);
        bool const complete = number_of_day && *number_of_day >= 1 &&
                              *number_of_day <= calendar::days_in_month(day.year, day.month) &&
                              (!chinese || take_mark(U"日号"));
        if (complete)
            day.day = *number_of_day;
        else
            at_ = behind;
        return complete || chinese;
    }

    /// 较2019年, 比2019年, 与2019年相比; （2015年修订）
    [[nodiscard]] bool is_reference(std::size_t begin) const {
        constexpr std::u32string_view kCompared = U"较比与同自从";
        char32_t const before = begin > 0 ? text_[begin - 1] : U'\0';
        if (before == U'较' || before == U'比') return true;
        auto const ahead = std::u32string_view(text_).substr(at_, 3);
        bool const compared = kCompared.find(before) != std::u32string_view::npos && before != U'\0' &&
                              (ahead.starts_with(U"相比") || ahead.starts_with(U"同期"));
        bool const amended =
            ahead.starts_with(U"修订") || ahead.starts_with(U"修正") || ahead.starts_with(U"版");
        return compared || amended;
    }

    [[nodiscard]] DatedWords dated(std::size_t begin, calendar::Civil day) const {
        DatedWords out;
        out.words = to_utf8(std::u32string_view(text_).substr(begin, at_ - begin));
        int const first_month = day.month == 0 ? 1 : day.month;
        int const last_month = day.month == 0 ? 12 : day.month;
        int const last_day = day.day == 0 ? calendar::days_in_month(day.year, last_month) : day.day;
        out.first = fmt::format("{:04}-{:02}-{:02}", day.year, first_month, day.day == 0 ? 1 : day.day);
        out.last = fmt::format("{:04}-{:02}-{:02}", day.year, last_month, last_day);
        return out;
    }

    std::u32string text_;
    std::size_t at_ = 0;
    std::vector<DatedWords> out_;
};

}  // namespace

std::vector<DatedWords> days_in(std::string_view text) {
    return DayScanner(text).run();
}

}  // namespace zs::campaign
