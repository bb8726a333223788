#include "app/export_making.h"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include "app/exported_file.h"
#include "app/report_fields.h"
#include "app/report_rows.h"
#include "app/row_sheet.h"
#include "app/trail.h"
#include "campaign/content.h"
#include "store/assignment_store.h"
#include "store/database.h"
#include "store/export_store.h"
#include "store/problem_store.h"
#include "store/report_store.h"

namespace zs::app {
namespace {

using store::ExportKind;

void write_file(std::filesystem::path const& path, std::string const& bytes) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) throw std::system_error(errno, std::generic_category(), "write of an export");
}

std::string name_of(ExportOrder const& order, std::string const& extension) {
    auto const issue = order.wanted.options.issue;
    auto const number = issue ? fmt::format("（第{}期）", *issue) : std::string();
    return fmt::format("{}{}{}-{}{}", order.campaign.name, export_name(order.wanted.kind), number,
                       order.today, extension);
}

/// The rows of each list that the template shows, and for the self-report how long it is.
void count_lists(report::TemplateData const& data, std::vector<std::string> const& placeholders,
                 MadeFile& out) {
    for (auto const& [name, list] : data.lists) {
        bool const shown = std::any_of(placeholders.begin(), placeholders.end(), [&](auto const& one) {
            return one.starts_with(name) && one[name.size()] == '.';
        });
        if (!shown) continue;
        out.counts.push_back({name, static_cast<std::int64_t>(list.rows.size())});
        out.row_count += static_cast<std::int64_t>(list.rows.size());
    }
}

std::int64_t characters_of(report::TemplateData const& data) {
    std::size_t out = 0;
    for (char const* section : {"亮点举措", "主要成效", "存在问题", "下一步打算"})
        out += campaign::counted_characters(data.fields.find(section)->second);
    return static_cast<std::int64_t>(out);
}

std::int64_t total_of(store::Connection& connection, ExportOrder const& order) {
    if (order.wanted.kind == ExportKind::problem_rows)
        return store::ProblemStore(connection)
            .page({{true, {}, {}}, order.campaign.id, {}, {}}, {0, 1})
            .total;
    store::AssignmentFilter filter;
    filter.campaign_id = order.campaign.id;
    filter.reach.all = true;
    return store::AssignmentStore(connection).page(filter, {0, 1}).total;
}

FactRows rows_at(store::Connection& connection, ExportOrder const& order, PageRequest page) {
    if (order.wanted.kind == ExportKind::problem_rows) {
        auto const found =
            store::ProblemStore(connection).page({{true, {}, {}}, order.campaign.id, {}, {}}, page);
        return problem_rows(found.rows, page.offset);
    }
    store::ReportTaskFilter const filter{order.campaign.id, {}, {}, {}, {}};
    return task_rows(store::ReportStore(connection).tasks(filter, page), page.offset);
}

}  // namespace

Facts add_made_file(Facts facts, store::Export const& one) {
    facts.add("file_name", one.file_name).add("row_count", one.row_count);
    return facts.add("size_bytes", one.size_bytes).add("sha256", one.sha256).add("sm3", one.sm3);
}

Result<MadeFile> make_report(ExportOrder const& order) {
    ReportTemplates::Ready from;
    report::FillOrder fill;
    auto const collected = order.database.read([&](auto& connection) -> Result<void> {
        ASSIGN_OR_RETURN(
            from, order.templates.ready(connection, order.campaign.jurisdiction_id, order.wanted.kind));
        ReportFacts const facts(connection, order.campaign, order.wanted.options, order.today);
        fill.data = facts.collect(from.placeholders, order.personal);
        return {};
    });
    RETURN_IF_ERROR(collected);
    order.progress(50);
    fill.watermark = order.watermark;
    MadeFile out{name_of(order, from.extension), from.extension == ".docx" ? kDocxType : kXlsxType, {}, 0};
    count_lists(fill.data, from.placeholders, out);
    if (order.wanted.kind == ExportKind::self_report)
        out.counts.push_back({"四部分字数", characters_of(fill.data)});
    ASSIGN_OR_RETURN(auto const bytes, order.templates.fill(from, fill));
    write_file(order.path, bytes);
    return out;
}

Result<MadeFile> make_rows(ExportOrder const& order) {
    return order.database.read([&](auto& connection) -> Result<MadeFile> {
        auto const total = total_of(connection, order);
        bool const problems = order.wanted.kind == ExportKind::problem_rows;
        RowSheet sheet(order.path.string(), order.scratch.string(),
                       {std::string(export_name(order.wanted.kind)), total, order.today, order.watermark,
                        problems ? problem_sheet_columns() : task_sheet_columns()});
        PageRequest page{0, kMaxPageLimit};
        for (; page.offset < total; page.offset += kMaxPageLimit) {
            auto rows = rows_at(connection, order, page);
            for (auto& row : rows.rows) {
                if (order.personal == PersonalText::hidden) hide_personal(rows.columns, row.cells);
                sheet.add(row.cells);
            }
            order.progress(static_cast<int>(100 * page.offset / total));
        }
        sheet.finish();
        return MadeFile{
            name_of(order, ".xlsx"), kXlsxType, {{problems ? "问题" : "任务", sheet.rows()}}, sheet.rows()};
    });
}

}  // namespace zs::app
