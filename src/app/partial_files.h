#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace zs::app {

class FileStore;

/// A piece of a file that is still arriving. What PartialFiles::keep() did not take is cut off again.
class IncomingPiece {
  public:
    struct State;
    explicit IncomingPiece(std::unique_ptr<State> state);
    ~IncomingPiece();
    IncomingPiece(IncomingPiece const&) = delete;
    IncomingPiece& operator=(IncomingPiece const&) = delete;

    /// too_large beyond what was announced; conflict when somebody else goes on with the file; unavailable
    /// when the disk is full. Throws when the disk fails.
    Result<void> append(std::string_view bytes);
    [[nodiscard]] std::int64_t offset() const;

  private:
    friend class PartialFiles;
    std::unique_ptr<State> state_;
};

/// The digests of a whole file.
struct FileDigests {
    std::string sha256;  ///< hex
    std::string sm3;     ///< "sm3:…"
};

/// Files that arrive in pieces: <folder>/uploads/<name>, until they become files of the store. One piece of a
/// file is written at a time: who begins later takes over, because the connection of who began earlier may be
/// dead without anybody having noticed.
class PartialFiles {
  public:
    explicit PartialFiles(FileStore const& files);
    ~PartialFiles();

    /// The file is `offset` bytes long so far, as far as anybody was told.
    std::unique_ptr<IncomingPiece> begin(std::string const& name, std::int64_t offset,
                                         std::int64_t max_bytes);
    /// On disk when it returns; the new length. invalid_input if the bytes are not those of `sha256`.
    Result<std::int64_t> keep(IncomingPiece& piece, std::string const& sha256);
    /// Of its first `size` bytes, which are all; who still writes has lost the file.
    Result<FileDigests> digests(std::string const& name, std::int64_t size_bytes);
    /// Makes it a file of the store as well. On disk when it returns; may be done twice.
    void adopt(std::string const& name, std::string const& sha256);
    void remove(std::string const& name);
    /// 0 where there is none.
    [[nodiscard]] std::int64_t size_of(std::string const& name) const;
    /// Those that no upload knows.
    void remove_all_but(std::vector<std::string> const& names);
    /// What the disk has left.
    [[nodiscard]] std::int64_t free_bytes() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace zs::app
