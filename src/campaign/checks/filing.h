#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "campaign/content.h"

namespace zs::campaign {

/// What reading a file came to. `scan`: pages without any text. `waiting`: nobody has read it yet.
enum class FileText { waiting, read, scan, empty, unreadable };

/// A linked file, as far as checks look at it.
struct FiledFile {
    std::string part;
    std::string name;
    std::string digest;
    std::int64_t size_bytes = 0;
    FileText text_state = FileText::waiting;
    std::string text;  ///< its beginning
    bool open_to_public = false;
};

/// Another submission that holds the same.
struct SameElsewhere {
    std::string part;
    std::string what;   ///< "文件“台账.xlsx”", "情况说明"
    std::string where;  ///< "指标 12"
};

/// A figure of this submission that another one contradicts.
struct Contradiction {
    std::string part;
    std::string message;
};

/// Everything the checks look at.
struct Filing {
    Form form;
    Content content;
    std::vector<FiledFile> files;
    std::vector<SameElsewhere> same_elsewhere;
    std::vector<Contradiction> contradictions;
};

}  // namespace zs::campaign
