#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace zs::formats {

/// What the directory of a zip container says of an entry. Nothing of it is to be trusted.
struct ZipEntry {
    std::string name;  ///< any bytes, NUL among them
    std::uint64_t packed_bytes = 0;
    std::uint64_t plain_bytes = 0;
    std::uint32_t checksum = 0;  ///< CRC-32 of the content
    bool is_encrypted = false;
    bool is_stored = false;
    bool is_deflated = false;
    std::uint64_t record = 0;  ///< where the directory tells of it
    std::uint64_t number = 0;
};

/// A zip container (APPNOTE 6.3.3, ZIP64 too), read through minizip. It knows damage, no malice: that is what
/// Archive is for.
class ZipReader {
  public:
    /// None if there is no directory of entries. `bytes` must outlive the reader.
    static std::optional<ZipReader> of_bytes(std::string_view bytes);
    static std::optional<ZipReader> of_file(std::filesystem::path const& path);

    /// As the container says itself.
    [[nodiscard]] std::uint64_t count() const;
    /// All entries in their order; false if the directory is damaged.
    bool each(std::function<void(ZipEntry)> const& take);
    /// The content in pieces of up to 64 KiB; `take` returns false to stop early. False if the entry is
    /// damaged or its content is not what the directory says.
    bool stream(ZipEntry const& entry, std::function<bool(std::string_view)> const& take);
    /// The content at once, in half the time: it takes memory for what the directory says, so look at that
    /// before. None where stream() says false.
    std::optional<std::string> read(ZipEntry const& entry);

  private:
    struct Close {
        void operator()(void* container) const;
    };
    explicit ZipReader(void* container) : container_(container) {}

    std::unique_ptr<void, Close> container_;
};

}  // namespace zs::formats
