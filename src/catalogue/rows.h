#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "catalogue/catalogue.h"

namespace zs::catalogue {

/// A catalogue whose items need not be in memory all at once: they are handed out list by list, in order, as
/// often as a writer asks.
struct Rows {
    using Take = std::function<void(Item const&)>;

    Catalogue head;  ///< its lists hold no items
    std::function<void(std::size_t list, Take const& take)> items;
};

/// Over a catalogue that is in memory and stays there.
Rows rows_of(Catalogue const& catalogue);

/// What to_json() gives, in pieces.
void write_json(Rows const& rows, std::function<void(std::string_view)> const& sink);

}  // namespace zs::catalogue
