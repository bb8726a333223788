#include <algorithm>
#include <numeric>
#include <utility>

#include "catalogue/diff/compared_text.h"
#include "catalogue/diff/pairing.h"

namespace zs::catalogue::diff {
namespace {

// Wording that many items share tells nothing and costs most.
constexpr std::size_t kCommonEverywhere = 12;
constexpr std::uint64_t kWhole = std::uint64_t{1} << 40U;  // the rarity of what one entry has

}  // namespace

std::vector<Standing> standing_items(Catalogue const& catalogue) {
    std::vector<Standing> out;
    for (std::uint32_t list = 0; list < catalogue.lists.size(); ++list) {
        for (auto const& item : catalogue.lists[list].items)
            out.push_back({list, &catalogue.lists[list], &item});
    }
    return out;
}

TextIndex::TextIndex(Catalogue const& catalogue, Use use) {
    auto const standing = standing_items(catalogue);
    entries_.reserve(standing.size());  // by_key_ points into them
    for (auto const& each : standing) {
        auto key = compared_characters(each.item->text);
        auto text = grammed(key);
        entries_.push_back({each, std::move(key), std::move(text), {}});
        by_key_[entries_.back().key].push_back(static_cast<std::uint32_t>(entries_.size() - 1));
    }
    if (use == Use::searched) index_grams();
}

void TextIndex::index_grams() {
    std::vector<std::uint32_t> last;  // for each gram, the entry that was given it last, from 1
    for (std::uint32_t at = 0; at < entries_.size(); ++at) {
        Entry& entry = entries_[at];
        entry.numbers.reserve(entry.text.grams.size());
        for (std::uint64_t const gram : entry.text.grams) {
            std::uint32_t const number = grams_.add(gram);
            entry.numbers.push_back(number);
            if (number == last.size()) last.push_back(0), begins_.push_back(0);
            if (std::exchange(last[number], at + 1) != at + 1) ++begins_[number];
        }
    }
    begins_.push_back(0);
    std::exclusive_scan(begins_.begin(), begins_.end(), begins_.begin(), 0U);
    holders_.resize(begins_.back());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    std::fill(last.begin(), last.end(), 0);
    for (std::uint32_t at = 0; at < entries_.size(); ++at) {
        for (std::uint32_t const number : entries_[at].numbers) {
            if (std::exchange(last[number], at + 1) != at + 1) holders_[next[number]++] = at;
        }
    }
}

std::vector<std::uint32_t> TextIndex::numbers_of(Grammed const& text) const {
    std::vector<std::uint32_t> out(text.grams.size());
    std::transform(text.grams.begin(), text.grams.end(), out.begin(),
                   [&](std::uint64_t gram) { return grams_.find(gram); });
    return out;
}

std::span<std::uint32_t const> TextIndex::with(std::u32string_view key) const {
    auto const found = by_key_.find(key);
    if (found == by_key_.end()) return {};
    return found->second;
}

std::vector<TextIndex::Near> TextIndex::near(std::span<std::uint32_t const> numbers,
                                             std::size_t limit) const {
    std::size_t const cap = std::max(kCommonEverywhere, entries_.size() / 16);
    std::vector<std::uint8_t> seen(grams_.size());
    std::vector<std::uint64_t> rarity(entries_.size());
    for (std::uint32_t const number : numbers) {
        if (number == GramTable::kNone || std::exchange(seen[number], std::uint8_t{1}) != 0) continue;
        auto const holders =
            std::span(holders_).subspan(begins_[number], begins_[number + 1] - begins_[number]);
        if (holders.size() > cap) continue;
        std::uint64_t const share = kWhole / std::max<std::size_t>(1, holders.size());
        for (std::uint32_t const entry : holders)
            rarity[entry] += share;
    }
    std::vector<Near> out;
    for (std::uint32_t entry = 0; entry < rarity.size(); ++entry) {
        if (rarity[entry] > 0) out.push_back({entry, rarity[entry]});
    }
    auto const count = static_cast<std::ptrdiff_t>(std::min(limit, out.size()));
    std::partial_sort(out.begin(), out.begin() + count, out.end(), [](Near a, Near b) {
        return a.rarity != b.rarity ? a.rarity > b.rarity : a.entry < b.entry;
    });
    out.resize(static_cast<std::size_t>(count));
    return out;
}

}  // namespace zs::catalogue::diff
