#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/describe.h"

/// What is there already and fits, so that nobody uploads it again (同一材料只报一次).
namespace zs::campaign {

/// What is asked for: the words of the request and of its items, and the days it must be from.
struct Wanted {
    std::string text;
    std::optional<std::string> since = {};
    std::optional<std::string> until = {};
};

struct Candidate {
    std::string title;
    std::string text;  ///< its beginning is enough
    std::optional<std::string> since = {};
    std::optional<std::string> until = {};
    bool own = false;        ///< of the organisation that is asked
    bool used_here = false;  ///< was filed for the same items before
};

enum class OfferReason { used_before, title_fits, text_fits, in_window, outside_window, own_unit };
ZS_WIRE_ENUM(OfferReason, used_before, title_fits, text_fits, in_window, outside_window, own_unit);

struct Offer {
    std::size_t candidate = 0;  ///< its place among the candidates
    double fit = 0;             ///< 0…1
    std::vector<OfferReason> reasons;
};

/// Best first; what hardly fits is left out.
std::vector<Offer> rank_offers(Wanted const& wanted, std::vector<Candidate> const& candidates,
                               std::size_t max);

}  // namespace zs::campaign
