#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "formats/container/zip.h"

namespace zs::formats {

/// One relationship of an Office Open XML package (ECMA-376 part 2, 9.3). `type` is the last word of the
/// type's address ("styles", "worksheet"), which transitional and strict files share.
struct Relationship {
    std::string id;
    std::string type;
    std::string target;  ///< part name, resolved; as written when external
    bool external = false;
};

/// Relationships of a part, or of the package for "". None when there is no such list.
Result<std::vector<Relationship>> relationships_of(Archive& archive, std::string_view part);

/// Target of the first relationship of that type, or `otherwise`.
std::string target_of(std::vector<Relationship> const& relationships, std::string_view type,
                      std::string_view otherwise);

}  // namespace zs::formats
