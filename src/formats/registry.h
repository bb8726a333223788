#pragma once

#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"

namespace zs::formats {

/// Reads a file of any supported format, in this process. The content decides the format; the name is only a
/// hint for what the content leaves open, and is named in errors (`where` is "名称: part or place").
/// Untrusted files go through read_document_confined (formats/confined/confined.h) instead.
/// Errors: unsupported (another format, encrypted), malformed_document, too_large.
Result<documents::Document> read_document(std::string_view bytes, std::string_view file_name,
                                          Limits const& limits);

/// What the bytes are, before anything is parsed.
enum class Content {
    text,
    html,
    csv,
    docx,
    xlsx,
    empty,
    ole,
    ole_sheet,
    ole_encrypted,
    rtf,
    open_text,
    open_sheet,
    pdf,
    ofd,
    office_xml,
    mime,
    zip_other,
    archive,
    picture,
    scan
};

Content detect(std::string_view bytes, std::string_view file_name);

}  // namespace zs::formats
