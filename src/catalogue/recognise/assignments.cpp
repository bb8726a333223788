#include "catalogue/recognise/assignments.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "catalogue/recognise/columns.h"
#include "catalogue/recognise/likeness.h"
#include "catalogue/recognise/marks.h"
#include "catalogue/recognise/unit_names.h"
#include "catalogue/recognise/units.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {
namespace {

using std::u32string;
using std::u32string_view;

constexpr std::size_t kLongestLabel = 10;
constexpr double kSurelyUnits = 0.85;
constexpr double kLikelyUnits = 0.5;
constexpr u32string_view kBreaks = U"\n；;，,。、（(【[）)】] \u3000\t";

u32string_view trimmed(u32string_view text, u32string_view more) {
    auto drop = [more](char32_t c) { return is_white_space(c) || more.find(c) != u32string_view::npos; };
    while (!text.empty() && drop(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && drop(text.back()))
        text.remove_suffix(1);
    return text;
}

/// "责任单位：…" within a text: the role its label names, where the label begins and its body.
struct LabelledPart {
    Role role = Role::unknown;
    std::size_t begin = 0;
    std::size_t body = 0;
};

bool is_assigning(Role role) {
    return role == Role::lead || role == Role::responsible || role == Role::deadline ||
           role == Role::methods || role == Role::materials || role == Role::office || role == Role::other;
}

std::vector<LabelledPart> labelled_parts(u32string_view text) {
    std::vector<LabelledPart> parts;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] != U'：' && text[i] != U':') continue;
        std::size_t window = i > kLongestLabel ? i - kLongestLabel : 0;
        std::size_t begin = text.substr(window, i - window).find_last_of(kBreaks);
        begin = begin == u32string_view::npos ? window : window + begin + 1;
        HeaderMatch match = match_header(to_utf8(text.substr(begin, i - begin)));
        if (match.confidence >= 1 && is_assigning(match.role)) parts.push_back({match.role, begin, i + 1});
    }
    return parts;
}

/// 【责任单位：…】 and 〔责任单位：…〕 assign like （责任单位：…）.
u32string with_round_brackets(u32string text) {
    for (char32_t& c : text) {
        if (c == U'【' || c == U'〔') c = U'（';
        if (c == U'】' || c == U'〕') c = U'）';
    }
    return text;
}

void append(std::string& to, u32string_view more) {
    u32string_view text = trimmed(more, U"；;，,。");
    if (text.empty()) return;
    if (!to.empty()) to += '\n';
    to += to_utf8(text);
}

std::string* field_of(TaskAssignment& assignment, Role role) {
    switch (role) {
        case Role::lead: return &assignment.lead;
        case Role::responsible: return &assignment.responsible;
        case Role::office: return assignment.names_units() ? nullptr : &assignment.responsible;
        case Role::deadline: return &assignment.deadline;
        case Role::methods: return &assignment.methods;
        case Role::materials: return &assignment.materials;
        default: return nullptr;
    }
}

/// "2024年6月底前完成" names a time.
bool names_time(u32string_view fragment) {
    for (u32string_view end : {U"前完成", U"完成"}) {
        if (ends_with(fragment, end)) fragment.remove_suffix(end == U"完成" ? 2 : 2);
    }
    return deadline_likeness(fragment) > 0.6;
}

/// Takes a time at the end of a list of units: "甲局、各镇，6月底前完成".
u32string_view take_time(u32string_view& units) {
    auto const last = units.find_last_of(U"，,；;");
    if (last == u32string_view::npos) return {};
    u32string_view const tail = trimmed(units.substr(last + 1), U"");
    if (!names_time(tail)) return {};
    units = trimmed(units.substr(0, last), U"，,；;");
    return tail;
}

/// Text in front of the first label makes it no assignment.
std::optional<TaskAssignment> read_labelled(u32string_view text) {
    std::vector<LabelledPart> parts = labelled_parts(text);
    if (parts.empty() || !trimmed(text.substr(0, parts.front().begin), U"【[（(").empty())
        return std::nullopt;
    TaskAssignment assignment;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::size_t end = i + 1 < parts.size() ? parts[i + 1].begin : text.size();
        std::string* field = field_of(assignment, parts[i].role);
        u32string_view body = trimmed(text.substr(parts[i].body, end - parts[i].body), U"【[】]；;，,。");
        bool const units = field == &assignment.lead || field == &assignment.responsible;
        if (units) append(assignment.deadline, take_time(body));
        if (field != nullptr) append(*field, body);
    }
    return assignment;
}

/// "甲局牵头，乙局配合，6月底前完成": units, and perhaps a time at the end.
std::optional<TaskAssignment> read_bare(u32string_view text, double enough = kSurelyUnits) {
    TaskAssignment assignment;
    u32string_view units = trimmed(text, U"。；;，,");
    append(assignment.deadline, take_time(units));
    if (unit_likeness(to_utf8(units)) < enough) return std::nullopt;
    append(assignment.responsible, units);
    return assignment;
}

bool names_role(u32string_view text) {
    return has(text, U"牵头") || has(text, U"负责") || has(text, U"配合");
}

/// "甲局牵头，各有关部门按职责分工负责": who leads and how it ends say that a long list is one of units.
bool leads_and_ends(u32string_view text) {
    return has(text, U"牵头") &&
           (text.ends_with(U"负责") || text.ends_with(U"配合") || text.ends_with(U"落实"));
}

}  // namespace

void TaskAssignment::add(TaskAssignment const& more) {
    for (auto field : {&TaskAssignment::lead, &TaskAssignment::responsible, &TaskAssignment::deadline,
                       &TaskAssignment::methods, &TaskAssignment::materials}) {
        if ((more.*field).empty()) continue;
        if (!(this->*field).empty()) this->*field += '\n';
        this->*field += more.*field;
    }
}

std::optional<TaskAssignment> read_assignment_line(std::string_view line) {
    u32string whole = with_round_brackets(to_utf32(trim(line)));
    u32string_view text = trimmed(whole, U"。");
    std::vector<BracketGroup> groups = bracket_groups(text);
    bool bracketed = groups.size() == 1 && groups[0].open == 0 && groups[0].close + 1 >= text.size();
    if (bracketed) text = trimmed(text.substr(1, groups[0].close - 1), U"");
    if (auto labelled = read_labelled(text)) return labelled;
    return bracketed ? read_bare(text) : std::nullopt;
}

AssignedText take_assignments(std::string_view paragraph) {
    u32string text = to_utf32(trim(paragraph));
    u32string const round = with_round_brackets(text);
    AssignedText out;
    u32string rest;
    std::size_t from = 0;
    for (BracketGroup const& group : bracket_groups(round)) {
        u32string_view whole = round;
        u32string_view inner = whole.substr(group.open + 1, group.close - group.open - 1);
        std::size_t behind = std::min(text.size(), group.close + 1);
        auto found = read_labelled(inner);
        bool last = trimmed(whole.substr(behind), U"。；;").empty();
        bool const sure = last && leads_and_ends(inner);
        if (!found && (last || names_role(inner)))
            found = read_bare(inner, sure ? kLikelyUnits : kSurelyUnits);
        if (!found) continue;
        out.assignment.add(*found);
        rest += text.substr(from, group.open - from);
        bool stop = !rest.empty() && u32string_view(U"。；;").find(rest.back()) != u32string_view::npos;
        if (stop && behind < text.size() &&
            u32string_view(U"。；;").find(text[behind]) != u32string_view::npos)
            ++behind;
        from = behind;
    }
    rest += text.substr(from);
    out.text = to_utf8(rest);
    return out;
}

}  // namespace zs::catalogue::recognise
