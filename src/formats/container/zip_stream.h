#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zs::formats {

/// small: up to 4 GiB, for whatever reads zip. large: any size and any number of entries (ZIP64), packed
/// quickly because what is in it mostly is packed already.
enum class ZipSize { small, large };

/// Writes a zip container piece by piece, without holding an entry or the container: sizes follow their data
/// (APPNOTE 4.3.9). The same input gives the same bytes. Throws std::runtime_error.
class ZipStream {
  public:
    /// `sink` receives the container in pieces, in order.
    explicit ZipStream(std::function<void(std::string_view)> sink, ZipSize size = ZipSize::small);
    ~ZipStream();
    ZipStream(ZipStream const&) = delete;
    ZipStream& operator=(ZipStream const&) = delete;

    /// What append() gets from here on belongs to this entry.
    void begin(std::string name);
    void append(std::string_view bytes);
    void add(std::string name, std::string_view content);
    /// The directory. Nothing comes after it.
    void finish();

  private:
    struct Entry {
        std::string name;
        std::uint32_t crc = 0;
        std::uint64_t packed_bytes = 0;
        std::uint64_t plain_bytes = 0;
        std::uint64_t offset = 0;
    };
    struct Packer;
    void put(std::string_view bytes);
    void pack(std::string_view bytes, bool last);
    void end_entry();

    std::string end_of_large(std::uint64_t directory, std::uint64_t size) const;

    std::function<void(std::string_view)> sink_;
    ZipSize size_;
    std::unique_ptr<Packer> packer_;
    std::vector<Entry> entries_;
    std::uint64_t written_ = 0;
    bool open_ = false;
};

}  // namespace zs::formats
