#include "catalogue/recognise/defect_rules.h"

#include <algorithm>
#include <array>

#include "base/error.h"

namespace zs::catalogue::recognise {
namespace {

constexpr std::array kRules = {
    Rule{"count_mismatch", Severity::warning, "文件写明的项数与实际读到的项数不一致。"},
    Rule{"number_inferred", Severity::warning, "原文没有序号，按前后项推定。"},
    Rule{"numbers_assigned", Severity::note, "整张表没有序号，按顺序编号。"},
    Rule{"prose_without_units", Severity::note, "原文不是表格，也没有写责任单位，按段落编号读出。"},
    Rule{"heading_placed", Severity::note, "标题排在它的指标之后（多在分页处），按内容归入。"},
    Rule{"inherited_cell", Severity::note, "单元格为空，按上一项填入。"},
    Rule{"joined_rows", Severity::note, "一项由分页处的两行拼成。"},
    Rule{"repeated_character", Severity::note, "分页处重复了一个字，已合并。"},
    Rule{"stray_bookmark", Severity::note, "文字中夹有 Word 书签标记，已略去。"},
    Rule{"uncertain_text", Severity::warning, "文字由图像识别得到，这里把握不大。"},
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
