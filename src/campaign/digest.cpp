#include "campaign/digest.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "calendar/work_calendar.h"

namespace zs::campaign {
namespace {

constexpr std::size_t kLines = 10;             // of each kind; the rest is in the page
constexpr std::size_t kCharactersOfText = 40;  // enough to know the item

struct Sorted {
    std::vector<Owed const*> returned;
    std::vector<Owed const*> overdue;
    std::vector<Owed const*> soon;

    [[nodiscard]] bool empty() const { return returned.empty() && overdue.empty() && soon.empty(); }
};

Sorted sorted(std::vector<Owed> const& owed, calendar::Day today) {
    Sorted out;
    for (auto const& each : owed) {
        auto const due = each.due_on ? calendar::parse_day(*each.due_on) : std::nullopt;
        if (each.returned) {
            out.returned.push_back(&each);
        } else if (due && *due < today) {
            out.overdue.push_back(&each);
        } else if (due && *due <= today + kDaysAhead) {
            out.soon.push_back(&each);
        }
    }
    return out;
}

calendar::Day day_from(std::string const& day) {
    auto const parsed = calendar::parse_day(day);
    ENSURE(parsed.has_value());
    return *parsed;
}

std::string counts(Sorted const& sorted) {
    std::string out;
    auto const add = [&out](std::size_t count, char const* words) {
        if (count > 0) out += fmt::format("{}{} {} 项", out.empty() ? "" : "，", words, count);
    };
    add(sorted.returned.size(), "被退回");
    add(sorted.overdue.size(), "已过期限");
    add(sorted.soon.size(), "近期到期");
    return out;
}

std::string shortened(std::string const& text) {
    auto const characters = to_utf32(text);
    if (characters.size() <= kCharactersOfText) return text;
    return to_utf8(std::u32string_view(characters).substr(0, kCharactersOfText)) + "…";
}

/// Working days after today up to and including the day due.
int working_days_left(calendar::Day today, calendar::Day due, calendar::WorkCalendar const& calendar) {
    int out = 0;
    for (auto day = today + 1; day <= due; ++day)
        out += calendar.is_working(day) ? 1 : 0;
    return out;
}

std::string when(Owed const& owed, calendar::Day today, calendar::WorkCalendar const& calendar) {
    if (!owed.due_on) return {};
    auto const due = day_from(*owed.due_on);
    if (due < today) return fmt::format("，期限 {}", *owed.due_on);
    if (due == today) return "，今天到期";
    return fmt::format("，{} 到期，还有 {} 个工作日", *owed.due_on, working_days_left(today, due, calendar));
}

void append(std::string& out, char const* heading, std::vector<Owed const*> const& rows, calendar::Day today,
            calendar::WorkCalendar const& calendar) {
    if (rows.empty()) return;
    out += fmt::format("{}{}\n", out.empty() ? "" : "\n", heading);
    for (std::size_t i = 0; i < rows.size() && i < kLines; ++i) {
        auto const& owed = *rows[i];
        out += fmt::format("{}. {} {}（{}{}）\n", i + 1, owed.number, shortened(owed.text), owed.organisation,
                           when(owed, today, calendar));
    }
    if (rows.size() > kLines) out += fmt::format("另有 {} 项，请登录系统查看。\n", rows.size() - kLines);
}

}  // namespace

std::optional<Digest> digest_for_person(std::string const& campaign, std::vector<Owed> const& owed,
                                        std::string const& day, calendar::WorkCalendar const& calendar) {
    auto const today = day_from(day);
    auto const parts = sorted(owed, today);
    if (parts.empty()) return std::nullopt;
    Digest out{campaign + "：" + counts(parts), {}};
    append(out.text, "被退回，请按审核意见修改：", parts.returned, today, calendar);
    append(out.text, "已过期限，请尽快报送；确有困难的请申请延期：", parts.overdue, today, calendar);
    append(out.text, "近期到期：", parts.soon, today, calendar);
    return out;
}

std::optional<Digest> digest_for_group(std::string const& campaign, std::vector<Owed> const& owed,
                                       std::string const& day) {
    auto const parts = sorted(owed, day_from(day));
    if (parts.empty()) return std::nullopt;
    return Digest{campaign + "今日提醒",
                  fmt::format("{}今日提醒：{}。各单位任务请登录系统查看。", campaign, counts(parts))};
}

}  // namespace zs::campaign
