#include "campaign/scope.h"

#include <algorithm>

namespace zs::campaign {
namespace {

enum class Extent { nothing, organisation, jurisdiction };

/// The whole table of rights: how far each role's right reaches from where the role is held.
Extent extent(MemberRole role, Right right) {
    switch (role) {
        case MemberRole::office:
            return right == Right::file || right == Right::approve ? Extent::nothing : Extent::jurisdiction;
        case MemberRole::reviewer:
            return right == Right::see || right == Right::review ? Extent::jurisdiction : Extent::nothing;
        case MemberRole::inspector:
            return right == Right::see || right == Right::inspect ? Extent::jurisdiction : Extent::nothing;
        case MemberRole::contact:
            return right == Right::see || right == Right::draft || right == Right::file ? Extent::organisation
                                                                                        : Extent::nothing;
        case MemberRole::leader:
            return right == Right::see || right == Right::draft || right == Right::file ||
                           right == Right::approve
                       ? Extent::organisation
                       : Extent::nothing;
        case MemberRole::observer: return right == Right::see ? Extent::jurisdiction : Extent::nothing;
    }
    return Extent::nothing;
}

void keep_widest(std::vector<std::string>& paths) {
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> widest;
    for (auto& path : paths) {
        if (widest.empty() || !path.starts_with(widest.back())) widest.push_back(std::move(path));
    }
    paths = std::move(widest);
}

}  // namespace

bool Reach::covers(Place const& place) const {
    return all ||
           std::any_of(paths.begin(), paths.end(),
                       [&](auto const& path) { return place.path.starts_with(path); }) ||
           std::find(organisations.begin(), organisations.end(), place.organisation_id) !=
               organisations.end();
}

Scope::Scope(bool administrator, std::vector<Standing> standings)
    : administrator_(administrator), standings_(std::move(standings)) {}

Reach Scope::reach(Right right) const {
    Reach out;
    out.all = administrator_ && (right == Right::see || right == Right::draft || right == Right::manage);
    if (out.all) return out;
    for (auto const& standing : standings_) {
        auto const how_far = extent(standing.role, right);
        if (how_far == Extent::jurisdiction) out.paths.push_back(standing.path);
        if (how_far == Extent::organisation) out.organisations.push_back(standing.organisation_id);
    }
    keep_widest(out.paths);
    std::sort(out.organisations.begin(), out.organisations.end());
    out.organisations.erase(std::unique(out.organisations.begin(), out.organisations.end()),
                            out.organisations.end());
    return out;
}

bool Scope::knows(std::string_view path) const {
    return reach(Right::see).covers({{}, path}) ||
           std::any_of(standings_.begin(), standings_.end(),
                       [&](auto const& standing) { return standing.path.starts_with(path); });
}

}  // namespace zs::campaign
