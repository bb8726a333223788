#include <algorithm>

#include "base/text.h"
#include "catalogue/diff/pairing.h"

namespace zs::catalogue::diff {
namespace {

// Wording that many items share tells nothing and costs most.
constexpr std::size_t kCommonEverywhere = 12;

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
    for (auto const& standing : standing_items(catalogue)) {
        auto const number = static_cast<std::uint32_t>(entries_.size());
        auto const text = compared(standing.item->text);
        entries_.push_back({standing, to_utf8(text.characters), grammed(text)});
        by_key_[entries_.back().key].push_back(number);
        if (use == Use::laid_over) continue;
        std::uint64_t last = ~std::uint64_t{0};
        for (auto const& gram : entries_.back().text.grams) {
            if (gram.code != last) by_gram_[gram.code].push_back(number);
            last = gram.code;
        }
    }
}

std::span<std::uint32_t const> TextIndex::with(std::string const& key) const {
    auto const found = by_key_.find(key);
    if (found == by_key_.end()) return {};
    return found->second;
}

std::vector<TextIndex::Near> TextIndex::near(Grammed const& text, std::size_t limit) const {
    std::size_t const cap = std::max(kCommonEverywhere, entries_.size() / 16);
    std::vector<Near> hits;
    std::uint64_t last = ~std::uint64_t{0};
    for (auto const& gram : text.grams) {
        if (gram.code == last) continue;
        last = gram.code;
        auto const found = by_gram_.find(gram.code);
        if (found == by_gram_.end() || found->second.size() > cap) continue;
        auto const rarity = 1.0 / static_cast<double>(found->second.size());
        for (auto const entry : found->second)
            hits.push_back({entry, rarity});
    }
    std::sort(hits.begin(), hits.end(), [](Near a, Near b) { return a.entry < b.entry; });
    std::vector<Near> out;
    for (auto const& hit : hits) {
        if (out.empty() || out.back().entry != hit.entry) {
            out.push_back(hit);
        } else {
            out.back().rarity += hit.rarity;
        }
    }
    std::stable_sort(out.begin(), out.end(), [](Near a, Near b) { return a.rarity > b.rarity; });
    if (out.size() > limit) out.resize(limit);
    return out;
}

}  // namespace zs::catalogue::diff
