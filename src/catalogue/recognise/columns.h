#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zs::catalogue::recognise {

/// What a column of a table holds. The ranks are the indicator itself, from the outermost heading (rank1) to
/// the innermost text; resolve_columns turns them into level1, level2 and text.
enum class Role {
    unknown,
    rank1,
    rank2,
    rank3,
    rank4,
    level1,
    level2,
    number,
    text,
    lead,
    responsible,
    office,  ///< a part of a unit: who answers where no column names units, else no matter of the catalogue
    deadline,
    methods,
    materials,
    other,
};

struct Column {
    Role role = Role::unknown;
    std::string header;       ///< as written, without white space
    double confidence = 1.0;  ///< 1 for a word of the vocabulary, less for a part of one or for contents
};

/// The role a header cell names, by the vocabulary (data/vocabulary/columns.txt).
struct HeaderMatch {
    Role role = Role::unknown;
    double confidence = 0;
};
HeaderMatch match_header(std::string_view cell);

/// A column of units that names who answers for them, too: "责任单位及责任人".
bool holds_persons(Column const& column);

/// How well a row of cells reads as a header: the number of distinct roles named, 0 if it is not one.
/// A header names the text (or a rank) or a number, and at least two columns.
int header_score(std::vector<std::string_view> const& cells);

/// Which columns are level1, level2 and text among rank1 … rank4: the innermost is the text. Offices are the
/// units where no other column names any. Several columns of one other role stay as they are.
void resolve_ranks(std::vector<Column>& columns);

/// Index of the first column of a role, -1 if there is none.
int column_of(std::vector<Column> const& columns, Role role);

}  // namespace zs::catalogue::recognise
