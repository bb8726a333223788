#include "app/problems.h"
#include "app/report_rows.h"
#include "app/row_sheet.h"
#include "base/temporary_file.h"
#include "store/database.h"
#include "store/problem_store.h"

namespace zs::app {

store::ProblemFilter filter_of(Problems::Wanted const& wanted, Scope const& scope, Clock const& clock) {
    return {scope.reach(Right::see), wanted.campaign_id,
            wanted.organisation_id,  wanted.state,
            wanted.unsettled,        wanted.overdue ? std::optional(today(clock)) : std::nullopt};
}

Result<ExportedFile> Problems::ledger(Wanted const& wanted, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<ExportedFile> {
        auto const scope = scope_of(connection, clock_, who);
        auto const filter = filter_of(wanted, scope, clock_);
        store::ProblemStore const problems(connection);
        auto const manages = scope.reach(Right::manage);
        PageRequest page{0, kMaxPageLimit};
        auto found = problems.page(filter, page);
        TemporaryFile file(folder_);
        RowSheet sheet(
            file.path(), folder_.string(),
            {"问题整改台账", found.total, today(clock_),
             "内部资料 " + who.user_name + " " + day_words(today(clock_)), problem_sheet_columns()});
        for (auto const total = found.total; !found.rows.empty(); found = problems.page(filter, page)) {
            auto rows = problem_rows(found.rows, page.offset);
            for (std::size_t i = 0; i < rows.rows.size(); ++i) {
                auto& cells = rows.rows[i].cells;
                Place const place{found.rows[i].organisation_id, found.rows[i].path};
                if (!manages.covers(place)) hide_personal(rows.columns, cells);
                sheet.add(cells);
            }
            page.offset += kMaxPageLimit;
            if (page.offset >= total) break;
        }
        sheet.finish();
        return exported_file(file, "问题整改台账.xlsx", kXlsxType);
    });
}

}  // namespace zs::app
