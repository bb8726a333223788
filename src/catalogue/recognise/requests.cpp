#include "catalogue/recognise/requests.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "catalogue/recognise/materials.h"

namespace zs::catalogue::recognise {
namespace {

std::map<std::string, Record*> by_number(std::vector<Record>& records) {
    std::map<std::string, Record*> index;
    for (auto& record : records)
        index.emplace(record.number, &record);
    return index;
}

void give_request(Record const& carrier, Record& other) {
    if (!other.methods.present || other.methods.text.empty()) other.methods = carrier.methods;
    bool blank = !other.materials.present || other.materials.text.empty();
    bool same = without_white_space(other.materials.text) == without_white_space(carrier.materials.text);
    if (!blank && !same) return;
    other.materials = carrier.materials;
    other.materials.covered = true;
}

}  // namespace

void spread_merged_requests(std::vector<Record>& records) {
    auto index = by_number(records);
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (!records[i].materials.present || records[i].materials.covered) continue;
        Record const carrier = records[i];
        for (auto const& number :
             merged_numbers(carrier.materials.text).value_or(std::vector<std::string>())) {
            auto found = index.find(number);
            if (found != index.end() && found->first != carrier.number) give_request(carrier, *found->second);
        }
    }
}

void add_requests(std::vector<Record> const& records, std::vector<MaterialRequest>& requests) {
    std::vector<ItemMaterials> rows;
    bool any = false;
    for (auto const& record : records) {
        rows.push_back({record.number, record.materials.text, record.materials.covered});
        any = any || !record.materials.text.empty();
    }
    if (!any) return;
    std::string prefix = requests.empty() ? std::string() : fmt::format("{}-", requests.size() + 1);
    for (auto& request : assemble_requests(rows, prefix))
        requests.push_back(std::move(request));
}

}  // namespace zs::catalogue::recognise
