#include <fmt/format.h>

#include <algorithm>

#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using catalogue::Item;
using catalogue::List;

bool has_units(Item const& item) {
    return !item.lead_units.empty() || !item.responsible_units.empty();
}
bool has_lead(Item const& item) {
    return !item.lead_units.empty();
}
bool has_responsible(Item const& item) {
    return !item.responsible_units.empty();
}

double share(List const& list, bool (*holds)(Item const&)) {
    auto applicable =
        std::count_if(list.items.begin(), list.items.end(), [](Item const& item) { return item.applicable; });
    auto held = std::count_if(list.items.begin(), list.items.end(),
                              [&](Item const& item) { return item.applicable && holds(item); });
    return applicable == 0 ? 0.0 : static_cast<double>(held) / static_cast<double>(applicable);
}

void look_at(List const& list, bool others_have, Report& report) {
    constexpr double kSomeHave = 0.3;
    constexpr double kMostHave = 0.8;
    double const with_units = share(list, has_units);
    bool const leads = share(list, has_lead) >= kMostHave;
    bool const shares = leads && share(list, has_responsible) >= kMostHave;
    if (with_units == 0.0 && others_have && !list.items.empty()) {
        report.add_at("list_without_units", list.items.front().source,
                      fmt::format("“{}”各项都没有责任单位，请补充。", list.name), list.name);
    }
    for (Item const& item : list.items) {
        if (!item.applicable) continue;
        if (!has_units(item) && with_units >= kSomeHave) {
            report.add("units_missing", list, item,
                       fmt::format("第 {} 项没有责任单位，请对照原文件补充。", item.number));
        } else if (has_units(item) && !has_lead(item) && leads) {
            report.add(
                "lead_missing", list, item,
                fmt::format("第 {} 项没有写明牵头单位，其他各项大多写了；请明确由哪家牵头。", item.number));
        } else if (has_lead(item) && !has_responsible(item) && shares) {
            report.add("responsible_missing", list, item,
                       fmt::format("第 {} 项只写了牵头单位“{}”，没有责任单位，请核对是否漏写。", item.number,
                                   fmt::join(item.lead_units, "、")));
        }
    }
}

}  // namespace

void check_units_present(Context const& context, Report& report) {
    auto const& lists = context.catalogue.lists;
    bool const any = std::any_of(lists.begin(), lists.end(),
                                 [](List const& list) { return share(list, has_units) > 0.5; });
    for (List const& list : lists)
        look_at(list, any, report);
}

}  // namespace zs::lint
