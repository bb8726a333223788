#include <zip.h>

#include <memory>
#include <stdexcept>

#include "formats/container/zip.h"

namespace zs::formats {
namespace {

[[noreturn]] void fail(char const* what) {
    throw std::runtime_error(std::string("zip writer: ") + what);
}

std::string content_of(zip_source_t* source) {
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0) fail("size");
    if (zip_source_open(source) != 0) fail("open");
    std::string out(static_cast<std::size_t>(stat.size), '\0');
    auto got = zip_source_read(source, out.data(), out.size());
    zip_source_close(source);
    if (got < 0 || static_cast<std::size_t>(got) != out.size()) fail("read");
    return out;
}

}  // namespace

void ArchiveWriter::add(std::string name, std::string content) {
    entries_.push_back({std::move(name), std::move(content)});
}

std::string ArchiveWriter::finish() const {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (target == nullptr) fail("memory");
    zip_source_keep(target);
    std::unique_ptr<zip_source_t, decltype(&zip_source_free)> owner(target, zip_source_free);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    if (archive == nullptr) fail("create");
    for (auto const& entry : entries_) {
        zip_source_t* source = zip_source_buffer(archive, entry.content.data(), entry.content.size(), 0);
        auto index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) fail("add");
        // A fixed time: the same input gives the same bytes (DESIGN §7, reproducible).
        zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, (40U << 9U) | (1U << 5U) | 1U, 0);
    }
    if (zip_close(archive) != 0) fail("close");
    return content_of(target);
}

}  // namespace zs::formats
