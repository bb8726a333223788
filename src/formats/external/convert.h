#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/limits.h"
#include "formats/external/programs.h"

namespace zs::formats {

/// A file in a form that the readers know.
struct Converted {
    std::string bytes;
    Program by = Program::libreoffice;
};

/// Whether another program must turn the file into something else before it can be read: .doc, .wps, .rtf,
/// .xls, .et, .odt, .ods, and pictures.
bool needs_conversion(std::string_view bytes, std::string_view file_name);

/// The programs that can turn the file into .docx, .xlsx or HTML here, best first.
std::vector<Program> converters(std::string_view bytes, std::string_view file_name);

/// .docx, .xlsx or HTML made of the file by one of them. Errors: those of run_external.
Result<Converted> convert(std::string_view bytes, std::string_view file_name, Program by,
                          Limits const& limits);

/// What to install, for a file that nothing here can convert.
Error no_converter(std::string_view bytes, std::string_view file_name);

}  // namespace zs::formats
