#pragma once

#include <filesystem>

namespace zs::app {

/// Makes new names in a folder survive a power loss. Throws when the disk refuses.
void sync_folder(std::filesystem::path const& folder);
/// The same for what is in a file.
void sync_file(std::filesystem::path const& path);

}  // namespace zs::app
