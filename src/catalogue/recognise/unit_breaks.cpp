#include "catalogue/recognise/unit_breaks.h"

#include <string_view>

#include "base/text.h"
#include "catalogue/recognise/marks.h"
#include "catalogue/recognise/units.h"

namespace zs::catalogue::recognise {
namespace {

constexpr double kWhole = 0.85;

/// The name a list of units ends or begins with.
std::u32string edge_name(std::u32string const& compact, bool last) {
    constexpr std::u32string_view kSeparators = U"、，,；;。";
    auto at = last ? compact.find_last_of(kSeparators) : compact.find_first_of(kSeparators);
    if (at == std::u32string::npos) return compact;
    return last ? compact.substr(at + 1) : compact.substr(0, at);
}

}  // namespace

bool broken_inside_name(std::u32string const& before, std::u32string const& here) {
    std::u32string name = edge_name(before, true);
    std::u32string next = edge_name(here, false);
    if (name.empty() || next.empty()) return false;
    bool inside = begins_inside(next) || next.front() == U'（' || next.front() == U'(';
    return inside || unit_likeness(to_utf8(name)) < kWhole || unit_likeness(to_utf8(next)) < kWhole;
}

}  // namespace zs::catalogue::recognise
