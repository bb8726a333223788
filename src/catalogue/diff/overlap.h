#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace zs::catalogue::diff {

/// Which characters of two texts stand in both, in any order: those in three characters in a row that both
/// have. Shares are of each text, 0.0–1.0.
struct Overlap {
    double before_share = 0;
    double after_share = 0;
    double likeness = 0;  ///< of the two texts as wholes: common characters by all characters
};

/// A text made ready to be laid over others: every three characters in a row, packed, in the order of the
/// text; a shorter text is one.
struct Grammed {
    std::size_t size = 0;
    std::vector<std::uint64_t> grams;
};
Grammed grammed(std::u32string_view characters);  ///< of the compared form

/// Finds grams by their code: each has a number, from 0 in the order in which they came.
class GramTable {
  public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    std::uint32_t add(std::uint64_t gram);
    [[nodiscard]] std::uint32_t find(std::uint64_t gram) const;
    [[nodiscard]] std::size_t size() const { return size_; }

  private:
    struct Slot {
        std::uint64_t code = 0;  ///< the gram and one more: 0 is an empty slot
        std::uint32_t number = 0;
    };

    [[nodiscard]] std::size_t place_of(std::uint64_t code) const;
    void grow();

    std::vector<Slot> slots_;
    std::size_t size_ = 0;
    unsigned shift_ = 64;
};

/// A text as the numbers of its grams in one table; what the table does not have is kNone.
struct Numbered {
    std::size_t size = 0;  ///< characters
    std::span<std::uint32_t const> grams;
};

/// Lays one text, the newer one, over many older ones. All their grams are numbered by the same table, and
/// the table has all those of the older ones.
class OverlapMeter {
  public:
    explicit OverlapMeter(std::size_t table_size) : present_(table_size + 1), met_(table_size + 1) {}

    void take(Numbered const& text);  ///< which must stay while it is used
    [[nodiscard]] Overlap over(Numbered const& before);
    /// Marks (sets to 1) the characters of `before` that stand in the text too; `marks` has before.size
    /// elements.
    void mark_common(Numbered const& before, std::span<std::uint8_t> marks) const;

  private:
    [[nodiscard]] std::size_t place(std::uint32_t number) const {
        return std::min<std::size_t>(number, present_.size() - 1);
    }

    Numbered text_;
    std::vector<std::uint32_t> present_;  ///< for each number, which text had it last
    std::vector<std::uint32_t> met_;      ///< in which turn an older text had it too
    std::uint32_t text_turn_ = 0;
    std::uint32_t turn_ = 0;
};

Overlap overlap(Grammed const& before, Grammed const& after);

}  // namespace zs::catalogue::diff
