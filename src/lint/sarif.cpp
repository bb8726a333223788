#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "json/write.h"
#include "lint/outcome.h"
#include "lint/rule.h"

namespace zs::lint {
namespace {

using catalogue::Finding;
using catalogue::Item;

std::string quoted(std::string_view text) {
    std::string out;
    json::append_string(out, text);
    return out;
}

std::string text_object(std::string_view text) {
    return "{\"text\":" + quoted(text) + "}";
}

/// RFC 3986: a path as a relative reference, an absolute one as a file URI.
std::string uri_of(std::string const& path) {
    std::string out = path.starts_with("/") ? "file://" : "";
    for (char const c : path) {
        bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        bool const kept = letter || std::string_view("-._~/").find(c) != std::string_view::npos;
        out += kept ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

char const* level_of(catalogue::Severity severity) {
    switch (severity) {
        case catalogue::Severity::error: return "error";
        case catalogue::Severity::warning: return "warning";
        case catalogue::Severity::note: return "note";
    }
    return "none";
}

Item const* item_of(Finding const& finding, catalogue::Catalogue const& catalogue) {
    if (!finding.number || !finding.list) return nullptr;
    for (auto const& list : catalogue.lists) {
        if (list.name != *finding.list) continue;
        for (auto const& item : list.items) {
            bool const here =
                item.source.line == finding.source.line && item.source.row == finding.source.row;
            if (item.number == *finding.number && here) return &item;
        }
    }
    return nullptr;
}

/// Words of a line and what to put in their place. Columns count characters from 1.
struct Edit {
    int line = 0;
    std::size_t start = 0;
    std::size_t end = 0;
    std::string words;
};

/// The part in which two texts differ, with a few characters around it.
struct Difference {
    std::u32string before;
    std::u32string after;
};

Difference difference(std::u32string const& from, std::u32string const& to) {
    constexpr std::size_t kAround = 6;
    std::size_t const shorter = std::min(from.size(), to.size());
    std::size_t head = 0;
    while (head < shorter && from[head] == to[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && from[from.size() - 1 - tail] == to[to.size() - 1 - tail])
        ++tail;
    head -= std::min(head, kAround);
    tail -= std::min(tail, kAround);
    return {from.substr(head, from.size() - tail - head), to.substr(head, to.size() - tail - head)};
}

/// The edit, if the words stand in exactly one place of the lines from `first` to `last`.
std::optional<Edit> locate(Difference const& change, int first, int last,
                           std::vector<DocumentLine> const& lines) {
    std::optional<Edit> found;
    for (auto const& line : lines) {
        if (!line.source.line || *line.source.line < first || *line.source.line > last) continue;
        auto const text = to_utf32(line.text);
        for (auto at = text.find(change.before); at != std::u32string::npos;
             at = text.find(change.before, at + 1)) {
            if (found) return std::nullopt;
            found = Edit{*line.source.line, at + 1, at + 1 + change.before.size(), to_utf8(change.after)};
        }
    }
    return found;
}

std::optional<Edit> edit_of(Finding const& finding, Item const* item,
                            std::vector<DocumentLine> const& lines) {
    Rule const* rule = find_rule(finding.rule);
    if (!finding.correction || item == nullptr || rule == nullptr || !finding.source.line)
        return std::nullopt;
    Difference change;
    switch (rule->correction) {
        case CorrectionKind::text:
            change = difference(to_utf32(item->text), to_utf32(*finding.correction));
            break;
        case CorrectionKind::units_text:
            change = difference(to_utf32(item->units_text), to_utf32(*finding.correction));
            break;
        case CorrectionKind::heading:
        case CorrectionKind::unit_name: {
            auto const names = read_renaming(*finding.correction);
            change = {to_utf32(names.from), to_utf32(names.to)};
            break;
        }
        case CorrectionKind::none:
        case CorrectionKind::number:
        case CorrectionKind::deadline: return std::nullopt;  // a bare number stands in a line many times
    }
    if (change.before.empty()) return std::nullopt;
    return locate(change, *finding.source.line, finding.source.end_line.value_or(*finding.source.line),
                  lines);
}

std::string location_of(Finding const& finding, std::string const& uri) {
    auto const& source = finding.source;
    std::string out = "{\"physicalLocation\":{\"artifactLocation\":{\"uri\":" + quoted(uri) + ",\"index\":0}";
    if (source.line) {
        out += fmt::format(",\"region\":{{\"startLine\":{},\"endLine\":{}}}", *source.line,
                           source.end_line.value_or(*source.line));
    }
    out += "}";
    std::string place = finding.list.value_or("");
    if (finding.number) place += (place.empty() ? "" : "/") + *finding.number;
    if (source.table && source.row)
        place += fmt::format("{}表 {} 第 {} 行", place.empty() ? "" : "，", *source.table, *source.row);
    if (!place.empty()) out += ",\"logicalLocations\":[{\"fullyQualifiedName\":" + quoted(place) + "}]";
    return out + "}";
}

std::string fix_of(Edit const& edit, std::string const& uri, std::string const& advice) {
    return fmt::format(
        "[{{\"description\":{},\"artifactChanges\":[{{\"artifactLocation\":{{\"uri\":{},\"index\":0}},"
        "\"replacements\":[{{\"deletedRegion\":{{\"startLine\":{},\"startColumn\":{},\"endLine\":{},"
        "\"endColumn\":{}}},\"insertedContent\":{}}}]}}]}}]",
        text_object(advice), quoted(uri), edit.line, edit.start, edit.line, edit.end,
        text_object(edit.words));
}

std::string rule_object(RuleText const& rule) {
    std::string const help = rule.why.empty() ? rule.advice : rule.why + "\n" + rule.advice;
    return fmt::format(
        "{{\"id\":{},\"shortDescription\":{},\"fullDescription\":{},\"help\":{},"
        "\"defaultConfiguration\":{{\"level\":\"{}\"}}}}",
        quoted(rule.id), text_object(rule.name), text_object(rule.why.empty() ? rule.name : rule.why),
        text_object(help), level_of(rule.severity));
}

}  // namespace

std::string to_sarif(Outcome const& outcome, catalogue::Catalogue const& catalogue,
                     std::vector<DocumentLine> const& lines) {
    auto const uri = uri_of(outcome.file);
    auto const rules = rules_of(outcome.findings);
    std::string descriptions;
    for (auto const& rule : rules)
        descriptions += (descriptions.empty() ? "" : ",") + rule_object(rule);
    std::string results;
    for (auto const& finding : outcome.findings) {
        auto const rule = std::find_if(rules.begin(), rules.end(),
                                       [&](RuleText const& one) { return one.id == finding.rule; });
        if (!results.empty()) results += ",";
        results +=
            fmt::format("{{\"ruleId\":{},\"ruleIndex\":{},\"level\":\"{}\",\"message\":{},\"locations\":[{}]",
                        quoted(finding.rule), rule - rules.begin(), level_of(finding.severity),
                        text_object(finding.message), location_of(finding, uri));
        auto const edit = edit_of(finding, item_of(finding, catalogue), lines);
        if (edit) results += ",\"fixes\":" + fix_of(*edit, uri, rule->advice);
        if (finding.correction)
            results += ",\"properties\":{\"correction\":" + quoted(*finding.correction) + "}";
        results += "}";
    }
    return fmt::format(
        "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
        "\"runs\":[{{\"tool\":{{\"driver\":{{\"name\":\"zhunsheng\",\"version\":\"{}\","
        "\"language\":\"zh-CN\",\"rules\":[{}]}}}},\"language\":\"zh-CN\","
        "\"columnKind\":\"unicodeCodePoints\",\"artifacts\":[{{\"location\":{{\"uri\":{}}}}}],"
        "\"results\":[{}]}}]}}",
        ZS_VERSION, descriptions, quoted(uri), results);
}

}  // namespace zs::lint
