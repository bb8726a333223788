#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/recognise/columns.h"
#include "documents/document.h"

namespace zs::catalogue::recognise {

/// One cell of a record: its text and whether the row has one of its own.
struct RecordCell {
    std::string text;      ///< raw, line breaks kept
    bool present = false;  ///< a cell of its own, or covered by a merged cell; false: blank
    bool covered = false;  ///< belongs to a cell that began in an earlier row
};

/// A row of the table that is one item, whatever the form of the document was.
struct Record {
    std::string number;  ///< empty if the document gives none
    std::string level1;
    std::string level2;
    std::string text;
    RecordCell lead;
    RecordCell responsible;
    RecordCell deadline;
    RecordCell methods;
    RecordCell materials;
    documents::Place place;  ///< from the first to the last piece
    double confidence = 1.0;
    std::vector<Finding> doubts;  ///< without list and number
};

/// One list of the document: the rows below one header, up to the next list.
struct RecordTable {
    std::string caption;  ///< title as written, may be empty: "基础任务清单（155项）"
    std::vector<Column> columns;
    std::vector<Record> records;
    std::string last_level1;  ///< headings in force at the end, which may have no record yet
    std::string last_level2;
    /// True where the file says which cells are merged, so that a blank cell is a blank cell.
    bool spans_known = false;
};

documents::Place join_places(documents::Place const& first, documents::Place const& last);
Source to_source(documents::Place const& place);
/// A finding of a rule (defect_rules.h) about a place, without list and number.
Finding doubt(std::string_view rule, std::string message, documents::Place const& place);

}  // namespace zs::catalogue::recognise
