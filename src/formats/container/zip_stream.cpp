#include "formats/container/zip_stream.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>
#include <utility>

namespace zs::formats {
namespace {

// APPNOTE 6.3.3 4.3: signatures; 4.4.4: bit 3 sizes follow the data, bit 11 names are UTF-8.
constexpr std::uint32_t kLocalHeader = 0x04034b50;
constexpr std::uint32_t kDescriptor = 0x08074b50;
constexpr std::uint32_t kDirectoryHeader = 0x02014b50;
constexpr std::uint32_t kEndOfDirectory = 0x06054b50;
constexpr std::uint32_t kEndOfLarge = 0x06064b50;
constexpr std::uint32_t kLocatorOfLarge = 0x07064b50;
constexpr std::uint16_t kLargeFields = 0x0001;  // extra field: 4.5.3
constexpr std::uint32_t kElsewhere = 0xFFFFFFFF;
constexpr std::uint16_t kVersion = 20;
constexpr std::uint16_t kLargeVersion = 45;
constexpr std::uint16_t kFlags = 1U << 3U | 1U << 11U;
constexpr std::uint16_t kDeflated = 8;
constexpr std::uint32_t kDate = ((40U << 9U) | (1U << 5U) | 1U)
                                << 16U;  // 2020-01-01: the same bytes each time

/// Little-endian numbers one after the other.
class Numbers {
  public:
    Numbers& u16(std::uint64_t value) { return put(value, 2); }
    Numbers& u32(std::uint64_t value) {
        if (value > std::numeric_limits<std::uint32_t>::max()) throw std::runtime_error("zip: too large");
        return put(value, 4);
    }
    Numbers& u64(std::uint64_t value) { return put(value, 8); }
    [[nodiscard]] std::string const& bytes() const { return bytes_; }

  private:
    Numbers& put(std::uint64_t value, int count) {
        for (int i = 0; i < count; ++i)
            bytes_ += static_cast<char>(value >> (8U * static_cast<unsigned>(i)) & 0xFFU);
        return *this;
    }
    std::string bytes_;
};

}  // namespace

struct ZipStream::Packer {
    explicit Packer(int level) {
        if (deflateInit2(&stream, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::runtime_error("zip: memory");
    }
    ~Packer() { deflateEnd(&stream); }
    Packer(Packer const&) = delete;
    Packer& operator=(Packer const&) = delete;

    z_stream stream{};
    std::array<char, 32U << 10U> out{};
};

ZipStream::ZipStream(std::function<void(std::string_view)> sink, ZipSize size)
    : sink_(std::move(sink)),
      size_(size),
      packer_(std::make_unique<Packer>(size == ZipSize::large ? Z_BEST_SPEED : Z_DEFAULT_COMPRESSION)) {}
ZipStream::~ZipStream() = default;

void ZipStream::put(std::string_view bytes) {
    sink_(bytes);
    written_ += bytes.size();
}

void ZipStream::begin(std::string name) {
    if (open_) end_entry();
    open_ = true;
    auto& entry = entries_.emplace_back();
    entry.name = std::move(name);
    entry.crc = static_cast<std::uint32_t>(crc32(0, nullptr, 0));
    entry.offset = written_;
    Numbers head;
    bool const large = size_ == ZipSize::large;
    head.u32(kLocalHeader).u16(large ? kLargeVersion : kVersion).u16(kFlags).u16(kDeflated).u32(kDate);
    auto const unknown = large ? kElsewhere : 0;
    head.u32(0).u32(unknown).u32(unknown).u16(entry.name.size()).u16(large ? 20 : 0);
    // Its being there makes the sizes that follow the data 8 bytes long (4.3.9.2).
    Numbers extra;
    if (large) extra.u16(kLargeFields).u16(16).u64(0).u64(0);
    put(head.bytes() + entry.name + extra.bytes());
    deflateReset(&packer_->stream);
}

void ZipStream::append(std::string_view bytes) {
    if (!bytes.empty()) pack(bytes, false);
}

void ZipStream::pack(std::string_view bytes, bool last) {
    auto& entry = entries_.back();
    auto const* const from = reinterpret_cast<Bytef const*>(bytes.data());
    if (!last) entry.crc = static_cast<std::uint32_t>(crc32_z(entry.crc, from, bytes.size()));
    entry.plain_bytes += bytes.size();
    auto& stream = packer_->stream;
    stream.next_in = const_cast<Bytef*>(from);  // zlib reads only
    stream.avail_in = static_cast<uInt>(bytes.size());
    for (bool more = true; more;) {
        stream.next_out = reinterpret_cast<Bytef*>(packer_->out.data());
        stream.avail_out = static_cast<uInt>(packer_->out.size());
        if (deflate(&stream, last ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_ERROR)
            throw std::runtime_error("zip: deflate");
        more = stream.avail_out == 0;
        std::string_view const packed(packer_->out.data(), packer_->out.size() - stream.avail_out);
        entry.packed_bytes += packed.size();
        if (!packed.empty()) put(packed);
    }
}

void ZipStream::end_entry() {
    pack({}, true);
    auto const& entry = entries_.back();
    Numbers sizes;
    sizes.u32(kDescriptor).u32(entry.crc);
    if (size_ == ZipSize::large)
        sizes.u64(entry.packed_bytes).u64(entry.plain_bytes);
    else
        sizes.u32(entry.packed_bytes).u32(entry.plain_bytes);
    put(sizes.bytes());
    open_ = false;
}

void ZipStream::add(std::string name, std::string_view content) {
    begin(std::move(name));
    append(content);
}

std::string ZipStream::end_of_large(std::uint64_t directory, std::uint64_t size) const {
    Numbers out;
    out.u32(kEndOfLarge).u64(44).u16(kLargeVersion).u16(kLargeVersion).u32(0).u32(0);
    out.u64(entries_.size()).u64(entries_.size()).u64(size).u64(directory);
    out.u32(kLocatorOfLarge).u32(0).u64(directory + size).u32(1);
    return out.bytes();
}

void ZipStream::finish() {
    if (open_) end_entry();
    bool const large = size_ == ZipSize::large;
    auto const directory = written_;
    for (auto const& entry : entries_) {
        Numbers extra;
        auto const shown = [&](std::uint64_t value) -> std::uint64_t {
            if (!large || value < kElsewhere) return value;
            extra.u64(value);
            return kElsewhere;
        };
        auto const plain = shown(entry.plain_bytes);  // the order of the extra field
        auto const packed = shown(entry.packed_bytes);
        auto const offset = shown(entry.offset);
        auto fields = extra.bytes();
        if (!fields.empty()) fields.insert(0, Numbers().u16(kLargeFields).u16(fields.size()).bytes());
        Numbers head;
        auto const version = large ? kLargeVersion : kVersion;
        head.u32(kDirectoryHeader).u16(version).u16(version).u16(kFlags).u16(kDeflated).u32(kDate);
        head.u32(entry.crc).u32(packed).u32(plain).u16(entry.name.size());
        head.u16(fields.size()).u16(0).u16(0).u16(0).u32(0).u32(offset);
        put(head.bytes() + entry.name + fields);
    }
    auto const size = written_ - directory;
    auto const count = std::min<std::uint64_t>(entries_.size(), 0xFFFF);
    if (large) put(end_of_large(directory, size));
    Numbers end;
    end.u32(kEndOfDirectory).u16(0).u16(0).u16(count).u16(count);
    end.u32(large ? std::min<std::uint64_t>(size, kElsewhere) : size);
    end.u32(large ? std::min<std::uint64_t>(directory, kElsewhere) : directory);
    put(end.u16(0).bytes());
}

}  // namespace zs::formats
