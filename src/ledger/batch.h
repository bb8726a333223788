#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/groups.h"
#include "ledger/plan.h"
#include "ledger/scan.h"

namespace zs::ledger {

inline constexpr std::size_t kBatchRows = 1'024;

/// Rows of one stretch of text: which of its rows have the right number of cells.
struct RowSpan {
    std::string_view text;
    Delimiters const* delimiters = nullptr;
    std::uint32_t const* rows = nullptr;  ///< index of the row's first delimiter, of each good row
    std::size_t count = 0;
    std::size_t last_column = 0;

    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
        auto const* const at = delimiters->offsets.data() + rows[row] + column;
        std::uint32_t const begin = at[0] + 1;
        return text.substr(begin, at[1] - begin);
    }
};

/// The needed columns of up to kBatchRows rows, decoded.
class Batch {
  public:
    explicit Batch(Plan const& plan);

    void decode(RowSpan const& rows);

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::uint32_t const* words(std::size_t slot) const { return columns_[slot].words.data(); }
    [[nodiscard]] std::int64_t const* decimals(std::size_t slot) const {
        return columns_[slot].decimals.data();
    }
    [[nodiscard]] std::string_view const* texts(std::size_t slot) const {
        return columns_[slot].texts.data();
    }
    /// By the cells as they stand in the file: two spellings of one name are told apart until group_name().
    [[nodiscard]] std::size_t group_count(std::size_t slot) const;
    [[nodiscard]] std::string group_name(std::size_t slot, std::size_t id) const;
    [[nodiscard]] std::size_t largest_group_count() const;

  private:
    struct Column {
        std::vector<std::uint32_t> words;  ///< days, numbers of groups
        std::vector<std::int64_t> decimals;
        std::vector<std::string_view> texts;
        Groups groups;
    };

    template <class Read>
    void each(RowSpan const& rows, Slot const& slot, Read read);
    void decode_texts(RowSpan const& rows, Slot const& slot, Column& column);

    Plan const& plan_;
    std::vector<Column> columns_;
    std::deque<std::string> changed_;  ///< texts that stood in quotes with quotes inside
    std::string scratch_;
    std::size_t size_ = 0;
};

}  // namespace zs::ledger
