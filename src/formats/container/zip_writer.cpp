#include "formats/container/zip.h"
#include "formats/container/zip_stream.h"

namespace zs::formats {

void ArchiveWriter::add(std::string name, std::string content) {
    entries_.push_back({std::move(name), std::move(content)});
}

std::string ArchiveWriter::finish() const {
    std::string out;
    ZipStream zip([&out](std::string_view piece) { out += piece; });
    for (auto const& entry : entries_)
        zip.add(entry.name, entry.content);
    zip.finish();
    return out;
}

}  // namespace zs::formats
