#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace zs::report {

/// A table of values: each row has a cell for each column.
struct TemplateList {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

/// What the placeholders of a template stand for. {{名称}} is a field; {{任务.编号}} a column of a list: the
/// table row (or, outside of tables, the paragraph) that holds it is repeated for each row of the list.
/// Nothing is computed.
struct TemplateData {
    std::map<std::string, std::string, std::less<>> fields;
    std::map<std::string, TemplateList, std::less<>> lists;
};

/// Fills a .docx or .xlsx that somebody edited in Word, WPS or Excel: text, headers and footers, whatever
/// looks the placeholder has are kept. Line breaks in a value stay line breaks; a value never becomes a
/// formula; a cell of a workbook that is one placeholder and whose value is a plain number becomes a number.
/// A list without rows leaves its row out. The same input gives the same bytes. Errors: unsupported (neither
/// kind, or what cannot be repeated safely), malformed_document, invalid_input that names every unknown
/// placeholder and its part.
Result<std::string> fill_template(std::string_view bytes, TemplateData const& data);

/// The names of all placeholders in order, each once.
Result<std::vector<std::string>> placeholders_of(std::string_view bytes);

/// Whether it is a .docx, of the two.
bool is_word_file(std::string_view bytes);

}  // namespace zs::report
