#include "requirements/plan.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "catalogue/recognise/date_window.h"
#include "requirements/limit_text.h"
#include "requirements/plan_groups.h"
#include "requirements/plan_stages.h"
#include "requirements/prose.h"
#include "requirements/quantities.h"

namespace zs::requirements {
namespace {

using catalogue::Plan;
using catalogue::PlanRule;
using catalogue::recognise::first_word;
using catalogue::recognise::has;
using std::u32string;
using std::u32string_view;

std::optional<int> year_of(catalogue::Catalogue const& catalogue) {
    if (catalogue.issued_on && catalogue.issued_on->size() >= 4)
        return parse_number(catalogue.issued_on->substr(0, 4));
    return std::nullopt;
}

/// 一般不超过500字，最多不超过1000字
void read_lengths(std::string const& text, RuleTerms& terms) {
    u32string const words = to_utf32(fold_width(text));
    constexpr int kFewest = 50;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0 && is_digit(words[i - 1])) continue;
        std::size_t at = i;
        auto const number = take_number(words, at);
        if (!number || *number < kFewest || at >= words.size() || words[at] != U'字') continue;
        u32string_view const before =
            u32string_view(words).substr(i > 8 ? i - 8 : 0, std::min<std::size_t>(i, 8));
        auto& into = has(before, U"一般") || has(before, U"控制在") ? terms.usual_chars : terms.max_chars;
        into = static_cast<int>(*number);
    }
}

/// 截止时间为2021年6月底: the last day of the first date behind the word.
std::optional<std::string> cut_off(u32string_view words) {
    constexpr std::size_t kReach = 8;
    std::size_t const at = std::min(words.find(U"截止"), words.find(U"截至"));
    for (std::size_t i = at; i < words.size() && i < at + kReach; ++i) {
        if (auto const date = catalogue::recognise::read_date(words, i)) return date->last;
    }
    return std::nullopt;
}

PlanRule rule_of(ProseParagraph const& paragraph, std::string name, std::string text) {
    PlanRule rule;
    rule.name = std::move(name);
    rule.text = std::move(text);
    rule.source = paragraph.source;
    return rule;
}

std::string name_of_rule(std::string const& text) {
    static constexpr std::array<std::string_view, 6> kNames = {"截止时间", "篇幅",     "不得空缺",
                                                               "上级文件", "提供范围", "数据一致"};
    for (auto const name : kNames) {
        if (has_plan_word(text, name)) return std::string(name);
    }
    return "填报要求";
}

/// The parts of a section, each with its own words and those below it.
void add_parts(std::vector<ProseParagraph> const& prose, std::size_t at, std::vector<PlanRule>& out) {
    std::size_t const end = section_end(prose, at);
    for (std::size_t i = at + 1; i < end; ++i) {
        if (prose[i].level != prose[at].level + 1 || prose[i].title.empty()) continue;
        std::string text = prose[i].text;
        std::size_t const part_end = section_end(prose, i);
        for (std::size_t j = i + 1; j < part_end; ++j)
            text += (prose[j].title.empty() ? "" : prose[j].title + "。") + prose[j].text;
        PlanRule rule = rule_of(prose[i], prose[i].title, std::move(text));
        rule.source.end_line = prose[part_end - 1].source.end_line;
        out.push_back(std::move(rule));
    }
}

/// "注意以下事宜：" and the numbered paragraphs behind it.
void add_filling_rules(std::vector<ProseParagraph> const& prose, std::vector<PlanRule>& out) {
    int level = 0;
    bool within = false;
    for (auto const& paragraph : prose) {
        std::string const all = paragraph.title.empty() ? paragraph.text : paragraph.title + paragraph.text;
        bool const opens =
            has_plan_word(all, "rules") && (all.ends_with("：") || all.ends_with(":") || paragraph.heading);
        if (opens) {
            within = true;
            level = 0;
        } else if (within && paragraph.level > 0 && !paragraph.heading &&
                   (level == 0 || level == paragraph.level)) {
            level = paragraph.level;
            out.push_back(rule_of(paragraph, name_of_rule(all), all));
        } else if (within && (level > 0 || paragraph.heading)) {
            within = false;
        } else if (within && paragraph.level <= 0 && !all.empty()) {  // in plain sentences
            out.push_back(rule_of(paragraph, "填报要求", all));
        }
        if (!within && paragraph.level > 0 && has_plan_word(paragraph.title, "filing"))
            out.push_back(rule_of(paragraph, paragraph.title, paragraph.text));
    }
}

}  // namespace

std::optional<Plan> plan_of(documents::Document const& document, catalogue::Catalogue const& catalogue) {
    auto const prose = prose_of(document, catalogue);
    Plan plan;
    plan.stages = stages_of(prose, year_of(catalogue));
    for (std::size_t i = 0; i < prose.size(); ++i) {
        if (prose[i].level <= 0 || prose[i].title.empty()) continue;
        if (has_plan_word(prose[i].title, "tasks")) add_parts(prose, i, plan.mechanisms);
        if (has_plan_word(prose[i].title, "mechanisms")) add_parts(prose, i, plan.mechanisms);
    }
    plan.groups = groups_of(prose);
    add_filling_rules(prose, plan.filling_rules);
    bool const empty =
        plan.stages.empty() && plan.mechanisms.empty() && plan.groups.empty() && plan.filling_rules.empty();
    return empty ? std::nullopt : std::optional(std::move(plan));
}

RuleTerms terms_of(PlanRule const& rule) {
    RuleTerms out;
    out.until = cut_off(to_utf32(rule.text));
    read_lengths(rule.text, out);
    return out;
}

catalogue::MaterialPart with_rules(catalogue::MaterialPart part, Plan const& plan) {
    for (auto const& rule : plan.filling_rules) {
        RuleTerms const terms = terms_of(rule);
        if (terms.until && part.since && !part.until) part.until = terms.until;
        bool const statement = part.kind == catalogue::PartKind::statement && contains(rule.text, "情况说明");
        if (statement && terms.max_chars && !part.max_chars) part.max_chars = terms.max_chars;
    }
    return part;
}

}  // namespace zs::requirements
