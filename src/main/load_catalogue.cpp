#include "main/load_catalogue.h"

#include <fstream>
#include <iostream>
#include <iterator>

#include "base/text.h"
#include "main/reading.h"

namespace zs {

Result<std::string> read_whole_file(std::string const& path) {
    if (path == "-") return std::string{std::istreambuf_iterator<char>(std::cin), {}};
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file) return Error{ErrorCode::not_found, "打不开文件，请检查路径和权限。", path, {}};
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
