#pragma once

#include <string>
#include <vector>

#include "documents/document.h"
#include "formats/positioned/lattice.h"

namespace zs::formats {

/// A table over one or many pages. Parts that follow each other at the bottom and top of pages are one table:
/// a header that is printed again is dropped, a row or merged cell that a page break divides is joined.
class TableChain {
  public:
    explicit TableChain(PlacedTable first);

    /// Adds the part at the top of the next page; false when its columns are others.
    bool add(PlacedTable& next);

    /// The finished table. Pages on which the header was printed again are told in `repeated_on`.
    [[nodiscard]] documents::Table table(int number) const;
    [[nodiscard]] std::vector<int> const& repeated_on() const { return repeated_on_; }
    [[nodiscard]] std::size_t cell_count() const;

  private:
    struct Covering {
        int row = -1;
        PlacedCell* cell = nullptr;
    };
    /// Where the lines of text of a column may begin and end.
    struct Margins {
        double left = 0;
        double right = 0;
    };

    bool unify_columns(PlacedTable& next);
    [[nodiscard]] std::size_t repeated_rows(PlacedTable const& next) const;
    Covering covering(int column);
    [[nodiscard]] Margins margins(PlacedCell const& cell) const;
    void measure_padding();
    [[nodiscard]] bool continues_row(PlacedRow const& row);
    [[nodiscard]] bool always_filled(int column) const;
    [[nodiscard]] bool ever_merged(int column) const;
    [[nodiscard]] bool all_lines_wrapped(PlacedRow const& row);
    [[nodiscard]] bool heads_column(Covering const& above) const;
    void join_row(PlacedRow& row);
    void join_spans(PlacedRow& row);

    std::vector<double> columns_;
    std::vector<PlacedRow> rows_;
    std::vector<double> padding_;  ///< by column
    std::vector<int> repeated_on_;
};

}  // namespace zs::formats
