#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zs::catalogue::recognise {

/// A chain of administrative names at the start of a text: 示例市示范县 → both; nothing if none begins there.
/// Recognised by structure (…省, …市, …自治县, …旗), never from a list of places.
std::u32string_view place_at_start(std::u32string_view text);

/// The last name of a chain: 某某市某某区 → 某某区.
std::u32string_view lowest_place(std::u32string_view chain);

}  // namespace zs::catalogue::recognise
