#include "catalogue/diff/moves.h"

#include <algorithm>
#include <map>
#include <string>

#include "catalogue/diff/compared_text.h"

namespace zs::catalogue::diff {
namespace {

using Entry = TextIndex::Entry;
constexpr std::size_t kLongestNumber = 12;  // bytes before the mark that ends a heading's number

std::string heading_key(Entry const& entry) {
    auto const& item = *entry.standing.item;
    return compared_key(without_number(item.level1)) + '\n' +
           compared_key(without_number(item.level2.value_or("")));
}

std::string list_key(Entry const& entry) {
    return std::to_string(entry.standing.list);
}

/// Where most of the items of each older place went.
class Majority {
  public:
    void count(std::string const& before, std::string const& after) { ++counts_[before][after]; }
    [[nodiscard]] std::string const& of(std::string const& before) const {
        auto const& went = counts_.at(before);
        return std::max_element(went.begin(), went.end(),
                                [](auto const& a, auto const& b) { return a.second < b.second; })
            ->first;
    }

  private:
    std::map<std::string, std::map<std::string, int>> counts_;
};

struct Keys {
    std::string list_before, list_after, heading_before, heading_after;
};

}  // namespace

std::string_view without_number(std::string_view heading) {
    for (std::string_view mark : {"、", "）", ")", ".", "．"}) {
        auto const at = heading.find(mark);
        if (at != std::string_view::npos && at <= kLongestNumber) return heading.substr(at + mark.size());
    }
    return heading;
}

std::vector<bool> in_longest_rise(std::span<std::uint32_t const> values) {
    std::vector<std::size_t> ends;  // ends[n]: where the best rise of length n + 1 ends
    std::vector<std::size_t> previous(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const at = std::lower_bound(ends.begin(), ends.end(), values[i],
                                         [&](std::size_t end, std::uint32_t v) { return values[end] < v; });
        previous[i] = at == ends.begin() ? values.size() : *(at - 1);
        if (at == ends.end()) {
            ends.push_back(i);
        } else {
            *at = i;
        }
    }
    std::vector<bool> in(values.size());
    for (auto i = ends.empty() ? values.size() : ends.back(); i < values.size(); i = previous[i])
        in[i] = true;
    return in;
}

std::vector<std::vector<Move>> moves_of(TextIndex const& before, TextIndex const& after,
                                        std::span<Link const> pairs) {
    Majority lists;
    Majority headings;
    std::vector<Keys> keys;
    for (auto const& pair : pairs) {
        auto const& old = before.entries()[pair.before];
        auto const& now = after.entries()[pair.after];
        keys.push_back({list_key(old), list_key(now), heading_key(old), heading_key(now)});
        lists.count(keys.back().list_before, keys.back().list_after);
        headings.count(keys.back().heading_before, keys.back().heading_after);
    }
    std::vector<std::vector<Move>> out(pairs.size());
    std::vector<std::size_t> stayed;
    std::vector<std::uint32_t> order;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        auto const& key = keys[i];
        if (lists.of(key.list_before) != key.list_after) out[i].push_back(Move::list);
        if (key.heading_before != key.heading_after && headings.of(key.heading_before) != key.heading_after)
            out[i].push_back(Move::heading);
        if (!out[i].empty()) continue;
        stayed.push_back(i);
        order.push_back(pairs[i].before);
    }
    auto const kept = in_longest_rise(order);
    for (std::size_t i = 0; i < stayed.size(); ++i) {
        if (!kept[i]) out[stayed[i]].push_back(Move::order);
    }
    return out;
}

}  // namespace zs::catalogue::diff
