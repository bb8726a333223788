#include "catalogue/recognise/defect_rules.h"

#include <algorithm>
#include <array>

#include "base/error.h"

namespace zs::catalogue::recognise {
namespace {

constexpr std::array kRules = {
    Rule{"count_mismatch", Severity::warning, "文件写明的项数与实际读到的项数不一致。"},
    Rule{"number_repeated", Severity::error, "同一清单里有两项用了同一个序号，发布后无法区分。"},
    Rule{"number_missing", Severity::warning, "序号不连续，可能漏了一项。"},
    Rule{"number_out_of_order", Severity::note, "序号比前一项小，可能排错了位置。"},
    Rule{"number_restarted", Severity::note, "序号在新的标题下重新从头编起。"},
    Rule{"number_inferred", Severity::warning, "原文没有序号，按前后项推定。"},
    Rule{"numbers_assigned", Severity::note, "整张表没有序号，按顺序编号。"},
    Rule{"heading_number_repeated", Severity::warning, "同级标题用了同一个编号。"},
    Rule{"heading_number_missing", Severity::note, "同级标题的编号不连续。"},
    Rule{"heading_full_stop", Severity::note, "标题结尾缺句号，而其他标题大多有。"},
    Rule{"heading_placed", Severity::note, "标题排在它的指标之后（多在分页处），按内容归入。"},
    Rule{"units_missing", Severity::warning, "没有责任单位，而同一清单的其他项有。"},
    Rule{"list_without_units", Severity::note, "整个清单没有责任单位，而其他清单有。"},
    Rule{"lead_missing", Severity::note, "有责任单位但没有牵头单位，而同一清单的其他项大多有。"},
    Rule{"inherited_cell", Severity::note, "单元格为空，按上一项填入。"},
    Rule{"duplicate_text", Severity::warning, "同一清单里两项文字相同或几乎相同，可能漏抄了一项。"},
    Rule{"duplicate_across_lists", Severity::note, "两个清单里有相同或几乎相同的一项。"},
    Rule{"missing_full_stop", Severity::note, "结尾缺少句号，而其他各项几乎都有。"},
    Rule{"unbalanced_marks", Severity::warning, "引号、书名号或括号不成对。"},
    Rule{"doubled_words", Severity::warning, "字词或标点重复。"},
    Rule{"mixed_width", Severity::note, "夹用半角或全角符号，而其他各项不这样写。"},
    Rule{"contradictory_limit", Severity::warning, "同一句里“不少于”的数不小于“不超过”的数。"},
    Rule{"joined_rows", Severity::note, "一项由分页处的两行拼成。"},
    Rule{"repeated_character", Severity::note, "分页处重复了一个字，已合并。"},
    Rule{"stray_bookmark", Severity::note, "文字中夹有 Word 书签标记，已略去。"},
    Rule{"stray_markup", Severity::note, "文字中夹有网页标记，已略去。"},
};

}  // namespace

std::span<Rule const> rules() {
    return kRules;
}

Finding finding(std::string_view id, std::string message) {
    auto rule =
        std::find_if(kRules.begin(), kRules.end(), [&](Rule const& candidate) { return candidate.id == id; });
    ENSURE(rule != kRules.end());
    Finding out;
    out.rule = id;
    out.severity = rule->severity;
    out.message = std::move(message);
    return out;
}

Finding finding(std::string_view id, List const& list, Item const& item, std::string message) {
    Finding out = finding(id, std::move(message));
    out.list = list.name;
    out.number = item.number;
    out.source = item.source;
    return out;
}

}  // namespace zs::catalogue::recognise
