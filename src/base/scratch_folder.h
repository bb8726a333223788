#pragma once

#include <filesystem>

namespace zs {

/// An empty folder of its own, removed with all it holds. For tests and for work that must not be half seen.
class ScratchFolder {
  public:
    /// Under the system's temporary folder, or under `parent`.
    ScratchFolder();
    explicit ScratchFolder(std::filesystem::path const& parent);
    ~ScratchFolder();
    ScratchFolder(ScratchFolder const&) = delete;
    ScratchFolder& operator=(ScratchFolder const&) = delete;

    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace zs
