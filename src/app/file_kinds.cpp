#include "app/file_kinds.h"

#include "formats/support.h"

namespace zs::app {

std::vector<FileKind> file_kinds() {
    std::vector<FileKind> out;
    for (auto const& kind : formats::supported_kinds()) {
        out.push_back({std::string(kind.name),
                       {kind.extensions.begin(), kind.extensions.end()},
                       kind.works,
                       std::string(kind.through),
                       std::string(kind.packages)});
    }
    return out;
}

}  // namespace zs::app
