#include "report/report.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/exchange.h"
#include "base/scratch_folder.h"
#include "base/temporary_file.h"
#include "base/text.h"
#include "formats/registry.h"

namespace zs::report {
namespace {

using namespace documents;

catalogue::Item item(std::string number, std::string level2, std::string text) {
    catalogue::Item out;
    out.number = std::move(number);
    out.level1 = "一、依法履行职能";
    out.level2 = std::move(level2);
    out.text = std::move(text);
    out.lead_units = {"区司法局"};
    out.responsible_units = {"区公安局", "各镇（街道）"};
    out.units_text = "区司法局、区公安局、各镇（街道）";
    return out;
}

catalogue::Catalogue sample() {
    catalogue::Catalogue out;
    out.title = "示例区指标任务分解表";
    out.document_number = "示法办〔2026〕1号";
    catalogue::List list;
    list.name = "基础任务清单";
    list.items = {item("1", "（一）放权", "公开权力清单。"), item("2", "（一）放权", "=HYPERLINK(\"x\")"),
                  item("3", "（二）制度", "健全“三项制度”, \"引号\"，并\n换行。")};
    list.items[2].deadline = "6月底前";
    list.items[2].effect = catalogue::Effect::bonus;
    out.lists = {list, list};
    catalogue::MaterialRequest request;
    request.id = "m1";
    request.items = {"1", "2"};
    request.text = "报送情况说明。";
    request.parts = {
        {"情况说明", catalogue::PartKind::statement, "2020-01-01", std::nullopt, 5, 500, true, false}};
    out.material_requests = {request};
    catalogue::Finding finding;
    finding.rule = "count";
    finding.message = "声明 5 项，读到 3 项。";
    finding.source.line = 3;
    out.findings = {finding};
    return out;
}

std::string workbook(catalogue::Catalogue const& catalogue) {
    ScratchFolder folder;
    TemporaryFile file(folder.path());
    write_xlsx(catalogue::rows_of(catalogue), file.path(), folder.path());
    auto content = file.finish();
    std::string out(content.size_bytes, '\0');
    CHECK(content.source->read(out) == out.size());
    CHECK(std::filesystem::is_empty(folder.path()));
    return out;
}

std::string collected(auto const& write) {
    std::string out;
    write([&out](std::string_view piece) { out += piece; });
    return out;
}

/// Keeps the file for a person to look at when ZS_KEEP names a folder.
void keep(std::string const& name, std::string const& bytes) {
    if (char const* folder = std::getenv("ZS_KEEP"))
        std::ofstream(std::string(folder) + "/" + name, std::ios::binary) << bytes;
}

std::vector<Table> tables_of(std::string const& bytes) {
    auto document = formats::read_document(bytes, "x", Limits{});
    REQUIRE_MESSAGE(document.ok(), document.error().message);
    std::vector<Table> out;
    for (auto const& block : document->blocks) {
        if (auto const* table = std::get_if<Table>(&block)) out.push_back(*table);
    }
    return out;
}

TEST_CASE("a workbook has a sheet per list, one of requests and one of findings, with merged headings") {
    std::string bytes = workbook(sample());
    keep("catalogue.xlsx", bytes);
    auto tables = tables_of(bytes);
    REQUIRE(tables.size() == 4);
    CHECK(tables[1].caption == "基础任务清单（2）");
    CHECK(tables[2].caption == "填报材料");
    CHECK(tables[3].caption == "问题");
    auto const& rows = tables[0].rows;
    CHECK(rows[2].repeated_header);
    CHECK(rows[3].cells[0].row_span == 3);
    CHECK(rows[3].cells[1].row_span == 2);
    CHECK(rows[3].cells[2].text == "1");
    CHECK(rows[4].cells[1].text == "=HYPERLINK(\"x\")");
    CHECK(rows[5].cells[4].text == "区公安局、各镇（街道）");
}

TEST_CASE(
    "lists whose names differ only in case, or are not allowed as names of sheets, get sheets of their own") {
    catalogue::Catalogue catalogue = sample();
    catalogue.lists[0].name = "List: [A]";
    catalogue.lists[1].name = "list a";
    auto tables = tables_of(workbook(catalogue));
    REQUIRE(tables.size() == 4);
    CHECK(tables[0].caption == "List A");
    CHECK(tables[1].caption == "list a（2）");
}

TEST_CASE("no cell of a workbook is a formula and the same catalogue gives the same bytes") {
    std::string bytes = workbook(sample());
    CHECK(bytes == workbook(sample()));
    auto tables = tables_of(bytes);
    CHECK(
        tables[0].rows[4].cells[1].text.starts_with("="));  // a formula without result would read as nothing
}

TEST_CASE("CSV is quoted, marked as UTF-8 and free of formulas") {
    auto const catalogue = sample();
    std::string csv = collected([&](Sink const& sink) { write_csv(catalogue::rows_of(catalogue), sink); });
    CHECK(csv.starts_with("\xEF\xBB\xBF\"清单\",\"序号\""));
    CHECK(contains(csv, "\"'=HYPERLINK(\"\"x\"\")\""));
    CHECK(contains(csv, "\"健全“三项制度”, \"\"引号\"\"，并\n换行。\""));
    CHECK(contains(csv, "\"加分\",\"是\"\r\n"));
}

TEST_CASE("a task sheet groups tasks under merged headings, marks who leads and repeats its header row") {
    UnitTasks sheet{
        .unit_name = "区司法局", .catalogue_title = "示例区指标任务分解表", .generated_on = "2026-11-01"};
    catalogue::Catalogue catalogue = sample();
    for (auto const& one : catalogue.lists[0].items) {
        sheet.tasks.push_back({one.number, "基础任务清单", one.level1, one.level2, one.text, Role::lead,
                               one.deadline, one.lead_units, one.responsible_units});
    }
    sheet.tasks.back().role = Role::responsible;
    for (int i = 0; i < 30; ++i)
        sheet.tasks.push_back(sheet.tasks.back());
    std::string bytes = collected([&](Sink const& sink) { write_task_sheet(sheet, sink); });
    keep("tasks.docx", bytes);
    auto tables = tables_of(bytes);
    REQUIRE(tables.size() == 1);
    auto const& rows = tables[0].rows;
    CHECK(rows[0].repeated_header);
    CHECK(rows[1].cells[0].column_span == 5);
    CHECK(rows[1].cells[0].text == "基础任务清单");
    CHECK(rows[3].cells[0].text == "（一）放权");
    CHECK(rows[4].cells[2].text == "牵头");
    CHECK(rows[4].cells[3].text == "责任：区公安局、各镇（街道）");
    CHECK(rows[7].cells[4].text == "6月底前");
}

}  // namespace
}  // namespace zs::report
