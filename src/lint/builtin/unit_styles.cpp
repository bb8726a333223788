#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

#include "base/text.h"
#include "lint/builtin/checks.h"
#include "lint/builtin/pieces.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using std::u32string_view;

/// Organs of one kind, which a document names in one way: with the words before them, or without.
struct Kind {
    char const* name;
    std::span<u32string_view const> organs;
};

constexpr std::array<u32string_view, 8> kParty = {U"组织部", U"宣传部", U"统战部", U"政法委",
                                                  U"编办",   U"网信办", U"巡察办", U"党校"};
constexpr std::array<u32string_view, 4> kCourts = {U"人民法院", U"人民检察院", U"法院", U"检察院"};
constexpr std::array<Kind, 2> kKinds = {Kind{"党委的部门", kParty}, Kind{"法院、检察院", kCourts}};

/// 0: another unit; 1: the organ alone; 2: with something before it.
int form_of(u32string_view name, Kind const& kind) {
    for (auto const organ : kind.organs) {
        if (name == organ) return 1;
        if (name.size() > organ.size() && name.ends_with(organ)) return 2;
    }
    return 0;
}

void look_at(Context const& context, Kind const& kind, Report& report) {
    std::map<int, std::set<std::string>> names;
    std::vector<Entry const*> alone;
    for (Entry const& entry : context.entries) {
        bool told = false;
        for (auto const* units : {&entry.item->lead_units, &entry.item->responsible_units}) {
            for (auto const& unit : *units) {
                int const form = form_of(to_utf32(unit), kind);
                if (form == 0) continue;
                names[form].insert(unit);
                told = told || form == 1;
            }
        }
        if (told) alone.push_back(&entry);
    }
    if (names[1].empty() || names[2].empty()) return;
    report.add(
        "unit_style", *alone.front()->list, *alone.front()->item,
        fmt::format("{}写“{}”，别处写“{}”：同是{}，有的带区域或者党委名称，有的不带；请统一。",
                    numbers_of(alone), fmt::join(names[1], "”“"), fmt::join(names[2], "”“"), kind.name));
}

}  // namespace

/// Organs of one kind named with and without what they belong to.
void check_unit_styles(Context const& context, Report& report) {
    for (auto const& kind : kKinds)
        look_at(context, kind, report);
}

}  // namespace zs::lint
