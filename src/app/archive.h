#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"

namespace zs::app {

/// A file of an archive, by its name in it.
struct ArchiveEntry {
    std::string name;
    std::int64_t size_bytes = 0;
    std::string sha256;  ///< hex
};

/// Writes a zip whose manifest lists every other entry.
class ArchiveWriter {
  public:
    explicit ArchiveWriter(std::filesystem::path const& path);
    ~ArchiveWriter();
    ArchiveWriter(ArchiveWriter const&) = delete;
    ArchiveWriter& operator=(ArchiveWriter const&) = delete;

    void add(std::string const& name, std::filesystem::path const& path);
    /// On disk when it returns.
    void finish(std::string const& created_at);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Unpacks such a zip into an empty folder; malformed_document if anything in it is not what the manifest
/// says.
Result<void> unpack_archive(std::filesystem::path const& archive, std::filesystem::path const& folder);

}  // namespace zs::app
