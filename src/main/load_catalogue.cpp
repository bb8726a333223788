#include "main/load_catalogue.h"

#include <array>
#include <fstream>
#include <iostream>

#include "base/text.h"
#include "main/reading.h"

namespace zs {

namespace {

/// By blocks: a catalogue in JSON has hundreds of kilobytes.
std::string rest_of(std::istream& in) {
    std::string bytes;
    std::array<char, 65536> block;
    while (in.read(block.data(), block.size()), in.gcount() > 0)
        bytes.append(block.data(), static_cast<std::size_t>(in.gcount()));
    return bytes;
}

}  // namespace

Result<std::string> read_whole_file(std::string const& path) {
    if (path == "-") return rest_of(std::cin);
    std::ifstream file(path, std::ios::binary);
    Error const unreadable{ErrorCode::not_found, "打不开文件，请检查路径和权限。", path, {}};
    if (!file) return unreadable;
    std::string bytes = rest_of(file);
    if (file.bad()) return unreadable;  // a folder opens, too
    return bytes;
}

Result<catalogue::Catalogue> load_catalogue(std::string const& path) {
    auto batch = read_batch({&path, 1});
    auto& reading = batch.front();
    if (reading.document.ok() && reading.catalogue->ok()) return std::move(**reading.catalogue);
    auto error = reading.document.ok() ? reading.catalogue->error() : reading.document.error();
    if (!contains(error.where, path)) error.where = path + (error.where.empty() ? "" : "：" + error.where);
    return error;
}

}  // namespace zs
