#include "catalogue/recognise/recognise.h"

#include <fmt/format.h>

#include "base/text.h"
#include "catalogue/recognise/columns.h"
#include "catalogue/recognise/continuation.h"
#include "catalogue/recognise/date_window.h"
#include "catalogue/recognise/defects.h"
#include "catalogue/recognise/front_matter.h"
#include "catalogue/recognise/front_words.h"
#include "catalogue/recognise/headings.h"
#include "catalogue/recognise/lines.h"
#include "catalogue/recognise/lists.h"
#include "catalogue/recognise/marks.h"
#include "catalogue/recognise/methods.h"
#include "catalogue/recognise/prose.h"
#include "catalogue/recognise/rebuild.h"
#include "catalogue/recognise/record.h"
#include "catalogue/recognise/tables.h"
#include "catalogue/recognise/unit_names.h"

namespace zs::catalogue::recognise {
namespace {

/// A line that is only a count, "（共12项）", belongs to the title before it.
std::string title_with(std::string const& title, std::string_view line) {
    ListTitle const read = read_list_title(line);
    bool const count_only = read.declared_count && read.name.empty();
    return count_only ? fmt::format("{}（共{}项）", title, *read.declared_count) : std::string(line);
}

/// A date or a document's number alone on its line: it stands between title and table, and names neither.
bool is_imprint(std::string_view line) {
    std::u32string const text = compact_of(line);
    std::size_t const begin = text.find_first_not_of(U"（(〔");
    if (begin == std::u32string::npos) return false;
    if (auto const date = read_date(text, begin)) {
        std::u32string_view rest = std::u32string_view(text).substr(date->end);
        rest.remove_prefix(word_at_start(rest, front_words("date_tails")).size());
        return date->first == date->last && rest.find_first_not_of(U"）)〕。") == std::u32string_view::npos;
    }
    constexpr std::size_t kLongestNumber = 30;
    bool const bracketed = text.find_first_of(U"〔［【[") != std::u32string::npos;
    return bracketed && text.size() <= kLongestNumber && text.ends_with(U'号');
}

std::vector<RecordTable> tables_of_document(documents::Document const& document) {
    std::vector<RecordTable> tables;
    std::vector<Column> before;
    std::string caption;
    for (auto const& block : document.blocks) {
        if (auto const* paragraph = std::get_if<documents::Paragraph>(&block)) {
            if (paragraph->kind == documents::ParagraphKind::header_footer) continue;
            auto const line = trim(paragraph->text);
            if (!line.empty() && !is_imprint(line)) caption = title_with(caption, line);
            continue;
        }
        auto const& table = std::get<documents::Table>(block);
        std::string title = table.caption.empty() ? caption : table.caption;
        for (auto& read : read_table(table, title, before)) {
            before = read.columns;
            tables.push_back(std::move(read));
        }
        caption.clear();
    }
    return tables;
}

std::vector<documents::Paragraph const*> lines_of(documents::Document const& document) {
    std::vector<documents::Paragraph const*> lines;
    for (auto const& block : document.blocks) {
        auto const* paragraph = std::get_if<documents::Paragraph>(&block);
        if (paragraph != nullptr && paragraph->kind != documents::ParagraphKind::header_footer)
            lines.push_back(paragraph);
    }
    return lines;
}

}  // namespace

Result<Catalogue> recognise(documents::Document const& document) {
    std::vector<RecordTable> tables = tables_of_document(document);
    join_continuations(tables);
    if (tables.empty()) tables = rebuild_tables(lines_of(document));
    if (tables.empty()) tables = tasks_of_prose(lines_of(document));
    Catalogue catalogue;
    for (auto& table : tables) {
        resolve_dittos(table);
        add_lists(std::move(table), catalogue);
    }
    if (catalogue.lists.empty()) {
        return Error{ErrorCode::not_found,
                     "没有找到指标表：请确认文件里有带表头（如“序号、指标、责任单位”）的表格，或每项任务后写"
                     "明责任单位，或标题写明是指标体系、考核标准、工作要点一类的逐条清单。",
                     "",
                     {}};
    }
    FrontMatter front = read_front_matter(document, catalogue);
    apply_front_matter(front, catalogue);
    add_defects(document, front, catalogue);
    return catalogue;
}

void prepare() {
    match_header("序号");
    unit_words("suffixes");
    read_methods("");
}

}  // namespace zs::catalogue::recognise
