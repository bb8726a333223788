#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "json/describe.h"

namespace zs::calendar {

/// Which "日" of a law are working days.
enum class DayCounting { calendar, working, working_up_to, working_listed };
ZS_WIRE_ENUM(DayCounting, calendar, working, working_up_to, working_listed);

/// A rule in our own words with the article that says it.
struct Provision {
    std::string article;
    std::string text;
};
ZS_WIRE(Provision, article, text);

struct StatutoryPeriod {
    std::string id;
    std::string what;
    std::string period;  ///< "20wd"; resolved: what the law writes as 日 is wd here where the law means it
    std::string article;
    std::optional<std::string> extension;  ///< the most by which it may be extended
    std::optional<std::string> extension_article;
};
ZS_WIRE(StatutoryPeriod, id, what, period, article, extension, extension_article);

/// How one law counts: data/statutes/periods.
struct Law {
    std::string law;
    std::string version;
    std::vector<std::string> aliases;
    DayCounting days = DayCounting::calendar;
    std::vector<int> day_limits;  ///< working_up_to: one bound; working_listed: the numbers themselves
    std::optional<Provision> counting;
    std::string general;  ///< law whose general rules (start, end, months, hours) apply; "" = its own
    std::optional<Provision> start;
    std::optional<Provision> end;
    std::optional<Provision> months;
    std::optional<Provision> hours;
    std::vector<Provision> suspensions;
    std::vector<StatutoryPeriod> periods;
};
ZS_WIRE(Law, law, version, aliases, days, day_limits, counting, general, start, end, months, hours,
        suspensions, periods);

/// Every law of data/statutes/periods. Throws only if the embedded data are damaged.
std::vector<Law> const& laws();
/// By name or alias, with or without 《》 and 中华人民共和国.
Law const* find_law(std::string_view name);
/// 民法典 unless the law names another.
Law const& general_rules(Law const* law);
/// True if `count` 日 are working days in this law.
bool days_are_working(Law const& law, int count);

}  // namespace zs::calendar
