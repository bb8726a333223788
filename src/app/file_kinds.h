#pragma once

#include <string>
#include <vector>

namespace zs::app {

/// A kind of file and whether this server can read it now.
struct FileKind {
    std::string name;                     ///< Chinese, for users
    std::vector<std::string> extensions;  ///< ".docx"
    bool works = true;
    std::string through;   ///< the program that is used or missing; "" when none is needed
    std::string packages;  ///< Debian packages that bring it
};

/// Looks at what is installed now.
std::vector<FileKind> file_kinds();

}  // namespace zs::app
