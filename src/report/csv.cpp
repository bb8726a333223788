#include "report/csv_line.h"

#include "base/text.h"
#include "report/report.h"
#include "report/words.h"

namespace zs::report {
namespace {

/// OWASP, CSV injection: spreadsheets evaluate cells that begin with these, tabs and returns included.
bool looks_like_formula(std::string_view text) {
    std::string_view shown = trim(text);
    std::string folded = fold_width(shown.substr(0, 3));
    bool signs = !folded.empty() && std::string_view("=+-@").find(folded.front()) != std::string_view::npos;
    return signs || (!text.empty() && (text.front() == '\t' || text.front() == '\r'));
}

std::string cell(std::string_view text) {
    std::string out = "\"";
    if (looks_like_formula(text)) out += '\'';
    for (char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

}  // namespace

std::string csv_line(std::vector<std::string> const& cells) {
    std::string out;
    for (auto const& text : cells)
        out += (out.empty() ? "" : ",") + cell(text);
    return out + "\r\n";
}

void write_csv(catalogue::Rows const& rows, Sink const& sink) {
    sink("\xEF\xBB\xBF");
    sink(csv_line({"清单", "序号", "一级指标", "二级指标", "指标任务", "牵头单位", "责任单位", "责任单位原文",
                   "完成时限", "测评方法", "性质", "是否适用"}));
    for (std::size_t at = 0; at < rows.head.lists.size(); ++at) {
        auto const& list = rows.head.lists[at];
        rows.items(at, [&](catalogue::Item const& item) {
            sink(csv_line({list.name, item.number, item.level1, item.level2.value_or(""), item.text,
                           joined(item.lead_units), joined(item.responsible_units), item.units_text,
                           item.deadline.value_or(""), joined(item.methods), name_of(item.effect),
                           item.applicable ? "是" : "否"}));
        });
    }
}

}  // namespace zs::report
