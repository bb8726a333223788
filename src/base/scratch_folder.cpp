#include "base/scratch_folder.h"

#include <cstdlib>
#include <string>
#include <system_error>

namespace zs {

ScratchFolder::ScratchFolder() : ScratchFolder(std::filesystem::temp_directory_path()) {}

ScratchFolder::ScratchFolder(std::filesystem::path const& parent) {
    std::string name = (parent / "zhunsheng-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::system_error(errno, std::generic_category(), "cannot make a folder in " + parent.string());
    }
    path_ = name;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace zs
