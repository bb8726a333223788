#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace zs {

class ByteSource;

/// A file without a name: it is gone with its last reader, whatever happens to the process. Throws
/// std::system_error when the disk refuses.
class TemporaryFile {
  public:
    /// On the file system of `folder`.
    explicit TemporaryFile(std::filesystem::path const& folder);
    ~TemporaryFile();
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;

    void write(std::string_view bytes);
    /// For libraries that open a file by its name, while this lives.
    [[nodiscard]] std::string path() const;

    struct Content {
        std::unique_ptr<ByteSource> source;
        std::uint64_t size_bytes = 0;
    };
    /// What was written, from the beginning. Nothing can be written after it.
    Content finish();

  private:
    void flush();

    int descriptor_;
    std::string buffer_;
};

}  // namespace zs
