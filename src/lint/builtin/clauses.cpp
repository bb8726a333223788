#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using std::u32string;
using std::u32string_view;

/// Parts of a clause between marks, those of fewer than four characters left out.
std::vector<u32string> parts_of(std::string const& clause) {
    constexpr std::size_t kShortest = 4;
    auto const text = to_utf32(without_white_space(clause));
    std::vector<u32string> parts;
    for (std::size_t start = 0; start < text.size();) {
        auto const end = std::min(text.size(), text.find_first_of(U"，,。；;：:", start));
        if (end - start >= kShortest) parts.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

u32string folded(u32string_view text) {
    return to_utf32(fold_width(to_utf8(text)));
}

/// Share of the part's pairs that the item has.
double covered(u32string const& part, std::vector<std::uint64_t> const& pairs) {
    auto const own = pairs_of(part);
    if (own.empty()) return 1;
    auto const shared = std::count_if(own.begin(), own.end(), [&](std::uint64_t pair) {
        return std::binary_search(pairs.begin(), pairs.end(), pair);
    });
    return static_cast<double>(shared) / static_cast<double>(own.size());
}

u32string without_last_mark(u32string text) {
    while (!text.empty() && u32string_view(U"，,。；;").find(text.back()) != u32string_view::npos)
        text.pop_back();
    return text;
}

void add_quote(std::string& quotes, u32string const& part) {
    quotes += "“" + to_utf8(part) + "”";
}

void look_at(Entry const& entry, Report& report) {
    constexpr double kSameWords = 0.5;
    auto const& item = *entry.item;
    auto const text = folded(entry.text);
    auto const pairs = pairs_of(text);
    std::string absent;
    std::string reworded;
    for (auto const& clause : item.clauses) {
        bool whole = true;
        for (auto const& part : parts_of(clause.text)) {
            auto const plain = folded(part);
            if (text.find(plain) != u32string::npos) continue;
            whole = false;
            add_quote(covered(plain, pairs) < kSameWords ? absent : reworded, part);
        }
        auto const words = without_last_mark(to_utf32(without_white_space(clause.text)));
        if (whole && text.find(folded(words)) == u32string::npos) add_quote(reworded, words);
    }
    if (!absent.empty()) {
        report.add("clause_not_in_item", *entry.list, item,
                   fmt::format("第 {} 项责任单位一栏分派了{}，正文里没有这句，请核对正文是否漏抄。",
                               item.number, absent));
    }
    if (!reworded.empty()) {
        report.add("clause_reworded", *entry.list, item,
                   fmt::format("第 {} 项责任单位一栏写{}，与正文的文字或者标点不同，请统一。", item.number,
                               reworded));
    }
}

}  // namespace

void check_clauses(Context const& context, Report& report) {
    for (Entry const& entry : context.entries) {
        if (!entry.item->clauses.empty()) look_at(entry, report);
    }
}

}  // namespace zs::lint
