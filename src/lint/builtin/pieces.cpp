#include "lint/builtin/pieces.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "catalogue/recognise/marks.h"

namespace zs::lint {

std::vector<Piece> pieces_of(std::vector<DocumentLine> const& lines) {
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string_view rest = lines[i].text;
        while (!rest.empty()) {
            auto const tab = std::min(rest.find_first_of("\t\n"), rest.size());
            auto const cell = trim(rest.substr(0, tab));
            auto plain = replace_all(replace_all(std::string(cell), "<b>", ""), "</b>", "");
            auto compact = catalogue::recognise::compact_of(plain);
            if (!compact.empty())
                pieces.push_back({std::move(plain), std::move(compact), lines[i].source, i});
            rest.remove_prefix(std::min(tab + 1, rest.size()));
        }
    }
    return pieces;
}

std::map<int, std::string const*> numbered_lines(std::vector<DocumentLine> const& lines) {
    std::map<int, std::string const*> out;
    for (auto const& line : lines) {
        if (line.source.line) out[*line.source.line] = &line.text;
    }
    return out;
}

std::string numbers_of(std::vector<Entry const*> const& entries) {
    std::vector<std::string> numbers;
    for (Entry const* entry : entries) {
        if (std::find(numbers.begin(), numbers.end(), entry->item->number) == numbers.end())
            numbers.push_back(entry->item->number);
    }
    return fmt::format("第 {} 项", fmt::join(numbers, "、"));
}

}  // namespace zs::lint
