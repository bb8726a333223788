#include "formats/registry.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "formats/docx/docx.h"
#include "formats/text/text.h"
#include "formats/xlsx/xlsx.h"

namespace zs::formats {
namespace {

using documents::Document;

bool has_extension(std::string_view name, std::string_view extension) {
    if (name.size() < extension.size()) return false;
    auto tail = name.substr(name.size() - extension.size());
    return std::equal(tail.begin(), tail.end(), extension.begin(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

Error unsupported(std::string message) {
    return {ErrorCode::unsupported, std::move(message), "", {}};
}

Result<Document> read_by_content(std::string_view bytes, std::string_view file_name, Limits const& limits) {
    switch (detect(bytes, file_name)) {
        case Content::text: return read_text(bytes, limits);
        case Content::docx: return read_docx(bytes, limits);
        case Content::xlsx: return read_xlsx(bytes, limits);
        case Content::html:
        case Content::ofd:
        case Content::pdf:
        case Content::ole:
        case Content::ole_encrypted:
        case Content::rtf:
        case Content::zip_other:
        case Content::binary:
            return unsupported("暂不支持这种文件，请用 WPS 或 Word 打开后另存为 .docx 再导入。");
        case Content::empty:
            return Error{ErrorCode::malformed_document, "文件是空的，请检查后重新导入。", "", {}};
    }
    return unsupported("");
}

}  // namespace

Content detect(std::string_view bytes, std::string_view file_name) {
    if (bytes.empty()) return Content::empty;
    if (bytes.starts_with("PK")) return has_extension(file_name, ".xlsx") ? Content::xlsx : Content::docx;
    if (bytes.starts_with("%PDF-")) return Content::pdf;
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return Content::ole;
    if (bytes.starts_with("{\\rtf")) return Content::rtf;
    return Content::text;
}

Result<Document> read_document(std::string_view bytes, std::string_view file_name, Limits const& limits) {
    auto named = [&](Error error) {
        error.where =
            error.where.empty() ? std::string(file_name) : fmt::format("{}: {}", file_name, error.where);
        return error;
    };
    if (bytes.size() > limits.max_file_bytes) {
        return named({ErrorCode::too_large,
                      fmt::format("文件超过 {} MB，请拆分后再导入。", limits.max_file_bytes >> 20U),
                      "",
                      {}});
    }
    auto document = read_by_content(bytes, file_name, limits);
    if (!document.ok()) return named(document.error());
    return document;
}

}  // namespace zs::formats
