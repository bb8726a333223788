#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "catalogue/catalogue.h"
#include "documents/document.h"

namespace zs {

/// For people: a line per item, columns aligned (a Chinese character is two wide).
std::string as_table(catalogue::Catalogue const& catalogue);
/// RFC 4180 with a byte order mark, so that spreadsheets see UTF-8; one row per item, units parted by 、.
std::string as_csv(catalogue::Catalogue const& catalogue);

std::string_view severity_name(catalogue::Severity severity);  ///< 错误, 警告, 提示
std::string place_of(catalogue::Source const& source);         ///< 第 31–33 行

void print_findings(std::string const& path, catalogue::Catalogue const& catalogue, std::FILE* to);
void print_notices(std::string const& path, documents::Document const& document, std::FILE* to);

}  // namespace zs
