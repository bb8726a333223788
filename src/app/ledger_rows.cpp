#include "app/ledger_rows.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/limits.h"
#include "formats/xlsx/row_stream.h"
#include "ledger/csv_row.h"

namespace zs::app {
namespace {

constexpr std::size_t kPiece = 64U << 10U;
constexpr std::size_t kRowsForWidth = 64;  // titles above the headings have fewer cells

Limits workbook_limits() {
    Limits out;
    out.max_file_bytes = 512U << 20U;
    out.max_expanded_bytes = std::size_t{4} << 30U;
    out.max_part_bytes = std::size_t{3} << 30U;
    out.max_cells = 64'000'000;
    out.max_text_bytes = 512U << 20U;
    return out;
}

/// Rows of one width on the lines of their numbers: blank lines for rows without content.
class RowWriter {
  public:
    explicit RowWriter(std::function<void(std::string_view)> const& output) : output_(output) {}

    void take(int number, std::span<std::string const> cells) {
        if (width_ == 0 && first_.size() < kRowsForWidth) {
            first_.emplace_back(number, std::vector<std::string>(cells.begin(), cells.end()));
            return;
        }
        settle_width();
        put(number, cells);
    }
    void finish() {
        settle_width();
        if (!text_.empty()) output_(text_);
    }

  private:
    void settle_width() {
        for (auto const& [number, cells] : first_)
            width_ = std::max(width_, cells.size());
        for (auto const& [number, cells] : first_)
            put(number, cells);
        first_.clear();
    }
    void put(int number, std::span<std::string const> cells) {
        text_.append(static_cast<std::size_t>(number - next_), '\n');
        next_ = number + 1;
        row_.assign(std::max(cells.size(), width_), "");
        std::copy(cells.begin(), cells.end(), row_.begin());
        ledger::append_csv_row(row_, text_);
        if (text_.size() < kPiece) return;
        output_(text_);
        text_.clear();
    }

    std::function<void(std::string_view)> const& output_;
    std::vector<std::pair<int, std::vector<std::string>>> first_;
    std::vector<std::string> row_;
    std::string text_;
    std::size_t width_ = 0;
    int next_ = 1;
};

}  // namespace

bool is_workbook(std::string_view first_bytes) {
    return first_bytes.starts_with("PK\x03\x04");
}

Result<void> workbook_rows(std::string_view bytes, std::function<void(std::string_view)> const& output) {
    RowWriter writer(output);
    RETURN_IF_ERROR(formats::stream_xlsx_rows(
        bytes, workbook_limits(),
        [&](int number, std::span<std::string const> cells) { writer.take(number, cells); }));
    writer.finish();
    return {};
}

}  // namespace zs::app
