#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "json/describe.h"
#include "store/unit.h"

namespace zs::store {
class Database;
}

namespace zs::app {

enum class MatrixRole { lead, responsible, both };
ZS_WIRE_ENUM(MatrixRole, lead, responsible, both);

struct MatrixUnit {
    UnitId id;
    std::string name;
    store::UnitKind kind = store::UnitKind::unit;
};

struct MatrixCell {
    int unit_index = 0;  ///< into Matrix::units
    MatrixRole role = MatrixRole::responsible;
};

struct MatrixRow {
    ItemId item_id;
    std::string number;
    std::string list_name;
    std::string text;
    std::vector<MatrixCell> cells;
};

/// Items × units of one catalogue; only the filled cells.
struct Matrix {
    std::vector<MatrixUnit> units;
    std::vector<MatrixRow> rows;
};

Result<Matrix> matrix_of(store::Database& database, CatalogueId catalogue_id);

}  // namespace zs::app
