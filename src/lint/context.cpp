#include "lint/context.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "base/text.h"
#include "catalogue/recognise/marks.h"

namespace zs::lint {
namespace {

using catalogue::recognise::compact_of;

std::u32string plain_of(std::u32string const& text) {
    std::u32string kept;
    for (char32_t c : text) {
        bool const latin = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
        if (is_cjk(c) || latin || (c >= U'0' && c <= U'9')) kept.push_back(c);
        if (c >= U'０' && c <= U'９') kept.push_back(c - U'０' + U'0');
    }
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
      level(level_of(what.catalogue)) {}

std::vector<Entry> entries_of(catalogue::Catalogue const& catalogue) {
    std::vector<Entry> entries;
    for (auto const& list : catalogue.lists) {
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            Entry entry;
            entry.list = &list;
            entry.item = &list.items[i];
            entry.text = compact_of(list.items[i].text);
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
        pairs.push_back((static_cast<std::uint64_t>(plain[i]) << 32U) | plain[i + 1]);
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

double likeness(std::vector<std::uint64_t> const& a, std::vector<std::uint64_t> const& b) {
    if (a.empty() || b.empty()) return 0;
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j])
            ++shared, ++i, ++j;
        else if (a[i] < b[j])
            ++i;
        else
            ++j;
    }
    return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size());
}

std::vector<Pair> alike(std::vector<Entry> const& entries, double at_least, std::size_t shortest) {
    std::unordered_map<std::uint64_t, std::uint32_t> frequency;
    for (Entry const& entry : entries) {
        for (std::uint64_t pair : entry.pairs)
            ++frequency[pair];
    }
    // Texts that are alike share at least kept × pairs of the longer, so among the rarest of each, as many as
    // may be missing and one more, at least one is shared.
    double const kept = at_least / (2.0 - at_least);
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_rare;
    std::vector<Pair> found;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        auto const& pairs = entries[at].pairs;
        if (pairs.size() < shortest) continue;
        auto rarest = pairs;
        auto const count = std::min(
            rarest.size(), static_cast<std::size_t>((1.0 - kept) * static_cast<double>(rarest.size())) + 1);
        std::partial_sort(rarest.begin(), rarest.begin() + static_cast<std::ptrdiff_t>(count), rarest.end(),
                          [&](std::uint64_t a, std::uint64_t b) {
                              return std::pair(frequency[a], a) < std::pair(frequency[b], b);
                          });
        rarest.resize(count);
        std::vector<std::size_t> candidates;
        for (std::uint64_t pair : rarest) {
            auto& seen = by_rare[pair];
            candidates.insert(candidates.end(), seen.begin(), seen.end());
            if (seen.empty() || seen.back() != at) seen.push_back(at);
        }
        std::sort(candidates.begin(), candidates.end());
        candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
        for (std::size_t earlier : candidates) {
            if (earlier == at) continue;
            double const share = likeness(entries[earlier].pairs, pairs);
            if (share >= at_least) found.push_back({earlier, at, share});
        }
    }
    return found;
}

}  // namespace zs::lint
