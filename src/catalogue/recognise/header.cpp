#include "catalogue/recognise/header.h"

#include <algorithm>

#include "base/text.h"
#include "catalogue/recognise/likeness.h"
#include "catalogue/recognise/marks.h"
#include "catalogue/recognise/materials.h"
#include "catalogue/recognise/methods.h"
#include "catalogue/recognise/units.h"

namespace zs::catalogue::recognise {
namespace {

constexpr std::size_t kSampleRows = 200;
constexpr double kInferredConfidence = 0.7;

bool spans_columns(GridRow const& row) {
    return std::any_of(row.begin(), row.end(),
                       [](GridCell const& cell) { return cell.column_span > 1 && !trim(cell.text).empty(); });
}

std::vector<std::string_view> distinct_texts(GridRow const& row) {
    std::vector<std::string_view> texts;
    for (std::size_t c = 0; c < row.size(); ++c) {
        if (row[c].present && static_cast<std::size_t>(row[c].column) == c) texts.push_back(row[c].text);
    }
    return texts;
}

/// The second row of a header refines the cells of the first that span columns.
bool refines(GridRow const& first, GridRow const& second) {
    if (!spans_columns(first)) return false;
    int matched = 0;
    int filled = 0;
    for (std::size_t c = 0; c < second.size(); ++c) {
        if (second[c].covered || trim(second[c].text).empty()) continue;
        ++filled;
        if (match_header(second[c].text).role != Role::unknown) ++matched;
    }
    return filled > 0 && matched * 2 > filled;
}

Column column_at(GridRow const& row, GridRow const* refinement, std::size_t c) {
    Column column;
    column.header = without_white_space(row[c].text);
    HeaderMatch match = match_header(row[c].text);
    if (refinement != nullptr && !(*refinement)[c].covered) {
        HeaderMatch refined = match_header((*refinement)[c].text);
        std::string text = without_white_space((*refinement)[c].text);
        if (!text.empty() && text != column.header) column.header += text;
        if (refined.role != Role::unknown) match = refined;
    }
    column.role = match.role;
    column.confidence = match.confidence;
    return column;
}

/// How the cells of one column read, summed over the rows.
struct Evidence {
    double filled = 0;
    double numbers = 0;
    double marked = 0;
    double units = 0;
    double methods = 0;
    double materials = 0;
    double deadlines = 0;
    double characters = 0;
    double repeated = 0;
};

Evidence evidence_of(std::vector<GridRow> const& rows, std::size_t first_row, std::size_t column) {
    Evidence evidence;
    std::string last;
    for (std::size_t r = first_row; r < std::min(rows.size(), first_row + kSampleRows); ++r) {
        GridCell const& cell = rows[r][column];
        if (!cell.present || cell.column_span > 1 || trim(cell.text).empty()) continue;
        ++evidence.filled;
        std::u32string compact = compact_of(cell.text);
        if (!read_number_cell(cell.text).empty()) ++evidence.numbers;
        if (read_mark(compact)) ++evidence.marked;
        evidence.units += unit_likeness(cell.text);
        evidence.methods += method_likeness(cell.text);
        evidence.materials += material_likeness(cell.text);
        evidence.deadlines += deadline_likeness(compact);
        evidence.characters += static_cast<double>(compact.size());
        if (cell.text == last) ++evidence.repeated;
        last = cell.text;
    }
    return evidence;
}

/// The role the contents speak for, with the share of cells that do.
HeaderMatch role_from(Evidence const& evidence) {
    if (evidence.filled == 0) return {};
    HeaderMatch best;
    auto offer = [&](Role role, double sum) {
        double share = sum / evidence.filled;
        if (share > 0.6 && share > best.confidence) best = {role, share};
    };
    offer(Role::number, evidence.numbers);
    offer(Role::methods, evidence.methods);
    offer(Role::deadline, evidence.deadlines);
    offer(Role::materials, evidence.materials);
    offer(Role::responsible, evidence.units);
    return best;
}

bool is_ranked(Column const& column) {
    return column.role >= Role::rank1 && column.role <= Role::rank4;
}

/// Share of the filled cells of a column that `holds` says yes to.
template <class Test>
double share_of_cells(std::vector<GridRow> const& rows, std::size_t first_row, std::size_t column,
                      Test holds) {
    double filled = 0;
    double held = 0;
    for (std::size_t r = first_row; r < std::min(rows.size(), first_row + kSampleRows); ++r) {
        GridCell const& cell = rows[r][column];
        if (!cell.present || cell.covered || cell.column_span > 1 || trim(cell.text).empty()) continue;
        ++filled;
        held += holds(cell.text) ? 1 : 0;
    }
    return filled > 0 ? held / filled : 0;
}

bool tells_points(std::string_view text) {
    return contains(text, "扣") || contains(text, "得分") || contains(text, "满分") || contains(text, "计分");
}

/// "考核内容 | 考核标准": where the standard says how points are given, the contents are the indicator.
void drop_scoring(std::vector<GridRow> const& rows, std::size_t first_row, std::vector<Column>& columns) {
    bool const senior = std::any_of(columns.begin(), columns.end(), [](Column const& column) {
        return is_ranked(column) && column.role != Role::rank4;
    });
    if (!senior) return;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (columns[c].role == Role::rank4 && share_of_cells(rows, first_row, c, tells_points) > 0.5)
            columns[c].role = Role::other;
    }
}

/// A header cell above the numbers and the texts beside them, written above the numbers only.
void shift_from_numbers(std::vector<GridRow> const& rows, std::size_t first_row,
                        std::vector<Column>& columns) {
    if (column_of(columns, Role::number) >= 0) return;
    auto const number = [](std::string_view text) { return !read_number_cell(text).empty(); };
    for (std::size_t c = 0; c + 1 < columns.size(); ++c) {
        Column& beside = columns[c + 1];
        bool const nameless = beside.role == Role::unknown && beside.header.empty();
        if (!is_ranked(columns[c]) || !nameless || share_of_cells(rows, first_row, c, number) < 0.8) continue;
        if (share_of_cells(rows, first_row, c + 1, number) > 0.2) continue;
        std::swap(columns[c], beside);
        columns[c].role = Role::number;
        columns[c].confidence = kInferredConfidence;
        return;
    }
}

}  // namespace

Header read_header(std::vector<GridRow> const& rows, std::size_t at) {
    GridRow const& row = rows[at];
    if (header_score(distinct_texts(row)) == 0) return {};
    bool two = at + 1 < rows.size() && refines(row, rows[at + 1]);
    Header header;
    header.row_count = two ? 2 : 1;
    for (std::size_t c = 0; c < row.size(); ++c) {
        header.columns.push_back(column_at(row, two ? &rows[at + 1] : nullptr, c));
    }
    return header;
}

void columns_from_contents(std::vector<GridRow> const& rows, std::size_t first_row,
                           std::vector<Column>& columns) {
    drop_scoring(rows, first_row, columns);
    shift_from_numbers(rows, first_row, columns);
    bool has_text = std::any_of(columns.begin(), columns.end(), is_ranked);
    double longest = 12;  // an indicator is a clause, not a word
    int text_column = -1;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (columns[c].role != Role::unknown) continue;
        Evidence evidence = evidence_of(rows, first_row, c);
        HeaderMatch match = role_from(evidence);
        bool taken = match.role == Role::number && column_of(columns, Role::number) >= 0;
        if (match.role != Role::unknown && !taken) {
            columns[c].role = match.role;
            columns[c].confidence = 0.7 * match.confidence;
        } else if (!has_text && evidence.filled > 0 && evidence.characters / evidence.filled > longest) {
            longest = evidence.characters / evidence.filled;
            text_column = static_cast<int>(c);
        }
    }
    if (has_text || text_column < 0) return;
    columns[static_cast<std::size_t>(text_column)].role = Role::rank3;
    columns[static_cast<std::size_t>(text_column)].confidence = 0.6;
    Role rank = Role::rank1;
    for (int c = 0; c < text_column; ++c) {
        Column& column = columns[static_cast<std::size_t>(c)];
        if (column.role != Role::unknown || rank == Role::rank3) continue;
        column.role = rank;
        column.confidence = 0.5;
        rank = Role::rank2;
    }
}

/// Whether a cell may repeat `header` or the start of it; sees to it that few texts are compared in full.
bool may_repeat(std::string_view cell, std::string_view header) {
    std::string_view const text = trim(cell);
    return !text.empty() && !header.empty() && text.front() == header.front();
}

bool repeats_header(GridRow const& row, std::vector<Column> const& columns) {
    int equal = 0;
    int filled = 0;
    for (std::size_t c = 0; c < row.size() && c < columns.size(); ++c) {
        if (trim(row[c].text).empty()) continue;
        ++filled;
        if (may_repeat(row[c].text, columns[c].header) &&
            columns[c].header.starts_with(without_white_space(row[c].text)))
            ++equal;
    }
    return filled >= 2 && equal * 4 >= filled * 3;
}

}  // namespace zs::catalogue::recognise
