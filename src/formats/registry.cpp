#include "formats/registry.h"

#include <fmt/format.h>

#include <string>

#include "formats/csv/csv.h"
#include "formats/docx/docx.h"
#include "formats/html/html.h"
#include "formats/ofd/ofd.h"
#include "formats/pdf/pdf.h"
#include "formats/scan/scan.h"
#include "formats/text/text.h"
#include "formats/xlsx/xlsx.h"

namespace zs::formats {
namespace {

using documents::Document;

Error unsupported(char const* message) {
    return {ErrorCode::unsupported, message, "", {}};
}

/// The one list of formats: a new one is a line here.
Result<Document> read_by_content(std::string_view bytes, std::string_view file_name, Limits const& limits) {
    switch (detect(bytes, file_name)) {
        case Content::text: return read_text(bytes, limits);
        case Content::html: return read_html(bytes, limits);
        case Content::csv: return read_csv(bytes, limits);
        case Content::docx: return read_docx(bytes, limits);
        case Content::xlsx: return read_xlsx(bytes, limits);
        case Content::empty:
            return Error{ErrorCode::malformed_document, "文件是空的，请检查后重新导入。", "", {}};
        case Content::ole:
            return unsupported(
                "这是旧版 Word 或 WPS 文档（.doc/.wps）。请用 Word 或 WPS 打开，另存为 .docx 后再导入。");
        case Content::ole_sheet:
            return unsupported(
                "这是旧版 Excel 或 WPS 表格（.xls/.et）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。");
        case Content::ole_encrypted:
            return unsupported("文件设有打开密码。请用 Word、Excel 或 WPS 打开，取消密码后另存，再导入。");
        case Content::rtf:
            return unsupported("这是 RTF 文档。请用 Word 或 WPS 打开，另存为 .docx 后再导入。");
        case Content::open_text:
        case Content::open_sheet:
            return unsupported("这是 ODF 文档。请用 WPS 或 Office 打开，另存为 .docx 或 .xlsx 后再导入。");
        case Content::pdf: return read_pdf(bytes, limits);
        case Content::ofd: return read_ofd(bytes, limits);
        case Content::office_xml:
            return unsupported(
                "这是 XML 格式的 Word 或 Excel 文件。请用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx "
                "后再导入。");
        case Content::mime:
            return unsupported(
                "这是单个文件网页（.mht）。请用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx 后再导入。");
        case Content::zip_other:
            return unsupported(
                "压缩包里不是 Word 或 Excel 文件。请先解压，或用 WPS 打开后另存为 .docx 或 .xlsx 再导入。");
        case Content::archive:
            return unsupported("这是压缩包。请先解压，再导入里面的 .docx、.xlsx、.html 或 .txt 文件。");
        case Content::picture:
            return unsupported("这是图片。请先用文字识别（OCR）转成 .docx 或 .txt，核对后再导入。");
        case Content::scan: return read_scan(bytes, limits);
    }
    return unsupported("不认识的文件。请用 WPS 或 Word 打开后另存为 .docx 再导入。");
}

}  // namespace

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
