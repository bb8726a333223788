#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "catalogue/diff/described.h"
#include "json/traits.h"
#include "report/diff_report.h"
#include "report/diff_words.h"
#include "report/html_page.h"

namespace zs::report {
namespace {

using namespace catalogue::diff;
using html::element;
using html::escaped;

std::string side(char const* label, Side const& s) {
    std::string facts = s.jurisdiction.value_or("");
    if (s.issued_on) facts += (facts.empty() ? "" : " · ") + *s.issued_on;
    facts += fmt::format("{}{} 条", facts.empty() ? "" : " · ", s.item_count);
    return "<div class=\"side\">" + element("span", "", label) + element("b", "", s.title) +
           element("span", "", facts) + "</div>";
}

std::string button(char const* data, char const* value, std::string const& text, int count,
                   bool pressed = false) {
    if (count == 0) return {};
    return fmt::format("<button type=\"button\" aria-pressed=\"{}\" data-{}=\"{}\">{} {}</button>", pressed,
                       data, value, text, count);
}

std::string filters(Counts const& c) {
    struct Named {
        ChangeKind kind;
        int count;
    };
    std::array const kinds = {
        Named{ChangeKind::reworded, c.reworded},  Named{ChangeKind::moved, c.moved},
        Named{ChangeKind::split, c.split},        Named{ChangeKind::merged, c.merged},
        Named{ChangeKind::added, c.added},        Named{ChangeKind::withdrawn, c.withdrawn},
        Named{ChangeKind::unchanged, c.unchanged}};
    std::string out = "<div class=\"filters\" role=\"toolbar\" aria-label=\"筛选\">";
    for (auto const& [kind, count] : kinds)
        out += button("kind", json::enum_name(kind), name_of(kind), count, kind != ChangeKind::unchanged);
    out += button("flag", "limits", "量化要求有变",
                  c.limits_tightened + c.limits_loosened + c.limits_added + c.limits_gone + c.limits_changed);
    out += button("flag", "tightened", "收紧", c.limits_tightened);
    out += button("flag", "loosened", "放宽", c.limits_loosened);
    out += button("flag", "units", "责任单位有变", c.units_changed);
    return out +
           "<output></output><input type=\"search\" placeholder=\"查找（按 /），j k 上下移动\" "
           "aria-label=\"查找\"></div>\n";
}

std::string flags(Change const& change) {
    std::string out;
    if (!change.limits.empty()) out += "limits ";
    for (auto const& limit : change.limits) {
        if (limit.kind == LimitChangeKind::tightened) out += "tightened ";
        if (limit.kind == LimitChangeKind::loosened) out += "loosened ";
    }
    if (change.units) out += "units ";
    return out;
}

std::string place(SideItem const& item) {
    auto heading = item.level1;
    if (item.level2) heading += " › " + *item.level2;
    return element("span", "place", place_words(item) + (heading.empty() ? "" : " · " + heading));
}

/// One wording with its marks: what the other side lacks.
std::string marked(std::vector<Edit> const& edits, EditKind own) {
    std::string out;
    for (auto const& edit : edits) {
        if (edit.kind == EditKind::equal) {
            out += escaped(edit.text);
        } else if (edit.kind == own) {
            out += element(own == EditKind::removed ? "del" : "ins", "", edit.text);
        }
    }
    return out;
}

std::string share_of(Change const& change, SideItem const& item, bool is_before) {
    double most = 0;
    for (auto const& part : change.parts) {
        if ((is_before ? part.before : part.after) != item.position) continue;
        most += is_before ? part.before_share : 0;
        if (!is_before) most = std::max(most, part.after_share);
    }
    return fmt::format("{}%", std::min(100, percent(most)));
}

std::string cell(Change const& change, bool is_before) {
    auto const& items = is_before ? change.before : change.after;
    if (items.empty()) return "<div class=\"cell none\">—</div>";
    bool const parted = change.kind == ChangeKind::split || change.kind == ChangeKind::merged;
    bool const parts = parted && items.size() > 1;
    std::string out = "<div class=\"cell\">";
    for (auto const& item : items) {
        out += "<p>" + place(item);
        if (change.kind == ChangeKind::reworded) {
            out += marked(change.edits, is_before ? EditKind::removed : EditKind::inserted);
        } else {
            out += escaped(item.text);
        }
        if (parts) out += element("span", "place", "与对方共有 " + share_of(change, item, is_before));
        out += "</p>";
    }
    return out + "</div>";
}

std::string notes(Change const& change) {
    std::string out;
    for (auto const& limit : change.limits) {
        out += fmt::format("<div><span class=\"limit {}\">{}</span>", json::enum_name(limit.kind),
                           escaped("量化要求" + limit_words(limit)));
        auto const& quote = limit.after ? limit.after->quote : limit.before->quote;
        out += element("span", "none", quote) + "</div>";
    }
    for (auto const& line : other_words(change))
        out += element("div", "", line);
    return out.empty() ? out : "<div class=\"notes\">" + out + "</div>";
}

std::string row(Change const& change) {
    std::string out =
        fmt::format("<section class=\"row\" data-kind=\"{}\" data-flags=\"{}\"><div class=\"head\">",
                    json::enum_name(change.kind), flags(change));
    out += element("span", std::string("kind ") + json::enum_name(change.kind), name_of(change.kind));
    for (auto const move : change.moved)
        out += element("span", "", name_of(move));
    return out + "</div>" + cell(change, true) + cell(change, false) + notes(change) + "</section>\n";
}

}  // namespace

std::string diff_html(Diff const& diff) {
    std::string body = element("h1", "", "指标体系比较");
    body += "<div class=\"sides\">" + side("旧", diff.before) + side("新", diff.after) + "</div>\n";
    body += element("p", "", count_words(diff.counts)) + filters(diff.counts);
    for (auto const& change : diff.changes)
        body += row(change);
    body += element("footer", "", "按文字配对，不按序号；标点全角半角和空白不计。准绳生成。");
    return html::page("指标体系比较：" + diff.before.title + " → " + diff.after.title, body);
}

}  // namespace zs::report
