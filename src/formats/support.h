#pragma once

#include <string_view>
#include <vector>

namespace zs::formats {

/// A kind of file and whether it can be read on this machine.
struct SupportedKind {
    std::string_view name;                     ///< Chinese, for users
    std::vector<std::string_view> extensions;  ///< ".docx"
    bool works = true;
    std::string_view through;   ///< program that is used or missing; "" when none is needed
    std::string_view packages;  ///< Debian packages that bring it
};

/// Looks at what is installed now.
std::vector<SupportedKind> supported_kinds();

}  // namespace zs::formats
