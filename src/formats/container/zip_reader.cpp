#include "formats/container/zip_reader.h"

#include <libdeflate.h>
#include <minizip/unzip.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace zs::formats {
namespace {

constexpr std::size_t kPiece = 64U << 10U;
constexpr std::size_t kLongestName = 0xFFFF;  // its length has two bytes
constexpr unsigned kEncrypted = 1;            // bit 0 of the flags (4.4.4)
constexpr unsigned kStored = 0;

/// Bytes in memory as what minizip calls a file.
struct Memory {
    std::string_view bytes;
    std::size_t at = 0;
};

Memory& memory_of(void* stream) {
    return *static_cast<Memory*>(stream);
}

void* open_memory(void* opaque, void const* /*name*/, int /*mode*/) {
    return opaque;
}

uLong read_memory(void* /*opaque*/, void* stream, void* to, uLong size) {
    auto& memory = memory_of(stream);
    std::size_t const got = std::min<std::size_t>(size, memory.bytes.size() - memory.at);
    if (got != 0) std::memcpy(to, memory.bytes.data() + memory.at, got);
    memory.at += got;
    return static_cast<uLong>(got);
}

uLong write_memory(void* /*opaque*/, void* /*stream*/, void const* /*from*/, uLong /*size*/) {
    return 0;
}

ZPOS64_T tell_memory(void* /*opaque*/, void* stream) {
    return memory_of(stream).at;
}

long seek_memory(void* /*opaque*/, void* stream, ZPOS64_T offset, int origin) {
    auto& memory = memory_of(stream);
    std::size_t const base = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory.at
                             : origin == ZLIB_FILEFUNC_SEEK_END ? memory.bytes.size()
                                                                : 0;
    if (offset > memory.bytes.size() - base) return -1;
    memory.at = base + static_cast<std::size_t>(offset);
    return 0;
}

int close_memory(void* /*opaque*/, void* stream) {
    delete &memory_of(stream);
    return 0;
}

int error_of_memory(void* /*opaque*/, void* /*stream*/) {
    return 0;
}

ZipEntry entry_of(unz_file_info64 const& info, std::string_view name, unz64_file_pos const& place) {
    return {.name = std::string(name),
            .packed_bytes = info.compressed_size,
            .plain_bytes = info.uncompressed_size,
            .checksum = static_cast<std::uint32_t>(info.crc),
            .is_encrypted = (info.flag & kEncrypted) != 0,
            .is_stored = info.compression_method == kStored,
            .is_deflated = info.compression_method == Z_DEFLATED,
            .record = place.pos_in_zip_directory,
            .number = place.num_of_file};
}

bool go_to(unzFile container, ZipEntry const& entry) {
    unz64_file_pos const place{entry.record, entry.number};
    return unzGoToFilePos64(container, &place) == UNZ_OK;
}

/// The bytes as they are in the container.
std::optional<std::string> packed_content(unzFile container, ZipEntry const& entry) {
    int method = 0;
    int level = 0;
    if (!go_to(container, entry) || unzOpenCurrentFile2(container, &method, &level, 1) != UNZ_OK)
        return std::nullopt;
    std::string out(entry.packed_bytes, '\0');
    std::size_t at = 0;
    int got = 1;
    while (at < out.size() && got > 0) {
        auto const most = static_cast<unsigned>(std::min<std::size_t>(out.size() - at, kPiece));
        got = unzReadCurrentFile(container, out.data() + at, most);
        at += static_cast<std::size_t>(std::max(got, 0));
    }
    unzCloseCurrentFile(container);
    return at == out.size() ? std::optional(std::move(out)) : std::nullopt;
}

/// libdeflate takes half the time of zlib, whose strength is that it works piece by piece.
std::optional<std::string> inflated(std::string_view packed, std::uint64_t plain_bytes) {
    std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> const inflater(
        libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
    if (!inflater) throw std::bad_alloc();
    std::string out(plain_bytes, '\0');
    std::size_t got = 0;
    auto const outcome = libdeflate_deflate_decompress(inflater.get(), packed.data(), packed.size(),
                                                       out.data(), out.size(), &got);
    return outcome == LIBDEFLATE_SUCCESS && got == out.size() ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

void ZipReader::Close::operator()(void* container) const {
    unzClose(container);
}

std::optional<ZipReader> ZipReader::of_bytes(std::string_view bytes) {
    zlib_filefunc64_def functions{open_memory, read_memory,  write_memory,    tell_memory,
                                  seek_memory, close_memory, error_of_memory, new Memory{bytes}};
    // It closes the memory when it finds no directory in it.
    void* const container = unzOpen2_64("", &functions);
    return container == nullptr ? std::nullopt : std::optional(ZipReader(container));
}

std::optional<ZipReader> ZipReader::of_file(std::filesystem::path const& path) {
    void* const container = unzOpen64(path.c_str());
    return container == nullptr ? std::nullopt : std::optional(ZipReader(container));
}

std::uint64_t ZipReader::count() const {
    unz_global_info64 info{};
    return unzGetGlobalInfo64(container_.get(), &info) == UNZ_OK ? info.number_entry : 0;
}

bool ZipReader::each(std::function<void(ZipEntry)> const& take) {
    std::string name(kLongestName, '\0');
    int status = unzGoToFirstFile(container_.get());
    for (; status == UNZ_OK; status = unzGoToNextFile(container_.get())) {
        unz_file_info64 info{};
        unz64_file_pos place{};
        if (unzGetCurrentFileInfo64(container_.get(), &info, name.data(), name.size(), nullptr, 0, nullptr,
                                    0) != UNZ_OK ||
            unzGetFilePos64(container_.get(), &place) != UNZ_OK)
            return false;
        take(entry_of(info, std::string_view(name).substr(0, info.size_filename), place));
    }
    return status == UNZ_END_OF_LIST_OF_FILE;
}

bool ZipReader::stream(ZipEntry const& entry, std::function<bool(std::string_view)> const& take) {
    if (!go_to(container_.get(), entry) || unzOpenCurrentFile(container_.get()) != UNZ_OK) return false;
    std::string piece(static_cast<std::size_t>(std::clamp<std::uint64_t>(entry.plain_bytes, 1, kPiece)),
                      '\0');
    std::uint64_t left = entry.plain_bytes;
    int got = 0;
    bool wanted = true;
    while (wanted && (got = unzReadCurrentFile(container_.get(), piece.data(),
                                               static_cast<unsigned>(piece.size()))) > 0) {
        left -= static_cast<std::uint64_t>(got);
        wanted = take(std::string_view(piece.data(), static_cast<std::size_t>(got)));
    }
    int const checksum = unzCloseCurrentFile(container_.get());
    return !wanted || (got == 0 && left == 0 && checksum == UNZ_OK);
}

std::optional<std::string> ZipReader::read(ZipEntry const& entry) {
    auto out = packed_content(container_.get(), entry);
    if (out && entry.is_deflated) out = inflated(*out, entry.plain_bytes);
    bool const sound = out && out->size() == entry.plain_bytes &&
                       libdeflate_crc32(0, out->data(), out->size()) == entry.checksum;
    return sound ? std::move(out) : std::nullopt;
}

}  // namespace zs::formats
