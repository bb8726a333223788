#include "report/words.h"

#include <fmt/format.h>

namespace zs::report {

std::string joined(std::vector<std::string> const& names) {
    std::string out;
    for (auto const& name : names)
        out += (out.empty() ? "" : "、") + name;
    return out;
}

char const* name_of(catalogue::Effect effect) {
    switch (effect) {
        case catalogue::Effect::none: return "";
        case catalogue::Effect::bonus: return "加分";
        case catalogue::Effect::deduction: return "减分";
        case catalogue::Effect::veto: return "一票否决";
    }
    return "";
}

char const* name_of(catalogue::Severity severity) {
    switch (severity) {
        case catalogue::Severity::error: return "错误";
        case catalogue::Severity::warning: return "存疑";
        case catalogue::Severity::note: return "提示";
    }
    return "";
}

char const* name_of(catalogue::PartKind kind) {
    switch (kind) {
        case catalogue::PartKind::statement: return "情况说明";
        case catalogue::PartKind::list: return "清单";
        case catalogue::PartKind::cases: return "案例";
        case catalogue::PartKind::table: return "表格";
        case catalogue::PartKind::url: return "网址";
        case catalogue::PartKind::document: return "文件";
    }
    return "";
}

std::string place_of(catalogue::Source const& source) {
    if (source.line) {
        bool several = source.end_line && *source.end_line > *source.line;
        return several ? fmt::format("第 {}–{} 行", *source.line, *source.end_line)
                       : fmt::format("第 {} 行", *source.line);
    }
    std::string out;
    if (source.page) out = fmt::format("第 {} 页 ", *source.page);
    if (source.sheet) {
        out += fmt::format("工作表“{}”", *source.sheet);
    } else if (source.table) {
        out += fmt::format("表 {}", *source.table);
    }
    if (source.row) out += fmt::format(" 第 {} 行", *source.row);
    return out;
}

}  // namespace zs::report
