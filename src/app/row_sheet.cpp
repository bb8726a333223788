#include "app/row_sheet.h"

#include "app/report_facts.h"

namespace zs::app {

RowSheet::RowSheet(std::string const& path, std::string const& scratch_folder, Head head)
    : book_(path, scratch_folder) {
    book_.set_watermark(head.watermark);
    book_.begin_sheet(head.title, head.title,
                      "共 " + std::to_string(head.row_count) + " 行，" + day_words(head.day) +
                          "导出；最后一行写明行数和摘要",
                      head.columns);
}

void RowSheet::add(std::vector<std::string> const& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        digest_.add(cells[i]);
        digest_.add("\t");
        book_.write(static_cast<std::uint16_t>(i), cells[i]);
    }
    digest_.add("\n");
    book_.next_row();
    ++rows_;
}

void RowSheet::finish() {
    book_.write(0, "完");
    book_.write(2, "以上共 " + std::to_string(rows_) + " 行");
    book_.write(3, "sm3:" + hex(digest_.finish()));
    book_.next_row();
    book_.finish();
}

std::vector<report::Column> task_sheet_columns() {
    using enum report::Look;
    return {{"序号", 6, center},  {"编号", 8, center},  {"清单", 16, text},
            {"内容", 60, text},   {"角色", 8, center},  {"单位", 18, text},
            {"期限", 16, center}, {"状态", 10, center}, {"验收日期", 16, center}};
}

std::vector<report::Column> problem_sheet_columns() {
    using enum report::Look;
    return {{"序号", 6, center},  {"编号", 8, center},      {"内容", 40, text},
            {"单位", 18, text},   {"来源", 10, center},     {"措施", 36, text},
            {"责任人", 12, text}, {"期限", 16, center},     {"原定期限", 16, center},
            {"状态", 12, center}, {"登记日期", 16, center}, {"销号日期", 16, center}};
}

}  // namespace zs::app
