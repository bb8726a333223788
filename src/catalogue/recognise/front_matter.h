#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "documents/document.h"

namespace zs::catalogue::recognise {

/// "共234项，含基础任务清单155项": a number of items the document states. `name` is a list, 一级指标 …
/// 三级指标, or empty for all items together.
struct DeclaredCount {
    std::string name;
    int count = 0;
    documents::Place place;
};

/// What a document says about itself around its tables.
struct FrontMatter {
    std::string title;  ///< of the table, or of the document where the table has none
    std::optional<std::string> jurisdiction;
    std::optional<std::string> issuer;
    std::optional<std::string> document_number;  ///< as written, without white space
    std::optional<std::string> issued_on;        ///< ISO
    std::vector<DeclaredCount> declared;
};

/// Reads the lines in front of the first item of `recognised` (and, for a date, behind the last one).
FrontMatter read_front_matter(documents::Document const& document, Catalogue const& recognised);

/// Puts it into the catalogue: title, place, issuer, number, date, and counts of lists that state none
/// themselves.
void apply_front_matter(FrontMatter const& front, Catalogue& catalogue);

}  // namespace zs::catalogue::recognise
