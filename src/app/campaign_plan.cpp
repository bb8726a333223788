#include "app/campaign_plan.h"

#include <fmt/format.h>

#include <charconv>

#include "base/clock.h"
#include "base/text.h"
#include "calendar/day.h"
#include "requirements/plan.h"

namespace zs::app {
namespace {

enum class Edge { first, last };

/// "2026-03" is its first or its last day.
std::optional<std::string> day_of(std::optional<std::string> const& written, Edge edge) {
    if (!written || is_iso_date(*written)) return written;
    int year = 0, month = 0;
    auto const* const text = written->data();
    bool const read = written->size() == 7 && (*written)[4] == '-' &&
                      std::from_chars(text, text + 4, year).ec == std::errc() &&
                      std::from_chars(text + 5, text + 7, month).ec == std::errc() && month >= 1 &&
                      month <= 12;
    if (!read) return std::nullopt;
    return fmt::format("{:04}-{:02}-{:02}", year, month,
                       edge == Edge::first ? 1 : calendar::days_in_month(year, month));
}

store::WorkGroup group_of(catalogue::PlanGroup const& group) {
    store::WorkGroup out;
    out.name = group.name;
    for (auto const& duty : group.duties)
        out.duty += (out.duty.empty() ? "" : "\n") + duty;
    std::string people;
    if (group.leader) people += "牵头：" + *group.leader;
    for (auto const& member : group.members)
        people += (people.empty() ? "成员：" : "、") + member;
    if (!people.empty()) out.duty += (out.duty.empty() ? "" : "\n") + people;
    return out;
}

void widen(CampaignPlan& out, catalogue::MaterialPart const& part) {
    if (part.since && is_iso_date(*part.since) && (!out.evidence_since || *part.since < *out.evidence_since))
        out.evidence_since = part.since;
    if (part.until && is_iso_date(*part.until) && (!out.evidence_until || *part.until > *out.evidence_until))
        out.evidence_until = part.until;
}

}  // namespace

CampaignPlan campaign_plan(catalogue::Catalogue const& catalogue) {
    CampaignPlan out;
    auto const plan = catalogue.plan.value_or(catalogue::Plan{});
    for (auto const& request : catalogue.material_requests) {
        for (auto const& part : request.parts)
            widen(out, requirements::with_rules(part, plan));
    }
    for (auto const& rule : plan.filling_rules) {
        auto const terms = requirements::terms_of(rule);
        if (auto const day = day_of(terms.until, Edge::last)) out.due_on = day;
    }
    for (auto const& stage : plan.stages)
        out.stages.push_back({{},
                              stage.name,
                              day_of(stage.since, Edge::first),
                              day_of(stage.until, Edge::last),
                              stage.deliverables});
    for (auto const& group : plan.groups)
        out.groups.push_back(group_of(group));
    for (auto const& mechanism : plan.mechanisms)
        out.mechanisms.push_back({mechanism.name, mechanism.text});
    return out;
}

}  // namespace zs::app
