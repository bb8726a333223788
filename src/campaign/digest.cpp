#include "campaign/digest.h"

#include <fmt/format.h>

#include <utility>

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

std::string counts(std::vector<std::pair<char const*, std::size_t>> const& kinds) {
    std::string out;
    for (auto const& [words, count] : kinds) {
        if (count > 0) out += fmt::format("{}{} {} 项", out.empty() ? "" : "，", words, count);
    }
    return out;
}

std::string counts(Sorted const& sorted) {
    return counts({{"被退回", sorted.returned.size()},
                   {"已过期限", sorted.overdue.size()},
                   {"近期到期", sorted.soon.size()}});
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

template <class Row, class Line>
void append(std::string& out, std::string_view heading, std::vector<Row> const& rows, Line const& line) {
    if (rows.empty()) return;
    out += fmt::format("{}{}\n", out.empty() ? "" : "\n", heading);
    for (std::size_t i = 0; i < rows.size() && i < kLines; ++i)
        out += fmt::format("{}. {}\n", i + 1, line(*rows[i]));
    if (rows.size() > kLines) out += fmt::format("另有 {} 项，请登录系统查看。\n", rows.size() - kLines);
}

/// What waits for a person, by what they do with it.
struct Step {
    SubmissionState state;
    char const* count_words;
    char const* heading;
};
constexpr Step kSteps[] = {{SubmissionState::unit_review, "待审批", "等您审批："},
                           {SubmissionState::group_review, "待审核", "等您审核："},
                           {SubmissionState::office_review, "待验收", "等您验收："}};

std::vector<Waiting const*> waiting_in(Work const& work, SubmissionState state) {
    std::vector<Waiting const*> out;
    for (auto const& one : work.waiting) {
        if (one.state == state) out.push_back(&one);
    }
    return out;
}

std::string late_line(Work const& work) {
    return fmt::format("各单位已过期限 {} 项，涉及 {} 个单位，请在看板查看。\n", work.late_tasks,
                       work.late_units);
}

/// Empty where there is nothing to tell.
std::string text_of(Work const& work, calendar::Day today, calendar::WorkCalendar const& calendar) {
    std::string out;
    for (auto const& step : kSteps) {
        append(out, step.heading, waiting_in(work, step.state), [&](Waiting const& one) {
            return fmt::format("{} {}（{}，{} 起，已等 {} 个工作日）", one.number, shortened(one.text),
                               one.organisation, one.since,
                               working_days_left(day_from(one.since), today, calendar));
        });
    }
    auto const line = [&](Owed const& one) {
        return fmt::format("{} {}（{}{}）", one.number, shortened(one.text), one.organisation,
                           when(one, today, calendar));
    };
    auto const own = sorted(work.owed, today);
    append(out, "被退回，请按审核意见修改：", own.returned, line);
    append(out, "已过期限，请尽快报送；确有困难的请申请延期：", own.overdue, line);
    append(out, "近期到期：", own.soon, line);
    append(out, "本单位已过期限，请督促经办同志：", sorted(work.late_in_unit, today).overdue, line);
    if (work.late_tasks > 0) out += (out.empty() ? "" : "\n") + late_line(work);
    return out;
}

std::string counts(std::vector<Work const*> const& all, calendar::Day today) {
    std::vector<std::pair<char const*, std::size_t>> kinds;
    for (auto const& step : kSteps)
        kinds.emplace_back(step.count_words, 0);
    for (auto const* words : {"被退回", "已过期限", "近期到期", "本单位已过期限", "各单位已过期限"})
        kinds.emplace_back(words, 0);
    for (auto const* work : all) {
        auto const own = sorted(work->owed, today);
        std::size_t at = 0;
        for (auto const& step : kSteps)
            kinds[at++].second += waiting_in(*work, step.state).size();
        for (auto const count : {own.returned.size(), own.overdue.size(), own.soon.size(),
                                 sorted(work->late_in_unit, today).overdue.size(), work->late_tasks})
            kinds[at++].second += count;
    }
    return counts(kinds);
}

}  // namespace

std::optional<Digest> digest_for_person(std::vector<Work> const& campaigns, std::string const& day,
                                        calendar::WorkCalendar const& calendar) {
    auto const today = day_from(day);
    std::vector<Work const*> told;
    std::vector<std::string> texts;
    for (auto const& work : campaigns) {
        auto text = text_of(work, today, calendar);
        if (text.empty()) continue;
        told.push_back(&work);
        texts.push_back(std::move(text));
    }
    if (told.empty()) return std::nullopt;
    if (told.size() == 1)
        return Digest{told.front()->campaign + "：" + counts(told, today), std::move(texts.front())};
    Digest out{fmt::format("{} 项创建活动：{}", told.size(), counts(told, today)), {}};
    for (std::size_t i = 0; i < told.size(); ++i)
        out.text += fmt::format("{}【{}】\n{}", i == 0 ? "" : "\n", told[i]->campaign, texts[i]);
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
