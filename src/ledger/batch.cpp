#include "ledger/batch.h"

#include <algorithm>

#include "ledger/encoding.h"

namespace zs::ledger {

Batch::Batch(Plan const& plan) : plan_(plan), columns_(plan.slots().size()) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        switch (plan.slots()[i].type) {
            case SlotType::day:
            case SlotType::month:
            case SlotType::group: columns_[i].words.resize(kBatchRows); break;
            case SlotType::decimal: columns_[i].decimals.resize(kBatchRows); break;
            case SlotType::text: columns_[i].texts.resize(kBatchRows); break;
        }
    }
}

template <class Read>
void Batch::each(RowSpan const& rows, Slot const& slot, Read read) {
    auto const* const offsets = rows.delimiters->offsets.data() + slot.column;
    char const* const text = rows.text.data();
    auto const* const firsts = rows.rows;
    std::size_t const count = rows.count;
    auto const over_all = [&](auto const& finish) {
        for (std::size_t row = 0; row < count; ++row) {
            auto const* const at = offsets + firsts[row];
            std::uint32_t const begin = at[0] + 1;
            read(row, finish(std::string_view(text + begin, at[1] - begin)));
        }
    };
    if (slot.column != rows.last_column) return over_all([](std::string_view cell) { return cell; });
    over_all(
        [](std::string_view cell) { return cell.substr(0, cell.size() - (cell.ends_with('\r') ? 1 : 0)); });
}

void Batch::decode_texts(RowSpan const& rows, Slot const& slot, Column& column) {
    each(rows, slot, [&](std::size_t row, std::string_view cell) {
        auto text = clean(cell, scratch_);
        if (!text.empty() && text.data() >= scratch_.data() &&
            text.data() < scratch_.data() + scratch_.size())
            text = changed_.emplace_back(text);
        column.texts[row] = text;
    });
}

void Batch::decode(RowSpan const& rows) {
    size_ = rows.count;
    changed_.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        auto& column = columns_[i];
        auto const& slot = plan_.slots()[i];
        switch (slot.type) {
            case SlotType::day:
                each(rows, slot, [words = column.words.data()](std::size_t row, std::string_view cell) {
                    words[row] = read_day(cell);
                });
                break;
            case SlotType::group:
                each(rows, slot,
                     [words = column.words.data(), &groups = column.groups](
                         std::size_t row, std::string_view cell) { words[row] = groups.id_of(cell); });
                break;
            case SlotType::decimal:
                each(rows, slot,
                     [decimals = column.decimals.data(), unit = slot.unit](std::size_t row,
                                                                           std::string_view cell) {
                         decimals[row] = read_decimal(cell, unit);
                     });
                break;
            case SlotType::month:
                each(rows, slot,
                     [words = column.words.data(), months = plan_.tables().months().data()](
                         std::size_t row, std::string_view cell) { words[row] = months[read_day(cell)]; });
                break;
            case SlotType::text: decode_texts(rows, slot, column); break;
        }
    }
}

std::string Batch::group_name(std::size_t slot, std::size_t id) const {
    if (plan_.slots()[slot].type == SlotType::month) return month_name(id);
    std::string scratch;
    return to_utf8_text(clean(columns_[slot].groups.name(id), scratch));
}

std::size_t Batch::group_count(std::size_t slot) const {
    return plan_.slots()[slot].type == SlotType::month ? kMonthCount : columns_[slot].groups.size();
}

std::size_t Batch::largest_group_count() const {
    std::size_t most = 0;
    for (auto const& column : columns_)
        most = std::max(most, column.groups.size());
    return most;
}

}  // namespace zs::ledger
