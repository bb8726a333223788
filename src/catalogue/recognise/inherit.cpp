#include "catalogue/recognise/inherit.h"

#include <fmt/format.h>

#include "base/text.h"
#include "catalogue/recognise/headings.h"

namespace zs::catalogue::recognise {
namespace {

bool same_group(Record const& a, Record const& b) {
    return a.level1 == b.level1 && a.level2 == b.level2;
}

/// True if the column writes a value again where it repeats, so that a blank cell means nothing.
bool writes_repeats(std::vector<Record> const& records, RecordCell Record::*cell) {
    // Flattened text cannot tell: there merged cells and repeated ones stand side by side.
    if (!records.empty() && records.front().place.line > 0) return false;
    int blank = 0;
    int repeated = 0;
    for (std::size_t i = 1; i < records.size(); ++i) {
        if (!same_group(records[i - 1], records[i])) continue;
        auto const& above = records[i - 1].*cell;
        auto const& here = records[i].*cell;
        if (!here.present) ++blank;
        if (here.present && !here.covered && !here.text.empty() && here.text == above.text) ++repeated;
    }
    return repeated > 0 && repeated >= 3 * blank;
}

/// True if the column never writes a value again below itself, though it is often blank: then a blank cell
/// means the value above, below another heading too. Only where cells are cells: flattened text has lost
/// some.
bool never_repeats(std::vector<Record> const& records, RecordCell Record::*cell) {
    if (records.empty() || records.front().place.line > 0) return false;
    int blank = 0;
    std::string last;
    for (auto const& record : records) {
        RecordCell const& here = record.*cell;
        if (!here.present || here.text.empty()) {
            ++blank;
        } else if (here.covered || here.text == last) {
            return false;
        } else {
            last = here.text;
        }
    }
    auto size = static_cast<int>(records.size());
    return (blank >= 5 && blank * 5 >= size) || (blank >= 2 && blank * 2 >= size);
}

/// 附加项 behind the indicators begin anew: they often have no units at all.
bool begins_effects(Record const& above, Record const& here) {
    auto has_effect = [](Record const& record) {
        return effect_of(record.level1) != Effect::none || effect_of(record.level2) != Effect::none;
    };
    return has_effect(here) && !has_effect(above);
}

struct Inherited {
    RecordCell Record::*cell;
    std::string_view name;
    double confidence;
};

}  // namespace

void inherit_blank_cells(RecordTable& table) {
    static constexpr Inherited kCells[] = {{&Record::lead, "牵头单位", 0.8},
                                           {&Record::responsible, "责任单位", 0.8},
                                           {&Record::deadline, "完成时限", 0.9},
                                           {&Record::methods, "测评方法", 0.9},
                                           {&Record::materials, "填报材料", 0.9}};
    for (auto const& [cell, name, confidence] : kCells) {
        if (writes_repeats(table.records, cell)) continue;
        bool everywhere = never_repeats(table.records, cell);
        for (std::size_t i = 1; i < table.records.size(); ++i) {
            Record& record = table.records[i];
            Record const& above = table.records[i - 1];
            if ((record.*cell).present) continue;
            if (!same_group(above, record) && (!everywhere || begins_effects(above, record))) continue;
            if ((above.*cell).text.empty()) continue;
            record.*cell = above.*cell;
            (record.*cell).covered = true;
            record.confidence = std::min(record.confidence, confidence);
            record.doubts.push_back(
                doubt("inherited_cell",
                      fmt::format("“{}”一栏为空，按上一项填入；如不属于本项，请改正。", name), record.place));
        }
    }
}

}  // namespace zs::catalogue::recognise
