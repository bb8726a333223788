#include <fmt/format.h>

#include "report/diff_report.h"
#include "report/diff_words.h"
#include "report/word_markup.h"
#include "report/workbook_writer.h"

namespace zs::report {
namespace {

using namespace catalogue::diff;
using markup::RowKind;

constexpr TextLook kTitle{.font = "方正小标宋简体", .half_points = 44, .align = "center", .line_points = 36};
constexpr TextLook kBody{.half_points = 32, .align = "both", .indented = true, .line_points = 29};
constexpr TextLook kHeader{.font = "黑体", .half_points = 24, .align = "center"};
constexpr TextLook kCell{.half_points = 21};
constexpr TextLook kCentered{.half_points = 21, .align = "center"};
constexpr TextLook kNote{.font = "楷体_GB2312", .half_points = 21};

std::vector<int> widths() {
    return {744, 3050, 1000, 3050, 1000};
}

bool is_told(Change const& change) {
    return change.kind != ChangeKind::unchanged || !change.limits.empty();
}

std::string numbers(std::vector<SideItem> const& items) {
    std::string out;
    for (auto const& item : items)
        out += (out.empty() ? "" : "\n") + item.number;
    return out.empty() ? "—" : out;
}

std::string texts(std::vector<SideItem> const& items) {
    std::string out;
    for (auto const& item : items)
        out += (out.empty() ? "" : "\n") + (items.size() > 1 ? item.number + " " : "") + item.text;
    return out.empty() ? "—" : out;
}

TableCell wording(Change const& change, bool is_before) {
    TableCell cell{texts(is_before ? change.before : change.after), kCell, 1, "", {}};
    auto const own = is_before ? EditKind::removed : EditKind::inserted;
    for (auto const& edit : change.edits) {
        if (edit.kind != EditKind::equal && edit.kind != own) continue;
        auto const marking = edit.kind == EditKind::equal ? Marking::none
                             : is_before                  ? Marking::removed
                                                          : Marking::inserted;
        cell.marked.push_back({edit.text, marking});
    }
    return cell;
}

std::string limits_of(Change const& change) {
    std::string out;
    for (auto const& limit : change.limits)
        out += (out.empty() ? "" : "\n") + std::string("量化要求") + limit_words(limit);
    return out;
}

std::string others_of(Change const& change) {
    std::string out;
    for (auto const& line : other_words(change))
        out += (out.empty() ? "" : "\n") + line;
    return out;
}

void write_rows(Diff const& diff, Sink const& body) {
    body(markup::table_begin(widths()));
    body(markup::row(
        {{"变化", kHeader}, {"旧", kHeader}, {"旧序号", kHeader}, {"新", kHeader}, {"新序号", kHeader}},
        widths(), RowKind::header));
    for (auto const& change : diff.changes) {
        if (!is_told(change)) continue;
        body(markup::row({{kind_words(change), kCentered},
                          wording(change, true),
                          {numbers(change.before), kCentered},
                          wording(change, false),
                          {numbers(change.after), kCentered}},
                         widths(), RowKind::body));
        auto const notes = limits_of(change);
        if (!notes.empty()) body(markup::row({{notes, kNote, 5, "F2F2F2"}}, widths(), RowKind::body));
    }
    body(markup::table_end());
}

std::string summary_of(Diff const& diff) {
    return fmt::format("《{}》（旧，{} 条）与《{}》（新，{} 条）比较：{}。", diff.before.title,
                       diff.before.item_count, diff.after.title, diff.after.item_count,
                       count_words(diff.counts));
}

}  // namespace

void write_diff_docx(Diff const& diff, Sink const& sink) {
    auto const write_body = [&diff](Sink const& body) {
        body(markup::paragraph("指标体系比较", kTitle));
        body(markup::paragraph("", kBody));
        body(markup::paragraph(summary_of(diff), kBody));
        write_rows(diff, body);
    };
    markup::write_package(write_body, sink);
}

void write_diff_xlsx(Diff const& diff, std::string const& path, std::string const& scratch_folder) {
    WorkbookWriter out(path, scratch_folder);
    out.begin_sheet("比较", "指标体系比较", summary_of(diff),
                    {{"变化", 14, Look::center},
                     {"旧序号", 8, Look::center},
                     {"旧", 48, Look::text},
                     {"新序号", 8, Look::center},
                     {"新", 48, Look::text},
                     {"量化要求", 36, Look::text},
                     {"单位等", 36, Look::text}});
    for (auto const& change : diff.changes) {
        std::vector<std::string> const cells = {
            kind_words(change),  numbers(change.before), texts(change.before), numbers(change.after),
            texts(change.after), limits_of(change),      others_of(change)};
        for (std::uint16_t i = 0; i < cells.size(); ++i)
            out.write(i, cells[i]);
        out.next_row();
    }
    out.begin_sheet("量化要求", "量化要求的变化", "",
                    {{"变化", 10, Look::center},
                     {"序号", 8, Look::center},
                     {"对象", 40, Look::text},
                     {"旧", 22, Look::text},
                     {"新", 22, Look::text},
                     {"原文", 48, Look::text}});
    for (auto const& change : diff.changes) {
        for (auto const& limit : change.limits) {
            auto const& one = limit.after ? *limit.after : *limit.before;
            std::vector<std::string> const cells = {
                name_of(limit.kind),
                numbers(change.after.empty() ? change.before : change.after),
                one.subject,
                limit.before ? describe(*limit.before) : "",
                limit.after ? describe(*limit.after) : "",
                one.quote};
            for (std::uint16_t i = 0; i < cells.size(); ++i)
                out.write(i, cells[i]);
            out.next_row();
        }
    }
    out.finish();
}

void write_trace_xlsx(Trace const& trace, std::string const& path, std::string const& scratch_folder) {
    auto const percent = [](double share) { return fmt::format("{:.0f}%", share * 100); };
    WorkbookWriter out(path, scratch_folder);
    out.begin_sheet("来源", "各项任务的来源", "",
                    {{"清单", 16, Look::text},
                     {"序号", 8, Look::center},
                     {"任务", 52, Look::text},
                     {"来源序号", 10, Look::center},
                     {"来源", 52, Look::text},
                     {"任务文字见于来源", 12, Look::center},
                     {"占来源文字", 12, Look::center}});
    for (auto const& item : trace.items) {
        std::vector<std::string> const cells = {item.list,
                                                item.number,
                                                item.text,
                                                item.before ? item.before_number : "",
                                                item.before ? item.before_text : "未找到",
                                                item.before ? percent(item.after_share) : "",
                                                item.before ? percent(item.before_share) : ""};
        for (std::uint16_t i = 0; i < cells.size(); ++i)
            out.write(i, cells[i]);
        out.next_row();
    }
    out.begin_sheet("去向", "各项指标的去向", "",
                    {{"清单", 28, Look::text},
                     {"序号", 8, Look::center},
                     {"拆成的任务", 60, Look::text},
                     {"文字落实", 12, Look::center}});
    for (auto const& whole : trace.wholes) {
        std::string parts;
        for (auto const after : whole.parts) {
            auto const& item = trace.items[static_cast<std::size_t>(after) - 1];
            parts += (parts.empty() ? "" : "；") + item.list + "第" + item.number + "项";
        }
        std::vector<std::string> const cells = {whole.list, whole.number, parts, percent(whole.share)};
        for (std::uint16_t i = 0; i < cells.size(); ++i)
            out.write(i, cells[i]);
        out.next_row();
    }
    out.finish();
}

}  // namespace zs::report
