#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace zs::report {

/// A heading with paragraphs and, if there are rows, a table whose first row is its header.
struct DocumentPart {
    std::string heading;
    std::vector<std::string> paragraphs;
    std::vector<std::vector<std::string>> rows;
};

struct PlainDocument {
    std::string title;
    std::vector<std::string> facts;  ///< short lines under the title
    std::vector<DocumentPart> parts;
};

/// As .docx, laid out after GB/T 9704-2012.
void write_document(PlainDocument const& document, Sink const& sink);

}  // namespace zs::report
