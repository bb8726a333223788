#include <fmt/format.h>

#include <algorithm>

#include "catalogue/recognise/defect_rules.h"
#include "catalogue/recognise/defects.h"

namespace zs::catalogue::recognise {
namespace {

bool has_units(Item const& item) {
    return !item.lead_units.empty() || !item.responsible_units.empty();
}

double share(List const& list, bool (*holds)(Item const&)) {
    auto applicable =
        std::count_if(list.items.begin(), list.items.end(), [](Item const& item) { return item.applicable; });
    auto held = std::count_if(list.items.begin(), list.items.end(),
                              [&](Item const& item) { return item.applicable && holds(item); });
    return applicable == 0 ? 0.0 : static_cast<double>(held) / static_cast<double>(applicable);
}

void add_to_list(List const& list, bool others_have, std::vector<Finding>& findings) {
    constexpr double kSomeHave = 0.3;
    constexpr double kMostLead = 0.8;
    double with_units = share(list, has_units);
    double with_lead = share(list, [](Item const& item) { return !item.lead_units.empty(); });
    if (with_units == 0.0 && others_have && !list.items.empty()) {
        Finding out =
            finding("list_without_units", fmt::format("“{}”各项都没有责任单位，请补充。", list.name));
        out.list = list.name;
        out.source = list.items.front().source;
        findings.push_back(std::move(out));
    }
    for (Item const& item : list.items) {
        if (!item.applicable) continue;
        if (!has_units(item) && with_units >= kSomeHave) {
            findings.push_back(finding("units_missing", list, item,
                                       fmt::format("第 {} 项没有责任单位，请对照原文件补充。", item.number)));
        } else if (has_units(item) && item.lead_units.empty() && with_lead >= kMostLead) {
            findings.push_back(
                finding("lead_missing", list, item,
                        fmt::format("第 {} 项没有写明牵头单位，其他各项大多写了。", item.number)));
        }
    }
}

}  // namespace

void add_unit_defects(Catalogue& catalogue) {
    bool any = std::any_of(catalogue.lists.begin(), catalogue.lists.end(),
                           [](List const& list) { return share(list, has_units) > 0.5; });
    for (List const& list : catalogue.lists)
        add_to_list(list, any, catalogue.findings);
}

}  // namespace zs::catalogue::recognise
