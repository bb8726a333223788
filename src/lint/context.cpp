#include "lint/context.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.h"

namespace zs::lint {
namespace {

std::u32string plain_of(std::u32string const& text) {
    std::u32string kept(text.size(), 0);  // written by place
    std::size_t size = 0;
    for (char32_t c : text) {
        if (c >= U'０' && c <= U'９') c = c - U'０' + U'0';
        bool const latin = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
        kept[size] = c;
        size += is_cjk(c) || latin || (c >= U'0' && c <= U'9') ? 1 : 0;
    }
    kept.resize(size);
    return kept;
}

/// 区司法局, 县司法局, 市司法局: the word that most units' names begin with, if most of those that have one
/// agree; else the last character of the jurisdiction.
std::u32string level_of(catalogue::Catalogue const& catalogue) {
    static constexpr std::u32string_view kLevels = U"区县市州旗省";
    std::map<char32_t, std::size_t> counts;
    std::size_t all = 0;
    for (auto const& list : catalogue.lists) {
        for (auto const& item : list.items) {
            for (auto const* units : {&item.lead_units, &item.responsible_units}) {
                for (auto const& unit : *units) {
                    std::size_t at = 0;
                    char32_t const first = next_code_point(unit, at);
                    if (kLevels.find(first) == std::u32string_view::npos) continue;
                    ++counts[first];
                    ++all;
                }
            }
        }
    }
    constexpr std::size_t kFewest = 10;
    for (auto const& [level, count] : counts) {
        if (all >= kFewest && count * 10 >= all * 8) return std::u32string(1, level);
    }
    auto const place = to_utf32(catalogue.jurisdiction.value_or(""));
    bool const known = !place.empty() && kLevels.find(place.back()) != std::u32string_view::npos;
    return known ? std::u32string(1, place.back()) : std::u32string();
}

}  // namespace

Context::Context(Subject const& what)
    : subject(what),
      catalogue(what.catalogue),
      entries(entries_of(what.catalogue)),
      pairs(entries),
      level(level_of(what.catalogue)) {}

std::vector<Entry> entries_of(catalogue::Catalogue const& catalogue) {
    std::vector<Entry> entries;
    for (auto const& list : catalogue.lists) {
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            Entry entry;
            entry.list = &list;
            entry.item = &list.items[i];
            entry.written = to_utf32(list.items[i].text);
            entry.text = without_white_space(entry.written);
            entry.plain = plain_of(entry.text);
            entry.pairs = pairs_of(entry.plain);
            entry.position = entries.size();
            entry.position_in_list = i;
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

std::vector<std::uint64_t> pairs_of(std::u32string const& plain) {
    std::vector<std::uint64_t> pairs;
    pairs.reserve(plain.size());
    for (std::size_t i = 0; i + 1 < plain.size(); ++i)
        pairs.push_back(pair_of(plain[i], plain[i + 1]));
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

double likeness(std::vector<std::uint64_t> const& a, std::vector<std::uint64_t> const& b, double at_least) {
    if (a.empty() || b.empty()) return 0;
    auto const all = static_cast<double>(a.size() + b.size());
    auto const allowed = static_cast<std::size_t>(all * (1.0 - at_least)) + 1;  // that the other may lack
    std::size_t shared = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        // Without a jump that depends on the pairs: it would be guessed wrong every other time.
        std::uint64_t const x = a[i];
        std::uint64_t const y = b[j];
        shared += static_cast<std::size_t>(x == y);
        i += static_cast<std::size_t>(x <= y);
        j += static_cast<std::size_t>(y <= x);
        if (i + j - 2 * shared > allowed) return 0;
    }
    return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size());
}

namespace {

/// Texts that are `at_least` alike share at least this part of the pairs of the longer.
double kept_part(double at_least) {
    return at_least / (2.0 - at_least);
}

/// As many of the rarest pairs as may be missing in a text that is alike, and one more: it holds one of them.
std::vector<std::uint64_t> telling_pairs(std::vector<std::uint64_t> const& pairs, PairIndex const& index,
                                         double kept) {
    std::vector<std::pair<std::size_t, std::uint64_t>> ranked;
    ranked.reserve(pairs.size());
    for (std::uint64_t pair : pairs)
        ranked.emplace_back(index.entries_with(pair).size(), pair);
    auto const count = std::min(
        pairs.size(), static_cast<std::size_t>((1.0 - kept) * static_cast<double>(pairs.size())) + 1);
    std::nth_element(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count - 1), ranked.end());
    std::vector<std::uint64_t> rarest;
    for (std::size_t i = 0; i < count; ++i)
        rarest.push_back(ranked[i].second);
    return rarest;
}

}  // namespace

std::vector<Pair> alike(Context const& context, double at_least, std::size_t shortest) {
    auto const& entries = context.entries;
    double const kept = kept_part(at_least);
    std::vector<std::uint32_t> asked(entries.size(),
                                     UINT32_MAX);  // for which entry an earlier one was looked at
    std::vector<Pair> found;
    for (std::uint32_t at = 0; at < entries.size(); ++at) {
        auto const& pairs = entries[at].pairs;
        if (pairs.size() < shortest) continue;
        auto const size = static_cast<double>(pairs.size());
        std::size_t const first = found.size();
        for (std::uint64_t pair : telling_pairs(pairs, context.pairs, kept)) {
            for (std::uint32_t earlier : context.pairs.entries_with(pair)) {
                if (earlier >= at) break;
                if (std::exchange(asked[earlier], at) == at) continue;
                auto const other = static_cast<double>(entries[earlier].pairs.size());
                if (other < static_cast<double>(shortest) ||
                    std::min(size, other) < kept * std::max(size, other))
                    continue;
                double const share = likeness(entries[earlier].pairs, pairs, at_least);
                if (share >= at_least) found.push_back({earlier, at, share});
            }
        }
        std::sort(found.begin() + static_cast<std::ptrdiff_t>(first), found.end(),
                  [](Pair const& a, Pair const& b) { return a.earlier < b.earlier; });
    }
    return found;
}

}  // namespace zs::lint
