#include <fmt/format.h>

#include "report/diff_report.h"
#include "report/diff_words.h"

namespace zs::report {
namespace {

using namespace catalogue::diff;

std::string marked(std::vector<Edit> const& edits) {
    std::string out;
    for (auto const& edit : edits) {
        switch (edit.kind) {
            case EditKind::equal: out += edit.text; break;
            case EditKind::removed: out += "[-" + edit.text + "-]"; break;
            case EditKind::inserted: out += "{+" + edit.text + "+}"; break;
        }
    }
    return out;
}

std::string places(std::vector<SideItem> const& items) {
    std::string out;
    for (auto const& item : items)
        out += (out.empty() ? "" : "、") + place_words(item);
    return out;
}

std::string headline(Change const& change) {
    auto const before = places(change.before);
    auto const after = places(change.after);
    auto const where = before.empty() ? after : after.empty() ? before : before + " → " + after;
    return fmt::format("\n{}  {}\n", kind_words(change), where);
}

void add_texts(Change const& change, std::string& out) {
    if (change.kind == ChangeKind::reworded) {
        out += "  " + marked(change.edits) + "\n";
        return;
    }
    bool const both = !change.before.empty() && !change.after.empty();
    if (both && change.before.size() == 1 && change.after.size() == 1) {
        out += "  " + change.after[0].text + "\n";
        return;
    }
    for (auto const& item : change.before)
        out += fmt::format("  - {} {}\n", item.number, item.text);
    for (auto const& item : change.after)
        out += fmt::format("  + {} {}\n", item.number, item.text);
}

/// Between two places nearly all units differ: where nothing else changed, the count says enough.
bool is_told(Change const& change) {
    return change.kind != ChangeKind::unchanged || !change.limits.empty();
}

}  // namespace

std::string diff_text(Diff const& diff) {
    std::string out =
        fmt::format("旧：{}（{} 条）\n新：{}（{} 条）\n{}\n", diff.before.title, diff.before.item_count,
                    diff.after.title, diff.after.item_count, count_words(diff.counts));
    for (auto const& change : diff.changes) {
        if (!is_told(change)) continue;
        out += headline(change);
        add_texts(change, out);
        for (auto const& limit : change.limits)
            out += "  量化要求" + limit_words(limit) + "\n";
        for (auto const& line : other_words(change))
            out += "  " + line + "\n";
    }
    return out;
}

std::string trace_text(Trace const& trace) {
    std::string out;
    int found = 0;
    for (auto const& item : trace.items) {
        if (item.before) {
            ++found;
            out += fmt::format("{} 第 {} 项 ← {} 第 {} 项  占本项 {}%，占原项 {}%\n", item.list, item.number,
                               item.before_list, item.before_number, percent(item.after_share),
                               percent(item.before_share));
        } else {
            out += fmt::format("{} 第 {} 项 ← 无（新增内容）\n", item.list, item.number);
        }
    }
    out += "\n";
    for (auto const& whole : trace.wholes) {
        out += fmt::format("{} 第 {} 项：拆为 {} 项，覆盖 {}%\n", whole.list, whole.number,
                           whole.parts.size(), percent(whole.share));
    }
    return out + fmt::format("\n共 {} 项，能追溯 {} 项\n", trace.items.size(), found);
}

}  // namespace zs::report
