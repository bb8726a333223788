#include "catalogue/recognise/requests.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>

#include "base/text.h"
#include "catalogue/recognise/marks.h"
#include "catalogue/recognise/materials.h"

namespace zs::catalogue::recognise {
namespace {

constexpr std::size_t kLongestLead = 160;  // characters before 项
constexpr int kMostItems = 200;

struct Numbers {
    std::vector<std::string> items;
    std::size_t end = 0;
};

/// "26、27、28" or "34至46" from `at`.
Numbers read_numbers(std::u32string_view text, std::size_t at) {
    Numbers numbers;
    bool range = false;
    while (at < text.size()) {
        std::size_t from = at;
        while (at < text.size() && is_digit(text[at]))
            ++at;
        if (at == from || at - from > 4) break;
        int value = parse_number(to_utf8(text.substr(from, at - from))).value_or(0);
        int first = value;
        if (range && !numbers.items.empty()) first = number_value(numbers.items.back()) + 1;
        for (int n = first; n <= value && n < first + kMostItems; ++n)
            numbers.items.push_back(std::to_string(n));
        numbers.end = at;
        if (at >= text.size()) break;
        range = std::u32string_view(U"至到-—–~～－").find(text[at]) != std::u32string_view::npos;
        if (!range && std::u32string_view(U"、,，和及").find(text[at]) == std::u32string_view::npos) break;
        while (at < text.size() && !is_digit(text[at]) && text[at] != U'项')
            ++at;
    }
    return numbers;
}

std::map<std::string, Record*> by_number(std::vector<Record>& records) {
    std::map<std::string, Record*> index;
    for (auto& record : records)
        index.emplace(record.number, &record);
    return index;
}

MaterialRequest request_of(std::string const& text, std::string item) {
    MaterialRequest request;
    request.items.push_back(std::move(item));
    request.text = clean_text(text);
    request.not_required = asks_nothing(text);
    if (!request.not_required) request.parts = read_parts(text);
    return request;
}

}  // namespace

std::vector<std::string> items_of_request(std::string_view cell) {
    std::u32string text = compact_of(cell);
    auto at = text.find(U'第');
    if (at == std::u32string::npos || at > 8 || at + 1 >= text.size()) return {};
    Numbers numbers = read_numbers(text, at + 1);
    if (numbers.items.size() < 2 || numbers.end > kLongestLead) return {};
    std::u32string rest = text.substr(numbers.end, 12);
    bool items = rest.starts_with(U"项") || rest.starts_with(U"条") || rest.starts_with(U"号");
    return items ? numbers.items : std::vector<std::string>();
}

void spread_merged_requests(std::vector<Record>& records) {
    auto index = by_number(records);
    for (std::size_t i = 0; i < records.size(); ++i) {
        Record const carrier = records[i];
        if (!carrier.materials.present || carrier.materials.covered) continue;
        for (auto const& number : items_of_request(carrier.materials.text)) {
            auto found = index.find(number);
            if (found == index.end() || found->second->number == carrier.number) continue;
            Record& other = *found->second;
            bool blank = !other.materials.present || other.materials.text.empty();
            bool same =
                without_white_space(other.materials.text) == without_white_space(carrier.materials.text);
            if (!blank && !same) continue;
            other.materials = carrier.materials;
            other.materials.covered = true;
            if (!other.methods.present) other.methods = carrier.methods;
        }
    }
}

void add_requests(std::vector<Record> const& records, std::vector<MaterialRequest>& requests) {
    MaterialRequest* last = nullptr;
    std::vector<MaterialRequest> added;
    added.reserve(records.size());
    for (auto const& record : records) {
        if (!record.materials.present || record.materials.text.empty()) {
            last = nullptr;
            continue;
        }
        std::string text = clean_text(record.materials.text);
        bool joins = record.materials.covered && last != nullptr && last->text == text && !last->not_required;
        if (joins) {
            last->items.push_back(record.number);
            continue;
        }
        added.push_back(request_of(record.materials.text, record.number));
        last = &added.back();
    }
    for (auto& request : added) {
        request.id = fmt::format("r{}", requests.size() + 1);
        requests.push_back(std::move(request));
    }
}

}  // namespace zs::catalogue::recognise
