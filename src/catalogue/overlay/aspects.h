#pragma once

#include <array>

#include "catalogue/overlay/overlay.h"

namespace zs::catalogue::overlay {

/// The kinds that change one aspect of an item that stays.
inline constexpr std::array kAspects = {
    ChangeKind::replace_text, ChangeKind::set_number,   ChangeKind::set_heading,
    ChangeKind::set_units,    ChangeKind::set_limits,   ChangeKind::set_deadline,
    ChangeKind::set_methods,  ChangeKind::set_standing, ChangeKind::set_source,
};

Aspect aspect_of(Item const& item, ChangeKind kind);
void set_aspect(Item& item, Aspect const& aspect);
/// Byte by byte.
bool same(Aspect const& a, Aspect const& b);
/// For people: the aspect as one text.
std::string describe(Aspect const& aspect);

/// The keys of all items of a base, in order.
std::vector<ItemKey> keys_of(Catalogue const& base);

}  // namespace zs::catalogue::overlay
