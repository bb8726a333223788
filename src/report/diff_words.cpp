#include "report/diff_words.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "report/words.h"

namespace zs::report {
namespace {

using namespace catalogue::diff;

std::string field_name(std::string const& field) {
    if (field == "deadline") return "完成时限";
    if (field == "effect") return "计分方式";
    if (field == "applicable") return "是否适用";
    if (field == "methods") return "测评方法";
    return field;
}

std::string value_words(std::string const& field, std::string const& value) {
    if (value.empty()) return "（无）";
    if (field == "applicable") return value == "true" ? "适用" : "不适用";
    if (value == "none") return "基本指标";
    if (value == "bonus") return "加分";
    if (value == "deduction") return "减分";
    if (value == "veto") return "一票否决";
    return value;
}

void add_units(std::vector<std::string>& out, char const* what, std::vector<std::string> const& removed,
               std::vector<std::string> const& added) {
    if (removed.empty() && added.empty()) return;
    std::string line = what;
    if (!removed.empty()) line += "减 " + joined(removed);
    if (!added.empty()) line += (removed.empty() ? "增 " : "；增 ") + joined(added);
    out.push_back(line);
}

using Counted = std::pair<char const*, int>;

std::string counted(std::vector<Counted> const& counts) {
    std::string out;
    for (auto const& [name, count] : counts) {
        if (count > 0) out += fmt::format("{}{} {}", out.empty() ? "" : "，", name, count);
    }
    return out;
}

}  // namespace

char const* name_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::unchanged: return "未变";
        case ChangeKind::moved: return "移动";
        case ChangeKind::reworded: return "改写";
        case ChangeKind::split: return "拆分";
        case ChangeKind::merged: return "合并";
        case ChangeKind::added: return "新增";
        case ChangeKind::withdrawn: return "删除";
    }
    return "";
}

char const* name_of(Move move) {
    switch (move) {
        case Move::list: return "移到其他清单";
        case Move::heading: return "移到其他标题下";
        case Move::order: return "顺序调整";
    }
    return "";
}

char const* name_of(LimitChangeKind kind) {
    switch (kind) {
        case LimitChangeKind::tightened: return "收紧";
        case LimitChangeKind::loosened: return "放宽";
        case LimitChangeKind::added: return "新增";
        case LimitChangeKind::gone: return "取消";
        case LimitChangeKind::changed: return "变更";
    }
    return "";
}

std::string kind_words(Change const& change) {
    std::string moved;
    for (auto const move : change.moved)
        moved += (moved.empty() ? "" : "、") + std::string(name_of(move));
    return moved.empty() ? name_of(change.kind) : fmt::format("{}（{}）", name_of(change.kind), moved);
}

std::string place_words(SideItem const& item) {
    return fmt::format("{}第 {} 项", item.list.empty() ? "" : item.list + " ", item.number);
}

std::string limit_words(LimitChange const& change) {
    auto const text = [](catalogue::Limit const& limit) {
        return (limit.subject.empty() ? "" : limit.subject + " ") + describe(limit);
    };
    std::string const name = name_of(change.kind);
    if (!change.before) return name + "：" + text(*change.after);
    if (!change.after) return name + "：" + text(*change.before);
    return fmt::format("{}：{} → {}", name, text(*change.before), describe(*change.after));
}

std::vector<std::string> other_words(Change const& change) {
    std::vector<std::string> out;
    if (change.units) {
        add_units(out, "牵头单位：", change.units->lead_removed, change.units->lead_added);
        add_units(out, "责任单位：", change.units->responsible_removed, change.units->responsible_added);
    }
    for (auto const& field : change.fields) {
        out.push_back(fmt::format("{}：{} → {}", field_name(field.field),
                                  value_words(field.field, field.before),
                                  value_words(field.field, field.after)));
    }
    return out;
}

std::string count_words(Counts const& c) {
    auto out = counted({{"未变", c.unchanged},
                        {"改写", c.reworded},
                        {"移动", c.moved},
                        {"拆分", c.split},
                        {"合并", c.merged},
                        {"新增", c.added},
                        {"删除", c.withdrawn}});
    auto const limits = counted({{"收紧", c.limits_tightened},
                                 {"放宽", c.limits_loosened},
                                 {"新增", c.limits_added},
                                 {"取消", c.limits_gone},
                                 {"变更", c.limits_changed}});
    if (!limits.empty()) out += "；量化要求：" + limits;
    if (c.units_changed > 0) out += fmt::format("；责任单位有变 {}", c.units_changed);
    return out;
}

int percent(double share) {
    return static_cast<int>(std::lround(share * 100));
}

}  // namespace zs::report
