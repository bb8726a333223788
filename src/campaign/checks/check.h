#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/describe.h"

namespace zs::campaign {

/// blocks: cannot be filed like this. warns: may be filed, and will probably come back. informs: good to
/// know.
enum class Grade { blocks, warns, informs };
ZS_WIRE_ENUM(Grade, blocks, warns, informs);

/// A check as data/checks tells it; what it looks for is in registry.cpp.
struct Check {
    std::string id;
    Grade grade = Grade::informs;
    std::string name;     ///< Chinese, a few words
    std::string name_en;  ///< the same for the English page
    std::string why;      ///< why it matters
    std::string advice;   ///< what the contact should do
};
ZS_WIRE(Check, id, grade, name, name_en, why, advice);

/// Every check of the data, in its order.
std::span<Check const> checks();
/// Null if there is none of that name.
Check const* find_check(std::string_view id);

/// Something a check found.
struct Remark {
    std::string check;
    Grade grade = Grade::informs;
    std::string name;
    std::string part;     ///< key of the part; empty: the whole submission
    std::string message;  ///< Chinese, says where
    std::string advice;
};
ZS_WIRE(Remark, check, grade, name, part, message, advice);

struct Filing;
/// All checks over what is about to be filed; what blocks comes first.
std::vector<Remark> check_filing(Filing const& filing);
bool is_blocked(std::vector<Remark> const& remarks);

}  // namespace zs::campaign
