#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"

namespace zs::catalogue::recognise {

/// What the header above a cell says about its units. `any`: one column for all units, or prose.
enum class UnitsColumn { lead, responsible, any };

struct UnitsCell {
    std::vector<std::string> lead;         ///< in order, without repetition
    std::vector<std::string> responsible;  ///< in order, none of them in `lead`
    std::vector<Clause> clauses;           ///< where the cell assigns clause by clause; else empty
    bool applicable = true;                ///< false: "和我区无关", "不涉及", "N/A"
    double confidence = 1.0;               ///< how sure the names are names of units
};

/// Reads a cell that names units, with its line breaks (DESIGN §6): lists, labels (牵头单位：…), prose with
/// 牵头, clauses (text（units牵头）). Names keep their wording; formulas such as 按职责分工负责 and a
/// trailing 等 go.
UnitsCell read_units(std::string_view cell, UnitsColumn column);

/// What read_units says of the cell in `applicable`, without reading the names.
bool concerns_units(std::string_view cell);

/// 0.0–1.0: how much the fragment reads like a cell of units. Also for half a cell and for a single name.
double unit_likeness(std::string_view fragment);

}  // namespace zs::catalogue::recognise
