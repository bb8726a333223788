#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/exchange.h"

namespace zs {
class TemporaryFile;
}

namespace zs::app {

inline constexpr char const* kDocxType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
inline constexpr char const* kXlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file that leaves the system.
struct ExportedFile {
    std::string file_name;  ///< Chinese, with extension
    std::string media_type;
    std::unique_ptr<ByteSource> content;
    std::uint64_t size_bytes = 0;
};

/// What was written to `file`, from the beginning.
ExportedFile exported_file(TemporaryFile& file, std::string file_name, std::string media_type);

}  // namespace zs::app
