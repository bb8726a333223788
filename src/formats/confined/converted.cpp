#include "formats/confined/converted.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <variant>

#include "formats/external/convert.h"
#include "formats/external/recognise_text.h"
#include "formats/registry.h"

namespace zs::formats {
namespace {

using documents::Document;

std::size_t rows_of(Document const& document) {
    std::size_t rows = 0;
    for (auto const& block : document.blocks) {
        if (auto const* table = std::get_if<documents::Table>(&block)) rows += table->rows.size();
    }
    return rows;
}

Result<Document> read_converted_by(Program by, std::string_view bytes, std::string_view file_name,
                                   Limits const& limits, ChildStart start) {
    auto converted = convert(bytes, file_name, by, limits);
    if (!converted.ok()) {
        Error error = converted.error();
        error.where = std::string(file_name);
        return error;
    }
    ASSIGN_OR_RETURN(auto document, read_document_confined(converted->bytes, file_name, limits, start));
    document.notices.insert(
        document.notices.begin(),
        {"converted", fmt::format("文件先由 {} 转换，再读取；请抽查表格是否完整。", facts_of(by).name), {}});
    return document;
}

}  // namespace

Result<Document> read_recognised(std::string_view bytes, std::string_view file_name, Limits const& limits,
                                 ChildStart start) {
    auto const recognised = recognise_text(bytes, limits);
    if (!recognised.ok()) {
        Error error = recognised.error();
        error.where = std::string(file_name);
        return error;
    }
    return read_document_confined(*recognised, file_name, limits, start);
}

/// Where two programs can, the one that finds more rows of tables is believed: LibreOffice loses a table at
/// the very end of some .doc files.
Result<Document> read_converted(std::string_view bytes, std::string_view file_name, Limits const& limits,
                                ChildStart start) {
    if (detect(bytes, file_name) == Content::picture) return read_recognised(bytes, file_name, limits, start);
    Error error = no_converter(bytes, file_name);
    error.where = std::string(file_name);
    Result<Document> best = error;
    for (Program by : converters(bytes, file_name)) {
        auto document = read_converted_by(by, bytes, file_name, limits, start);
        bool first = !best.ok() && !document.ok() && best.error().code == ErrorCode::unsupported;
        bool better = document.ok() && (!best.ok() || rows_of(*document) > rows_of(*best));
        if (first || better) best = std::move(document);
    }
    return best;
}

}  // namespace zs::formats
