#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"

namespace zs::app {

struct StoredFile {
    std::string sha256;  ///< hex
    std::int64_t size_bytes = 0;
};

/// A file that is still arriving. Dropped unless FileStore::keep() takes it.
class IncomingFile {
  public:
    IncomingFile(std::filesystem::path path, std::int64_t max_bytes);
    ~IncomingFile();
    IncomingFile(IncomingFile const&) = delete;
    IncomingFile& operator=(IncomingFile const&) = delete;

    /// too_large beyond the limit; throws when the disk refuses.
    Result<void> append(std::string_view bytes);

  private:
    friend class FileStore;
    struct State;
    std::unique_ptr<State> state_;
};

/// Files under their SHA-256: <folder>/files/<sha256>. A kept file is on disk (fsync of file and folder)
/// before keep() returns, and never changes.
class FileStore {
  public:
    explicit FileStore(std::filesystem::path folder);

    std::unique_ptr<IncomingFile> begin(std::int64_t max_bytes) const;
    StoredFile keep(IncomingFile& incoming) const;
    /// not_found if it is missing, internal if its content is not what its name says.
    Result<std::string> read(std::string const& sha256) const;
    /// Whether its content is what its name says, read in pieces: for files of any size.
    Result<void> digest_matches(std::string const& sha256) const;
    [[nodiscard]] std::filesystem::path path_of(std::string const& sha256) const;
    [[nodiscard]] std::filesystem::path const& folder() const { return folder_; }

  private:
    std::filesystem::path folder_;
};

}  // namespace zs::app
