#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "campaign/checks/days_in_text.h"
#include "campaign/checks/remarks.h"
#include "campaign/figures/figures.h"
#include "campaign/personal_data.h"

namespace zs::campaign {
namespace {

/// Everything a part says in words, and where it stands.
struct Words {
    std::string where;
    std::string text;
    bool open_to_public = false;
};

std::vector<Words> words_of(Filing const& filing, FormPart const& part) {
    std::vector<Words> out;
    bool const open = filing.content.open_to_public || part.needs_url;
    if (auto const* answer = answer_to(filing.content, part.key)) {
        if (!answer->text.empty()) out.push_back({part_name(part), answer->text, open});
        for (std::size_t i = 0; i < answer->cases.size(); ++i) {
            auto const& one = answer->cases[i];
            out.push_back(
                {fmt::format("{}第 {} 个案例", part_name(part), i + 1), one.title + "。" + one.text, open});
        }
        for (std::size_t i = 0; i < answer->rows.size(); ++i) {
            std::string row;
            for (auto const& cell : answer->rows[i])
                row += cell + " ";
            out.push_back({fmt::format("{}表格第 {} 行", part_name(part), i + 1), row, open});
        }
    }
    for (auto const* file : files_of(filing, part.key)) {
        if (!file->text.empty())
            out.push_back({fmt::format("文件“{}”", file->name), file->text, open || file->open_to_public});
    }
    return out;
}

std::string window_of(FormPart const& part) {
    if (part.since && part.until) return *part.since + " 至 " + *part.until;
    return part.since ? *part.since + " 以后" : *part.until + " 以前";
}

void check_days(FormPart const& part, Words const& words, Remarks& remarks) {
    std::vector<std::string> outside;
    auto const days = days_in(words.text);
    for (auto const& day : days) {
        bool const early = part.since && day.last < *part.since;
        bool const late = part.until && day.first > *part.until;
        if ((early || late) && std::find(outside.begin(), outside.end(), day.words) == outside.end())
            outside.push_back(day.words);
    }
    if (outside.empty()) return;
    auto shown = outside.front();
    for (std::size_t i = 1; i < std::min<std::size_t>(outside.size(), 3); ++i)
        shown += "、" + outside[i];
    if (outside.size() > 3) shown += fmt::format("等 {} 处", outside.size());
    remarks.add("outside_window", part.key,
                fmt::format("{}提到 {}，不在要求的 {} 之内。", words.where, shown, window_of(part)));
}

char const* kind_name(PersonalKind kind) {
    switch (kind) {
        case PersonalKind::phone: return "手机号码";
        case PersonalKind::identity: return "身份证号码";
        case PersonalKind::mailbox: return "私人邮箱";
    }
    return "";
}

/// The first line, if it can be a title.
std::string title_of(std::string_view text) {
    for (auto const& line : split_lines(text)) {
        auto const title = without_white_space(line);
        if (title.empty()) continue;
        return length_in_characters(title) <= 40 && !contains(title, "。") ? title : "";
    }
    return "";
}

std::string without_extension(std::string const& name) {
    auto const dot = name.rfind('.');
    return dot == std::string::npos ? name : name.substr(0, dot);
}

/// The genre a title ends with, if it is one that no statement is: 2025年工作总结, …总结（终稿）
char const* other_genre(std::string title) {
    constexpr std::array kGenres = {"总结", "总结报告", "工作计划", "工作要点", "实施方案", "工作方案",
                                    "讲话", "讲话稿",   "会议纪要", "心得体会", "新闻稿",   "简报"};
    for (char const* open : {"（", "(", "_"}) {
        if (auto const at = title.find(open); at != std::string::npos && at > 0) title.erase(at);
    }
    for (char const* genre : kGenres) {
        if (title.ends_with(genre)) return genre;
    }
    return nullptr;
}

bool asks_for_statement(FormPart const& part) {
    return part.kind == catalogue::PartKind::statement && !contains(part.text, "总结") &&
           !contains(part.text, "方案") && !contains(part.text, "计划");
}

void check_genre_of(FormPart const& part, std::string const& where, std::string const& title,
                    Remarks& remarks) {
    auto const* genre = other_genre(title);
    if (genre == nullptr) return;
    remarks.add("wrong_genre", part.key,
                fmt::format("{}看标题“{}”是{}，这里要的是情况说明。", where, excerpt(title), genre));
}

}  // namespace

void check_window(Filing const& filing, Remarks& remarks) {
    for (auto const& part : filing.form.parts) {
        if (!part.since && !part.until) continue;
        for (auto const& words : words_of(filing, part))
            check_days(part, words, remarks);
    }
}

void check_genre(Filing const& filing, Remarks& remarks) {
    for (auto const& part : filing.form.parts) {
        if (!asks_for_statement(part)) continue;
        if (auto const* answer = answer_to(filing.content, part.key))
            check_genre_of(part, part_name(part), title_of(answer->text), remarks);
        for (auto const* file : files_of(filing, part.key)) {
            bool const by_name = other_genre(without_extension(file->name)) != nullptr;
            check_genre_of(part, fmt::format("文件“{}”", file->name),
                           by_name ? without_extension(file->name) : title_of(file->text), remarks);
        }
    }
}

void check_personal_data(Filing const& filing, Remarks& remarks) {
    for (auto const& part : filing.form.parts) {
        for (auto const& words : words_of(filing, part)) {
            if (!words.open_to_public) continue;
            std::set<PersonalKind> told;
            for (auto const& found : personal_data_in(words.text)) {
                if (!told.insert(found.kind).second) continue;
                remarks.add("personal_data", part.key,
                            fmt::format("{}要对外公开，其中有{}“{}***”。", words.where, kind_name(found.kind),
                                        words.text.substr(found.begin, 3)));
            }
        }
    }
}

void check_figures(Filing const& filing, Remarks& remarks) {
    for (auto const& one : filing.contradictions)
        remarks.add("figure_contradicted", one.part, one.message);
    for (auto const& part : filing.form.parts) {
        auto const* answer = answer_to(filing.content, part.key);
        if (answer == nullptr) continue;
        for (auto const& doubt : check_rates(answer->text)) {
            remarks.add("rate_wrong", part.key,
                        fmt::format("{}写{} {}%，按 {} 除以 {} 应是 {}%。", part_name(part), doubt.rate,
                                    doubt.stated, doubt.numerator, doubt.denominator, doubt.computed));
        }
    }
}

}  // namespace zs::campaign
