#include "catalogue/recognise/pieces.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "catalogue/recognise/headings.h"
#include "catalogue/recognise/likeness.h"
#include "catalogue/recognise/materials.h"
#include "catalogue/recognise/methods.h"
#include "catalogue/recognise/units.h"

namespace zs::catalogue::recognise {
namespace {

constexpr std::size_t kMostHeaderLines = 3;  // lines one header cell may be broken into
constexpr std::size_t kMostHeaderCells = 14;
constexpr std::size_t kLongestCaption = 60;
constexpr double kCountedConfidence = 0.7;

/// A header and the lines it takes.
struct FoundHeader {
    std::vector<std::string> cells;
    std::size_t end = 0;  ///< first line after it
};

std::size_t next_filled(std::vector<TextLine> const& lines, std::size_t at) {
    while (at < lines.size() && lines[at].blank)
        ++at;
    return at;
}

/// The longest join of lines from `at` that is a word of the vocabulary.
std::optional<FoundHeader> header_cell(std::vector<TextLine> const& lines, std::size_t at) {
    std::optional<FoundHeader> best;
    std::string joined;
    for (std::size_t count = 0; count < kMostHeaderLines && at < lines.size(); ++count) {
        if (lines[at].cells.size() != 1) break;
        joined += lines[at].cells[0];
        if (compact_of(joined).size() > 14) break;
        HeaderMatch match = match_header(joined);
        bool good = match.role != Role::unknown &&
                    (match.confidence >= 1 || (count == 0 && !read_mark(compact_of(joined))));
        if (good && !(best && match.confidence < 1)) best = FoundHeader{{joined}, at + 1};
        at = next_filled(lines, at + 1);
    }
    return best;
}

std::optional<FoundHeader> header_of_fragments(std::vector<TextLine> const& lines, std::size_t at) {
    FoundHeader found;
    found.end = at;
    while (found.cells.size() < kMostHeaderCells) {
        auto cell = header_cell(lines, next_filled(lines, found.end));
        if (!cell) break;
        if (found.cells.empty() && match_header(cell->cells[0]).confidence < 1) break;
        found.cells.push_back(cell->cells[0]);
        found.end = cell->end;
    }
    int const score = header_score({found.cells.begin(), found.cells.end()});
    // Two columns alone are words that a plan may hold, too: both must be written as the vocabulary has them.
    bool const two = found.cells.size() == 2 && score == 2 && match_header(found.cells[1]).confidence >= 1;
    if (!two && score < 3) return std::nullopt;
    return found;
}

/// The same header again, however its cells are broken into lines.
std::optional<std::size_t> repeated_header(std::vector<TextLine> const& lines, std::size_t at,
                                           std::string const& whole) {
    std::string joined;
    while (at < lines.size()) {
        if (lines[at].blank) {
            ++at;
            continue;
        }
        for (auto const& cell : lines[at].cells)
            joined += without_white_space(cell);
        ++at;
        if (joined == whole) return at;
        if (joined.size() >= whole.size() || !whole.starts_with(joined)) return std::nullopt;
    }
    return std::nullopt;
}

std::vector<Column> columns_of(std::vector<std::string> const& cells) {
    std::vector<Column> columns;
    for (auto const& cell : cells) {
        HeaderMatch match = match_header(cell);
        columns.push_back({match.role, without_white_space(cell), match.confidence});
    }
    resolve_ranks(columns);
    return columns;
}

void describe_piece(TextPiece& piece) {
    piece.compact = compact_of(piece.text);
    piece.number = read_number_cell(piece.text);
    piece.value = piece.number.empty() ? -1 : number_value(piece.number);
    piece.mark = read_mark(piece.compact);
    piece.closes = closes_table(piece.text);
    piece.names_effect = !piece.mark && piece.compact.size() <= 10 && effect_of(piece.text) != Effect::none;
    piece.ends = ends_sentence(piece.compact);
    piece.half = !piece.compact.empty() && std::u32string_view(U"；;：:").find(piece.compact.back()) < 4;
    piece.inside = begins_inside(piece.compact);
    piece.units = unit_likeness(piece.text);
    if (piece.compact.size() <= 12 && !concerns_units(piece.text)) piece.units = 1;
    piece.methods = method_likeness(piece.text);
    if (!(piece.methods > 0)) piece.methods = 0;  // not a number for a piece of marks alone
    piece.materials = material_likeness(piece.text);
    piece.deadline = deadline_likeness(piece.compact);
}

class PieceFinder {
  public:
    PieceFinder(std::vector<TextLine> const& lines, Layout layout)
        : lines_(lines), rows_(layout == Layout::row_per_line) {
        auto blank =
            std::count_if(lines.begin(), lines.end(), [](TextLine const& line) { return line.blank; });
        gaps_are_breaks_ = rows_ && static_cast<std::size_t>(blank) * 3 < lines.size();
    }

    std::vector<PieceTable> find() {
        std::size_t at = 0;
        while (at < lines_.size())
            at = read_line(at);
        return std::move(tables_);
    }

  private:
    std::size_t read_line(std::size_t at);
    std::optional<FoundHeader> header_at(std::size_t at) const;
    void begin_table(FoundHeader const& header);
    void add_pieces(TextLine const& line);
    bool restarts() const;

    std::vector<TextLine> const& lines_;
    bool rows_;
    bool gaps_are_breaks_ = false;
    std::vector<PieceTable> tables_;
    std::vector<std::string> titles_;  ///< lines since the last gap in front of a header
    std::string whole_header_;
    bool break_ = false;
};

std::optional<FoundHeader> PieceFinder::header_at(std::size_t at) const {
    if (lines_[at].cells.size() > 1) {
        if (header_score({lines_[at].cells.begin(), lines_[at].cells.end()}) < 2) return std::nullopt;
        return FoundHeader{lines_[at].cells, at + 1};
    }
    if (rows_) return std::nullopt;
    return header_of_fragments(lines_, at);
}

std::size_t PieceFinder::read_line(std::size_t at) {
    TextLine const& line = lines_[at];
    if (line.blank) {
        break_ = break_ || gaps_are_breaks_;
        return at + 1;
    }
    if (!whole_header_.empty()) {
        if (auto end = repeated_header(lines_, at, whole_header_)) {
            if (restarts()) begin_table({{}, *end});
            break_ = true;
            return *end;
        }
    }
    if (auto header = header_at(at)) {
        begin_table(*header);
        return header->end;
    }
    if (tables_.empty()) {
        titles_.assign(1, line.cells[0]);
    } else {
        add_pieces(line);
    }
    return at + 1;
}

/// A repeated header begins a new list where the title of a list stands right above it.
bool PieceFinder::restarts() const {
    if (tables_.empty() || tables_.back().pieces.empty()) return false;
    TextPiece const& last = tables_.back().pieces.back();
    return !last.mark && !read_list_title(last.text).name.empty();
}

void PieceFinder::begin_table(FoundHeader const& header) {
    PieceTable table;
    table.rows = rows_;
    if (!tables_.empty() && restarts()) {
        table.caption = tables_.back().pieces.back().text;
        tables_.back().pieces.pop_back();
    } else if (!titles_.empty() && compact_of(titles_.back()).size() <= kLongestCaption) {
        table.caption = titles_.back();
    }
    titles_.clear();
    if (header.cells.empty()) {
        table.columns = tables_.back().columns;
    } else {
        table.columns = columns_of(header.cells);
        whole_header_.clear();
        for (auto const& cell : header.cells)
            whole_header_ += without_white_space(cell);
    }
    tables_.push_back(std::move(table));
    break_ = false;
}

void PieceFinder::add_pieces(TextLine const& line) {
    PieceTable& table = tables_.back();
    int row = table.pieces.empty() ? 0 : table.pieces.back().row + 1;
    for (std::size_t column = 0; column < line.cells.size(); ++column) {
        if (trim(line.cells[column]).empty()) continue;
        TextPiece piece;
        piece.text = line.cells[column];
        piece.line = line.line;
        piece.row = row;
        piece.column = static_cast<int>(column);
        piece.page_break = break_;
        describe_piece(piece);
        table.pieces.push_back(std::move(piece));
    }
    break_ = false;
}

/// Numbers that count the items, though no header names their column: 1, 2, 3 …, each alone, before the text.
void add_number_column(PieceTable& table) {
    if (column_of(table.columns, Role::number) >= 0) return;
    int const text = column_of(table.columns, Role::text);
    if (text < 0) return;
    constexpr int kFewest = 3;
    int next = 1;
    int numbers = 0;
    for (TextPiece const& piece : table.pieces) {
        if (piece.value < 0) continue;
        ++numbers;
        next += piece.value == next ? 1 : 0;
    }
    if (next <= kFewest || (next - 1) * 5 < numbers * 4) return;
    table.columns.insert(table.columns.begin() + text, Column{Role::number, "", kCountedConfidence});
}

}  // namespace

std::vector<PieceTable> find_piece_tables(std::vector<TextLine> const& lines, Layout layout) {
    std::vector<PieceTable> tables = PieceFinder(lines, layout).find();
    // Where rows have cells, the columns are as many as the header has.
    if (layout != Layout::row_per_line) std::for_each(tables.begin(), tables.end(), add_number_column);
    return tables;
}

}  // namespace zs::catalogue::recognise
