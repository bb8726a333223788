#include "main/lint_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <optional>
#include <set>

#include "app/recognition.h"
#include "lint/outcome.h"
#include "lint/rule.h"
#include "main/load_catalogue.h"
#include "main/options.h"
#include "main/print.h"
#include "main/reading.h"

namespace zs {
namespace {

constexpr int kUnreadable = 2;
constexpr int kNoTable = 3;
constexpr std::string_view kUsageText =
    "zhunsheng lint 文件|目录.json [--base 上级指标] [--format text|json|sarif] [--without 规则,…]\n"
    "      zhunsheng lint --rules                              （列出所有规则）";

struct Wish {
    std::string file;
    std::string base;
    std::string format = "text";
    std::set<std::string> without;
    bool list_rules = false;
};

void add_names(std::string_view names, std::set<std::string>& out) {
    while (!names.empty()) {
        auto const comma = std::min(names.find(','), names.size());
        if (comma > 0) out.emplace(names.substr(0, comma));
        names.remove_prefix(std::min(comma + 1, names.size()));
    }
}

/// "--name=VALUE" as two words.
Arguments parted(Arguments const& arguments) {
    Arguments out;
    for (auto const& argument : arguments) {
        auto const equals = argument.find('=');
        bool const both = argument.starts_with("--") && equals != std::string::npos;
        out.push_back(both ? argument.substr(0, equals) : argument);
        if (both) out.push_back(argument.substr(equals + 1));
    }
    return out;
}

/// --without may stand several times; what follows it up to the next option or file that exists is a rule.
std::optional<Wish> read_wish(Arguments const& given) {
    auto const arguments = parted(given);
    Wish wish;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        auto const& word = arguments[i];
        bool const has_value = i + 1 < arguments.size();
        if (word == "--rules") {
            wish.list_rules = true;
        } else if (word == "--without" && has_value) {
            add_names(arguments[++i], wish.without);
            while (i + 1 < arguments.size() && lint::find_rule(arguments[i + 1]) != nullptr)
                wish.without.insert(arguments[++i]);
        } else if (word == "--format" && has_value) {
            wish.format = arguments[++i];
        } else if (word == "--base" && has_value) {
            wish.base = arguments[++i];
        } else if (word.starts_with("--") || !wish.file.empty()) {
            return std::nullopt;
        } else {
            wish.file = word;
        }
    }
    bool const known = wish.format == "text" || wish.format == "json" || wish.format == "sarif";
    return known && (wish.list_rules || !wish.file.empty()) ? std::optional(wish) : std::nullopt;
}

int list_rules() {
    for (auto const& rule : lint::rules()) {
        fmt::print("{}  {}  {}\n    {}\n    {}\n", rule.id, severity_name(rule.severity), rule.name, rule.why,
                   rule.advice);
    }
    return 0;
}

std::string where_of(catalogue::Finding const& finding) {
    std::string out = place_of(finding.source);
    if (!finding.number) return out;
    return fmt::format("{}第 {} 项{}", finding.list.value_or(""), *finding.number,
                       out.empty() ? "" : "，" + out);
}

/// Of notes the first few, of the others where they are.
void print_findings_of(lint::RuleText const& rule, lint::Outcome const& outcome) {
    constexpr std::size_t kShown = 5;
    std::size_t count = 0;
    std::string rest;
    for (auto const& finding : outcome.findings) {
        if (finding.rule != rule.id) continue;
        if (++count <= kShown || rule.severity != catalogue::Severity::note) {
            fmt::print("  · {}：{}\n", where_of(finding), finding.message);
        } else {
            rest += (rest.empty() ? "" : "、") + finding.number.value_or(place_of(finding.source));
        }
    }
    if (!rest.empty()) fmt::print("  · 另有 {} 处：{}\n", count - kShown, rest);
}

void print_text(lint::Outcome const& outcome) {
    std::array<std::size_t, 3> counts{};
    for (auto const& finding : outcome.findings)
        ++counts[static_cast<std::size_t>(finding.severity)];
    fmt::print("{}：{}{} 项；错误 {}，警告 {}，提示 {}\n", outcome.file,
               outcome.title.empty() ? "" : outcome.title + "，", outcome.item_count, counts[0], counts[1],
               counts[2]);
    for (auto const& rule : lint::rules_of(outcome.findings)) {
        fmt::print("\n{}：{}（{}）\n  {}{}\n", severity_name(rule.severity), rule.name, rule.id, rule.why,
                   rule.advice);
        print_findings_of(rule, outcome);
    }
}

/// The recogniser's doubts stay; the rules are run again, now that the base and the switches are known.
lint::Outcome run(Wish const& wish, catalogue::Catalogue const& catalogue,
                  std::vector<lint::DocumentLine> const& lines, catalogue::Catalogue const* base) {
    lint::Outcome outcome{wish.file, {wish.without.begin(), wish.without.end()}, {}, 0, catalogue.title};
    for (auto const& list : catalogue.lists)
        outcome.item_count += list.items.size();
    for (auto const& finding : catalogue.findings) {
        bool const total = finding.rule == "count_mismatch" && !finding.list;  // the recogniser's
        if ((lint::find_rule(finding.rule) == nullptr || total) && !wish.without.contains(finding.rule))
            outcome.findings.push_back(finding);
    }
    auto found = lint::check({catalogue, base, lines}, wish.without);
    std::move(found.begin(), found.end(), std::back_inserter(outcome.findings));
    return outcome;
}

int fail(std::string const& path, Error const& error, int status) {
    print_error(path, error);
    return status;
}

}  // namespace

int lint_command(Arguments const& arguments) {
    auto const wish = read_wish(arguments);
    if (!wish) return report_usage(kUsageText);
    if (wish->list_rules) return list_rules();
    for (auto const& rule : wish->without) {
        if (lint::rule_text(rule).advice.empty())
            return report_failure(
                {ErrorCode::invalid_input, "没有这条规则，zhunsheng lint --rules 列出所有规则。", rule, {}});
    }
    auto const batch = read_batch({&wish->file, 1});
    auto const& reading = batch.front();
    if (!reading.document) return fail(wish->file, reading.document.error(), kUnreadable);
    auto const& catalogue = *reading.catalogue;
    if (!catalogue) return fail(wish->file, catalogue.error(), kNoTable);
    std::optional<catalogue::Catalogue> base;
    if (!wish->base.empty()) {
        auto read = load_catalogue(wish->base);
        if (!read) return fail(wish->base, read.error(), kUnreadable);
        base = std::move(*read);
    }
    auto const lines = app::lines_of(*reading.document);
    auto const outcome = run(*wish, *catalogue, lines, base ? &*base : nullptr);
    if (wish->format == "text") {
        print_text(outcome);
    } else {
        fmt::print("{}\n", wish->format == "json" ? lint::to_json(outcome)
                                                  : lint::to_sarif(outcome, *catalogue, lines));
    }
    bool const clean = std::all_of(outcome.findings.begin(), outcome.findings.end(), [](auto const& finding) {
        return finding.severity == catalogue::Severity::note;
    });
    return clean ? 0 : kExitFailure;
}

}  // namespace zs
