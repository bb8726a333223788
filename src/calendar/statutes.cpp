#include "calendar/statutes.h"

#include <algorithm>
#include <span>

#include "base/embedded.h"
#include "base/text.h"
#include "json/codec.h"

namespace zs::calendar {

std::span<EmbeddedFile const> embedded_files();

namespace {

constexpr std::string_view kDefault = "民法典";

std::vector<Law> read_laws() {
    std::vector<Law> out;
    for (auto const& file : embedded_files()) {
        if (!file.name.starts_with("statutes/")) continue;
        auto law = json::decode<Law>(file.bytes);
        ENSURE(law.ok());
        out.push_back(law.take());
    }
    return out;
}

std::string bare(std::string_view name) {
    auto text = replace_all(replace_all(without_white_space(name), "《", ""), "》", "");
    return replace_all(text, "中华人民共和国", "");
}

}  // namespace

std::vector<Law> const& laws() {
    static std::vector<Law> const all = read_laws();
    return all;
}

Law const* find_law(std::string_view name) {
    auto const wanted = bare(name);
    for (auto const& law : laws()) {
        if (law.law == wanted ||
            std::find(law.aliases.begin(), law.aliases.end(), wanted) != law.aliases.end())
            return &law;
    }
    return nullptr;
}

Law const& general_rules(Law const* law) {
    if (law != nullptr && law->general.empty()) return *law;
    auto const* general = find_law(law == nullptr ? kDefault : std::string_view(law->general));
    ENSURE(general != nullptr);
    return *general;
}

bool days_are_working(Law const& law, int count) {
    switch (law.days) {
        case DayCounting::calendar: return false;
        case DayCounting::working: return true;
        case DayCounting::working_up_to: return !law.day_limits.empty() && count <= law.day_limits.front();
        case DayCounting::working_listed:
            return std::find(law.day_limits.begin(), law.day_limits.end(), count) != law.day_limits.end();
    }
    return false;
}

}  // namespace zs::calendar
