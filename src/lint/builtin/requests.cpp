#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "catalogue/recognise/marks.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using catalogue::MaterialRequest;
using catalogue::recognise::compact_of;
using std::u32string;

/// The marks that the numbered parts 1. 2. 3. of a request end in, the last part left out.
std::vector<char32_t> part_ends(u32string const& text) {
    std::vector<char32_t> out;
    int next = 1;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        bool const begins = i == 0 || !is_digit(text[i - 1]);
        auto const number = to_utf32(std::to_string(next));
        if (!begins || text.compare(i, number.size(), number) != 0) continue;
        std::size_t const mark = i + number.size();
        bool const marked =
            mark + 1 < text.size() && (text[mark] == U'.' || text[mark] == U'．' || text[mark] == U'、');
        if (!marked || is_digit(text[mark + 1])) continue;
        if (next > 1) out.push_back(text[i - 1]);
        ++next;
    }
    return out;
}

bool is_mixed(std::vector<char32_t> const& ends) {
    auto const has = [&](char32_t a, char32_t b) {
        return std::any_of(ends.begin(), ends.end(), [&](char32_t c) { return c == a || c == b; });
    };
    return has(U'；', U';') && has(U'。', U'。');
}

}  // namespace

/// How the numbered parts of a filing request are parted.
void check_requests(Context const& context, Report& report) {
    for (auto const& request : context.catalogue.material_requests) {
        if (request.items.empty() || !is_mixed(part_ends(compact_of(request.text)))) continue;
        auto const serves = [&](Entry const& entry) { return entry.item->number == request.items.front(); };
        auto const entry = std::find_if(context.entries.begin(), context.entries.end(), serves);
        if (entry == context.entries.end()) continue;
        report.add("request_separators", *entry->list, *entry->item,
                   fmt::format("第 {} 项的填报材料各小项之间有的用分号，有的用句号，请统一。",
                               fmt::join(request.items, "、")));
    }
}

}  // namespace zs::lint
