#include <algorithm>

#include "app/problems.h"
#include "base/temporary_file.h"
#include "report/workbook_writer.h"
#include "store/database.h"
#include "store/problem_store.h"

namespace zs::app {
namespace {

using campaign::ProblemSource;
using campaign::ProblemState;

char const* name_of(ProblemState state) {
    switch (state) {
        case ProblemState::open: return "待制定方案";
        case ProblemState::rectifying: return "整改中";
        case ProblemState::done: return "待复核";
        case ProblemState::checked: return "待销号";
        case ProblemState::closed: return "已销号";
    }
    return "";
}

char const* name_of(ProblemSource source) {
    switch (source) {
        case ProblemSource::check: return "自动检查";
        case ProblemSource::reviewer: return "审核";
        case ProblemSource::inspector: return "督查";
        case ProblemSource::assessor: return "评估";
    }
    return "";
}

std::vector<report::Column> const kColumns = {{"序号", 6, report::Look::center},
                                              {"责任单位", 18},
                                              {"指标", 8, report::Look::center},
                                              {"问题", 36},
                                              {"来源", 10},
                                              {"整改措施", 36},
                                              {"责任人", 12},
                                              {"原定时限", 12},
                                              {"现时限", 12},
                                              {"状态", 12, report::Look::center},
                                              {"登记人", 12},
                                              {"登记时间", 22},
                                              {"销号时间", 22}};

void write_row(report::WorkbookWriter& book, std::int64_t number, Problem const& p) {
    std::vector<std::string> const cells = {std::to_string(number),
                                            p.organisation_name,
                                            p.number.value_or(""),
                                            p.detail.empty() ? p.title : p.title + "\n" + p.detail,
                                            name_of(p.source),
                                            p.measure,
                                            p.responsible,
                                            p.progress.due_on.value_or(""),
                                            p.progress.due_now.value_or(""),
                                            name_of(p.progress.state),
                                            p.raised_by,
                                            p.raised_at,
                                            p.closed_at.value_or("")};
    for (std::size_t i = 0; i < cells.size(); ++i)
        book.write(static_cast<std::uint16_t>(i), cells[i]);
    book.next_row();
}

}  // namespace

store::ProblemFilter filter_of(Problems::Wanted const& wanted, Scope const& scope, Clock const& clock) {
    return {scope.reach(Right::see), wanted.campaign_id,
            wanted.organisation_id,  wanted.state,
            wanted.unsettled,        wanted.overdue ? std::optional(today(clock)) : std::nullopt};
}

Result<ExportedFile> Problems::ledger(Wanted const& wanted, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<ExportedFile> {
        auto const filter = filter_of(wanted, scope_of(connection, clock_, who), clock_);
        store::ProblemStore const problems(connection);
        PageRequest page{0, kMaxPageLimit};
        auto rows = problems.page(filter, page);
        TemporaryFile file(folder_);
        report::WorkbookWriter book(file.path(), folder_.string());
        book.begin_sheet("问题台账", "问题整改台账",
                         "共 " + std::to_string(rows.total) + " 项，" + today(clock_) + " 导出", kColumns);
        std::int64_t number = 0;
        while (!rows.rows.empty()) {
            for (auto const& problem : rows.rows)
                write_row(book, ++number, problem);
            page.offset += kMaxPageLimit;
            if (page.offset >= rows.total) break;
            rows = problems.page(filter, page);
        }
        book.finish();
        auto content = file.finish();
        return ExportedFile{"问题整改台账.xlsx",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            std::move(content.source), content.size_bytes};
    });
}

}  // namespace zs::app
