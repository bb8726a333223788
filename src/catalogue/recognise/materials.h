#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"

namespace zs::catalogue::recognise {

/// "不需提供申报材料。", "无需提供", "Not required": the cell says that nothing is to be filed.
bool asks_nothing(std::string_view cell);

/// The parts of a filing request, numbers stripped ("1." "（2）" "③"), each with its kind, window, bounds and
/// needs. The sentence that merges requests and a lead such as "请提供以下材料：" are no part.
std::vector<MaterialPart> read_parts(std::string_view cell);

/// "第26、27、28、29项指标，请合并提供下列材料：" → 26 27 28 29; "第3至5项…一并提供" → 3 4 5.
std::optional<std::vector<std::string>> merged_numbers(std::string_view cell);

/// 0.0–1.0: how much the fragment reads like (a piece of) a filing request.
double material_likeness(std::string_view fragment);

/// What one item's row says about materials.
struct ItemMaterials {
    std::string number;
    std::string cell;      ///< empty if the row has none
    bool covered = false;  ///< the cell is the one of the row above, reaching down
};

/// The requests of one list, in order: a merged or row-spanned request serves several items, a repetition
/// after a page break is the same request, a continuation in the row of another item of the group belongs to
/// it. `id_prefix` makes the ids unique in the catalogue ("2-" → "2-26").
std::vector<MaterialRequest> assemble_requests(std::vector<ItemMaterials> const& rows,
                                               std::string_view id_prefix);

}  // namespace zs::catalogue::recognise
