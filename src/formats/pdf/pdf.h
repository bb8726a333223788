#pragma once

#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"
#include "formats/positioned/page.h"

namespace zs::formats {

/// Text and lines of a PDF, put together to paragraphs and tables by positioned/assemble.h.
/// Errors: malformed_document, unsupported (a password is needed, or all pages are pictures), too_large.
Result<documents::Document> read_pdf(std::string_view bytes, Limits const& limits);

/// What read_pdf says when all pages are pictures: recognise_text (external/recognise_text.h) may help.
inline constexpr std::string_view kOnlyPictures =
    "这个 PDF 的页面都是图片（扫描件），里面没有文字。请导入原来的 Word 或 Excel 文件，"
    "或先做文字识别（OCR）。";

/// The pages before that.
Result<std::vector<PositionedPage>> read_pdf_pages(std::string_view bytes, Limits const& limits);

}  // namespace zs::formats
