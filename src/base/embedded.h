#pragma once

#include <span>
#include <string_view>

namespace zs {

/// A data file carried inside the binary. `name` is relative to the folder given to zs_embed
/// (cmake/Embed.cmake). A module that embeds files declares `std::span<EmbeddedFile const> embedded_files();`
/// in its own namespace.
struct EmbeddedFile {
    std::string_view name;
    std::string_view bytes;
};

}  // namespace zs
