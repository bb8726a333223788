#include "formats/xlsx/date_format.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>

#include "formats/numerals.h"

namespace zs::formats {
namespace {

struct Moment {
    int year = 1900;
    int month = 1;
    int day = 0;
    int weekday = 0;        ///< 0 is Sunday
    long long seconds = 0;  ///< of the day
    double fraction = 0;    ///< of the second
    double serial = 0;
};

std::optional<Moment> moment_of(double serial, DateSystem dates, bool with_fraction) {
    if (serial < 0 || serial >= 2'958'466) return std::nullopt;
    Moment out;
    out.serial = serial;
    auto day = static_cast<long long>(std::floor(serial));
    double seconds = (serial - static_cast<double>(day)) * 86'400;
    double whole = with_fraction ? std::floor(seconds + 1e-6) : std::floor(seconds + 0.5);
    out.fraction = with_fraction ? std::max(0.0, seconds - whole) : 0;
    if (whole >= 86'400) {
        whole = 0;
        ++day;
    }
    out.seconds = static_cast<long long>(whole);
    using namespace std::chrono;
    bool old = dates == DateSystem::from_1904;
    if (!old && day == 60) {  // 29 February 1900 never was; spreadsheets count it all the same
        out.month = 2;
        out.day = 29;
        return out;
    }
    if (!old && day == 0) return out;  // shown as 1900-1-0
    sys_days start = old        ? sys_days{1904y / January / 1}
                     : day < 60 ? sys_days{1899y / December / 31}
                                : sys_days{1899y / December / 30};
    sys_days date = start + days(day);
    year_month_day parts(date);
    out.year = static_cast<int>(parts.year());
    out.month = static_cast<int>(static_cast<unsigned>(parts.month()));
    out.day = static_cast<int>(static_cast<unsigned>(parts.day()));
    out.weekday = static_cast<int>(weekday(date).c_encoding());
    return out;
}

constexpr std::array<char const*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};
constexpr std::array<char const*, 7> kWeekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                  "Thursday", "Friday", "Saturday"};
constexpr std::array<char const*, 7> kChineseWeekdays = {"日", "一", "二", "三", "四", "五", "六"};

class DateWriter {
  public:
    DateWriter(Moment const& moment, FormatSection const& section) : moment_(moment), section_(section) {
        for (auto const& token : section.tokens)
            half_days_ = half_days_ || token.kind == TokenKind::half_day;
    }

    std::string write() {
        for (std::size_t i = 0; i < section_.tokens.size(); ++i)
            one(i);
        return std::move(out_);
    }

  private:
    void number(int value, std::size_t letters) {
        if (section_.chinese_digits == 1) {
            out_ += value == 0 ? "〇" : numeral(value, "chineseCounting");
        } else {
            out_ += letters >= 2 ? fmt::format("{:02}", value) : std::to_string(value);
        }
    }

    void one(std::size_t at) {
        FormatToken const& token = section_.tokens[at];
        switch (token.kind) {
            case TokenKind::literal: out_ += token.text; break;
            case TokenKind::date: part(token.text, at); break;
            case TokenKind::elapsed: elapsed(token.text); break;
            case TokenKind::half_day: half_day(token.text); break;
            case TokenKind::point: out_ += '.'; break;
            case TokenKind::comma: out_ += ','; break;
            case TokenKind::digit:  // tenths after "ss."
                moment_.fraction *= 10;
                out_ += static_cast<char>('0' + static_cast<int>(moment_.fraction) % 10);
                break;
            default: break;
        }
    }

    void part(std::string const& letters, std::size_t at) {
        std::size_t count = letters.size();
        switch (letters.front()) {
            case 'y':
            case 'e': return year(count, letters.front() == 'e');
            case 'm':
                return is_minute(at) ? number(static_cast<int>(moment_.seconds / 60 % 60), count)
                                     : month(count);
            case 'd': return day(count);
            case 'a':
                out_ += (count >= 4 ? "星期" : "") +
                        std::string(kChineseWeekdays[static_cast<std::size_t>(moment_.weekday)]);
                return;
            case 'h': return number(hour(), count);
            case 's': return number(static_cast<int>(moment_.seconds % 60), count);
            default: return;
        }
    }

    void year(std::size_t letters, bool always_long) {
        bool two = letters <= 2 && !always_long;
        if (section_.chinese_digits == 1) {
            std::string digits = numeral(moment_.year, "ideographDigital");
            out_ += two ? digits.substr(digits.size() / 2) : digits;
        } else {
            out_ += two ? fmt::format("{:02}", moment_.year % 100) : std::to_string(moment_.year);
        }
    }

    void month(std::size_t letters) {
        std::string_view name = kMonths[static_cast<std::size_t>(moment_.month - 1)];
        if (letters <= 2) return number(moment_.month, letters);
        out_ += letters == 3 ? name.substr(0, 3) : letters == 5 ? name.substr(0, 1) : name;
    }

    void day(std::size_t letters) {
        std::string_view name = kWeekdays[static_cast<std::size_t>(moment_.weekday)];
        if (letters <= 2) return number(moment_.day, letters);
        out_ += letters == 3 ? name.substr(0, 3) : name;
    }

    [[nodiscard]] int hour() const {
        auto hours = static_cast<int>(moment_.seconds / 3600);
        if (!half_days_) return hours;
        return hours % 12 == 0 ? 12 : hours % 12;
    }

    void half_day(std::string const& words) {
        bool morning = moment_.seconds < 43'200;
        std::size_t slash = words.find('/');
        out_ += morning ? words.substr(0, slash) : words.substr(slash + 1);
    }

    void elapsed(std::string const& letters) {
        double seconds = std::floor(moment_.serial * 86'400 + 0.5);
        double unit = letters.front() == 'h' ? 3600 : letters.front() == 'm' ? 60 : 1;
        out_ += fmt::format("{:0{}.0f}", std::floor(seconds / unit), static_cast<int>(letters.size()));
    }

    /// "m" is a minute right after hours or right before seconds.
    [[nodiscard]] bool is_minute(std::size_t at) const {
        auto const& tokens = section_.tokens;
        for (std::size_t i = at; i-- > 0;) {
            if (tokens[i].kind != TokenKind::date && tokens[i].kind != TokenKind::elapsed) continue;
            if (tokens[i].text.front() == 'h') return true;
            break;
        }
        for (std::size_t i = at + 1; i < tokens.size(); ++i) {
            if (tokens[i].kind != TokenKind::date && tokens[i].kind != TokenKind::elapsed) continue;
            return tokens[i].text.front() == 's';
        }
        return false;
    }

    Moment moment_;
    FormatSection const& section_;
    std::string out_;
    bool half_days_ = false;
};

}  // namespace

std::optional<std::string> show_date(double serial, FormatSection const& section, DateSystem dates) {
    bool with_fraction = false;
    for (auto const& token : section.tokens)
        with_fraction = with_fraction || token.kind == TokenKind::digit;
    auto moment = moment_of(serial, dates, with_fraction);
    if (!moment) return std::nullopt;
    return DateWriter(*moment, section).write();
}

}  // namespace zs::formats
