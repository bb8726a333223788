#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ledger/batch.h"
#include "ledger/scan.h"
#include "ledger/source.h"

namespace zs::ledger {

/// A row that is kept aside: neither its cells nor its group can be told.
struct BrokenRow {
    std::uint64_t line = 0;
    std::string reason;
};

/// What a worker keeps from one stretch to the next.
struct RowBuffers {
    std::vector<char> text;
    Delimiters delimiters;
    std::vector<std::uint32_t> rows;
    std::vector<std::uint64_t> lines;
};

/// Reads the rows that begin in [begin, end) of a source, a stretch at a time.
class RowReader {
  public:
    enum class Begin { at_row, amid_row };  ///< amid_row: the first row is the one after the next line feed
    static constexpr std::uint64_t kLongestRow = 1U << 20U;

    RowReader(Source const& source, std::uint64_t begin, std::uint64_t end, std::size_t columns, Begin how,
              RowBuffers& buffers);

    /// Loads the next stretch; false when there is none.
    bool next();
    [[nodiscard]] std::size_t row_count() const { return rows_.size(); }
    [[nodiscard]] RowSpan rows(std::size_t from, std::size_t count) const;
    [[nodiscard]] std::uint64_t line_of(std::size_t row) const { return lines_[row]; }

    [[nodiscard]] std::uint64_t first_row_at() const { return first_row_at_; }
    /// Where the first row behind the range begins; known at the end.
    [[nodiscard]] std::uint64_t stopped_at() const { return buffer_at_ + consumed_; }
    [[nodiscard]] std::uint64_t line_count() const { return line_; }
    [[nodiscard]] std::uint64_t broken_count() const { return broken_count_; }
    [[nodiscard]] std::vector<BrokenRow> const& broken() const { return broken_; }

  private:
    void find_first_row();
    void fill();
    void grow();
    bool all_rows_are_good();
    void sort_rows();
    void skip_line(std::string reason);
    void put_aside(std::uint64_t line, std::string reason);
    [[nodiscard]] std::string_view text() const { return {buffer_.data(), filled_}; }

    Source const& source_;
    std::uint64_t end_;
    std::size_t columns_;
    std::vector<char>& buffer_;
    std::size_t filled_ = 0;
    std::size_t consumed_ = 0;
    std::uint64_t buffer_at_;
    std::uint64_t first_row_at_;
    std::uint64_t line_ = 0;  ///< lines before consumed_
    bool at_end_ = false;
    Delimiters& delimiters_;
    std::vector<std::uint32_t>& rows_;
    std::vector<std::uint64_t>& lines_;
    std::uint64_t broken_count_ = 0;
    std::vector<BrokenRow> broken_;
};

}  // namespace zs::ledger
