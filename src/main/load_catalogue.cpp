#include "main/load_catalogue.h"

#include <fstream>
#include <iterator>

#include "base/text.h"
#include "catalogue/interchange.h"
#include "catalogue/recognise/recognise.h"
#include "formats/confined/confined.h"

namespace zs {
namespace {

bool is_interchange(std::string_view bytes) {
    constexpr std::size_t kLook = 4096;
    auto const start = trim(bytes.substr(0, kLook));
    return start.starts_with('{') && contains(start, "zhunsheng.catalogue/");
}

Result<catalogue::Catalogue> recognised(std::string const& bytes, std::string const& path) {
    ASSIGN_OR_RETURN(auto const document, formats::read_document_confined(bytes, path, Limits{}));
    return catalogue::recognise::recognise(document);
}

}  // namespace

Result<std::string> read_whole_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file) return Error{ErrorCode::not_found, "打不开文件，请检查路径和权限。", path, {}};
    return bytes;
}

Result<catalogue::Catalogue> load_catalogue(std::string const& path) {
    ASSIGN_OR_RETURN(auto const bytes, read_whole_file(path));
    auto loaded = is_interchange(bytes) ? catalogue::from_json(bytes) : recognised(bytes, path);
    if (loaded) return loaded;
    auto error = loaded.error();
    if (!contains(error.where, path)) error.where = path + (error.where.empty() ? "" : "：" + error.where);
    return error;
}

}  // namespace zs
