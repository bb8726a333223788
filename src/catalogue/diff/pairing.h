#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/diff/overlap.h"

namespace zs::catalogue::diff {

/// An item with what it stands in; items of all lists are numbered through in their order.
struct Standing {
    std::uint32_t list = 0;
    List const* in = nullptr;
    Item const* item = nullptr;
};
std::vector<Standing> standing_items(Catalogue const& catalogue);

/// One item of each side that belong together, by their texts.
struct Link {
    std::uint32_t before = 0;
    std::uint32_t after = 0;
    double likeness = 0;
    double before_share = 0;  ///< of the older text that the newer one has
    double after_share = 0;
};

struct Pairing {
    std::vector<Link> pairs;   ///< one to one, in the order of the newer side
    std::vector<Link> splits;  ///< a newer item without a pair that is a part of an older one
    std::vector<Link> merges;  ///< an older item without a pair that went into a newer one
};

/// A catalogue made ready to be compared with many. The catalogue must outlive it.
class TextIndex {
  public:
    /// `searched`: others are looked up in it (the older side); `laid_over` cannot be asked for what is near.
    enum class Use { searched, laid_over };
    explicit TextIndex(Catalogue const& catalogue, Use use = Use::searched);
    TextIndex(TextIndex&&) = default;
    TextIndex& operator=(TextIndex&&) = default;
    TextIndex(TextIndex const&) = delete;  ///< by_key_ points into the entries
    TextIndex& operator=(TextIndex const&) = delete;
    ~TextIndex() = default;

    struct Entry {
        Standing standing;
        std::u32string key;  ///< the compared text
        Grammed text;
        std::vector<std::uint32_t> numbers;  ///< of its grams, in an index that is searched
    };
    struct Near {
        std::uint32_t entry;
        std::uint64_t rarity;  ///< of the grams in common, summed
    };

    [[nodiscard]] std::vector<Entry> const& entries() const { return entries_; }
    /// The entries with exactly this compared text, in order.
    [[nodiscard]] std::span<std::uint32_t const> with(std::u32string_view key) const;
    [[nodiscard]] std::size_t gram_count() const { return grams_.size(); }
    /// The grams of another text as this index numbers them.
    [[nodiscard]] std::vector<std::uint32_t> numbers_of(Grammed const& text) const;
    [[nodiscard]] Numbered numbered(std::uint32_t entry) const {
        return {entries_[entry].text.size, entries_[entry].numbers};
    }
    /// The entries that share rare grams with a text, most first, `limit` at most.
    [[nodiscard]] std::vector<Near> near(std::span<std::uint32_t const> numbers, std::size_t limit) const;

  private:
    void index_grams();

    std::vector<Entry> entries_;
    std::unordered_map<std::u32string_view, std::vector<std::uint32_t>> by_key_;  ///< of the entries' keys
    GramTable grams_;
    std::vector<std::uint32_t> begins_;   ///< of each gram, in holders_
    std::vector<std::uint32_t> holders_;  ///< the entries that have it
};

/// Which items belong together: an assignment of greatest likeness among texts that share rare wording;
/// numbers, headings and order only decide between equals. Deterministic.
Pairing pair_items(TextIndex const& before, TextIndex const& after);

}  // namespace zs::catalogue::diff
