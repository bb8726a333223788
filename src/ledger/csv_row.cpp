#include "ledger/csv_row.h"

namespace zs::ledger {

void append_csv_row(std::span<std::string const> cells, std::string& out) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += ',';
        auto const& cell = cells[i];
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            out += cell;
            continue;
        }
        out += '"';
        for (char const c : cell) {
            if (c == '"') out += '"';
            out += c == '\n' || c == '\r' ? ' ' : c;
        }
        out += '"';
    }
    out += '\n';
}

}  // namespace zs::ledger
