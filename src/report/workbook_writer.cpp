#include "report/workbook_writer.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "base/text.h"

namespace zs::report {
namespace {

constexpr std::size_t kMostInSheetName = 31;
constexpr std::size_t kMostInCell = 32'767;
constexpr lxw_row_t kHeaderRow = 2;
constexpr double kLineHeight = 15;  // points, of the text's size
constexpr double kMostHeight = 409;
constexpr time_t kCreated = 1'577'836'800;  // 2020-01-01: the same catalogue gives the same bytes
constexpr char const* kFont = "仿宋";
constexpr char const* kTitleFont = "黑体";

std::string shortened(std::string const& text, std::size_t most) {
    if (length_in_characters(text) <= most) return text;
    return to_utf8(to_utf32(text).substr(0, most));
}

std::string cell_text(std::string const& text) {
    static constexpr char const* kCut = "……（超出单元格上限，全文见 JSON 导出）";
    if (text.size() <= kMostInCell) return text;
    return shortened(text, 10'000) + kCut;
}

std::string folded(std::string name) {
    for (char& c : name)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return name;
}

bool is_whole_number(std::string const& text) {
    if (text.empty() || text.size() > 9 || (text.size() > 1 && text.front() == '0')) return false;
    return text.find_first_not_of("0123456789") == std::string::npos;
}

/// Lines that the text takes in a column of that many Latin characters; a Chinese one counts two.
int lines_in(std::string const& text, double width) {
    int lines = 0;
    for (auto const& line : split_lines(text)) {
        double used = 0;
        for (std::size_t at = 0; at < line.size();)
            used += next_code_point(line, at) < 0x2000 ? 1.1 : 2.2;
        lines += std::max(1, static_cast<int>(std::ceil(used / std::max(1.0, width - 1))));
    }
    return std::max(1, lines);
}

/// libxlsxwriter brings libcrypto: linked, the two would be a fifth of what a command takes that only reads.
struct Xlsxwriter {
    void* library = ::dlopen(ZS_XLSXWRITER, RTLD_NOW | RTLD_LOCAL);
#define ZS_LXW(function) \
    decltype(&::function) function = reinterpret_cast<decltype(&::function)>(symbol(#function))
    ZS_LXW(format_set_align);
    ZS_LXW(format_set_bg_color);
    ZS_LXW(format_set_bold);
    ZS_LXW(format_set_border);
    ZS_LXW(format_set_font_name);
    ZS_LXW(format_set_font_size);
    ZS_LXW(format_set_text_wrap);
    ZS_LXW(workbook_add_format);
    ZS_LXW(workbook_add_worksheet);
    ZS_LXW(workbook_close);
    ZS_LXW(workbook_new_opt);
    ZS_LXW(workbook_set_properties);
    ZS_LXW(worksheet_fit_to_pages);
    ZS_LXW(worksheet_freeze_panes);
    ZS_LXW(worksheet_merge_range);
    ZS_LXW(worksheet_repeat_rows);
    ZS_LXW(worksheet_set_column);
    ZS_LXW(worksheet_set_footer);
    ZS_LXW(worksheet_set_header);
    ZS_LXW(worksheet_set_landscape);
    ZS_LXW(worksheet_set_margins);
    ZS_LXW(worksheet_set_paper);
    ZS_LXW(worksheet_set_row);
    ZS_LXW(worksheet_write_blank);
    ZS_LXW(worksheet_write_number);
    ZS_LXW(worksheet_write_string);
    ZS_LXW(lxw_strerror);
#undef ZS_LXW

  private:
    void* symbol(char const* name) const {
        void* const found = library == nullptr ? nullptr : ::dlsym(library, name);
        if (found == nullptr) throw std::runtime_error("xlsx writer: " ZS_XLSXWRITER " cannot be loaded");
        return found;
    }
};

Xlsxwriter const& lxw() {
    static Xlsxwriter const loaded;
    return loaded;
}

void check(lxw_error error) {
    if (error == LXW_NO_ERROR) return;
    bool const is_disk = error <= LXW_ERROR_ZIP_CLOSE && error != LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (is_disk && errno != 0) throw std::system_error(errno, std::generic_category(), "xlsx writer");
    throw std::runtime_error(std::string("xlsx writer: ") + lxw().lxw_strerror(error));
}

}  // namespace

WorkbookWriter::WorkbookWriter(std::string const& path, std::string const& scratch_folder) {
    std::string folder = scratch_folder;
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data();
    workbook_ = lxw().workbook_new_opt(path.c_str(), &options);
    if (workbook_ == nullptr) throw std::runtime_error("xlsx writer: memory");
    lxw_doc_properties properties{};
    properties.created = kCreated;
    lxw().workbook_set_properties(workbook_, &properties);
}

WorkbookWriter::~WorkbookWriter() {
    if (workbook_ != nullptr) lxw().workbook_close(workbook_);
}

lxw_format* WorkbookWriter::format(Look look) {
    auto [found, added] = formats_.try_emplace(look, nullptr);
    if (!added) return found->second;
    lxw_format* format = found->second = lxw().workbook_add_format(workbook_);
    bool title = look == Look::title;
    bool head = look == Look::header || title;
    lxw().format_set_font_name(format, head ? kTitleFont : kFont);
    lxw().format_set_font_size(format, title ? 18 : look == Look::subtitle ? 10.5 : 11);
    lxw().format_set_text_wrap(format);
    lxw().format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (look != Look::text) lxw().format_set_align(format, LXW_ALIGN_CENTER);
    if (look == Look::header) {
        lxw().format_set_bold(format);
        lxw().format_set_bg_color(format, 0xE8EEF4);
    }
    if (!title && look != Look::subtitle) lxw().format_set_border(format, LXW_BORDER_THIN);
    return format;
}

/// Names of sheets: at most 31 characters, none of []:*?/\, no apostrophe at the ends, unique without regard
/// to case.
std::string WorkbookWriter::unique_name(std::string const& name) {
    std::string plain;
    for (char c : collapse_white_space(name)) {
        if (std::string_view("[]:*?/\\'").find(c) == std::string_view::npos &&
            static_cast<unsigned char>(c) >= 0x20) {
            plain.push_back(c);
        }
    }
    if (plain.empty()) plain = "清单";
    plain = shortened(plain, kMostInSheetName);
    int count = ++names_[folded(plain)];
    if (count == 1) return plain;
    std::string suffix = fmt::format("（{}）", count);
    plain = shortened(plain, kMostInSheetName - length_in_characters(suffix)) + suffix;
    return names_.try_emplace(folded(plain), 1).second ? plain : unique_name(plain);
}

void WorkbookWriter::begin_sheet(std::string const& name, std::string const& title,
                                 std::string const& subtitle, std::vector<Column> const& columns) {
    sheet_ = lxw().workbook_add_worksheet(workbook_, unique_name(name).c_str());
    if (sheet_ == nullptr) throw std::runtime_error("xlsx writer: sheet name");
    columns_ = columns;
    auto last = static_cast<lxw_col_t>(columns.size() - 1);
    for (lxw_col_t i = 0; i <= last; ++i)
        lxw().worksheet_set_column(sheet_, i, i, columns[i].width, nullptr);
    check(lxw().worksheet_set_row(sheet_, 0, 36, nullptr));
    check(lxw().worksheet_merge_range(sheet_, 0, 0, 0, last, cell_text(title).c_str(), format(Look::title)));
    check(lxw().worksheet_set_row(sheet_, 1, 20, nullptr));
    check(lxw().worksheet_merge_range(sheet_, 1, 0, 1, last, cell_text(subtitle).c_str(),
                                      format(Look::subtitle)));
    check(lxw().worksheet_set_row(sheet_, kHeaderRow, 24, nullptr));
    for (lxw_col_t i = 0; i <= last; ++i) {
        check(lxw().worksheet_write_string(sheet_, kHeaderRow, i, columns[i].name, format(Look::header)));
    }
    lxw().worksheet_freeze_panes(sheet_, kHeaderRow + 1, 0);
    print_setup();
    row_ = kHeaderRow + 1;
    lines_ = 1;
    headings_.clear();
}

void WorkbookWriter::next_row() {
    double height = std::exchange(lines_, 1) * kLineHeight + kLineHeight / 3;
    for (auto& [column, heading] : headings_) {
        if (!std::exchange(heading.is_first_row, false))
            check(lxw().worksheet_write_blank(sheet_, row_, column, format(Look::heading)));
        if (--heading.rows_left == 0) height = std::max(height, heading.needed - heading.there);
    }
    for (auto& [column, heading] : headings_)
        heading.there += height;
    std::erase_if(headings_, [](auto const& one) { return one.second.rows_left == 0; });
    check(lxw().worksheet_set_row(sheet_, row_, std::min(height, kMostHeight), nullptr));
    ++row_;
}

void WorkbookWriter::print_setup() {
    lxw().worksheet_set_landscape(sheet_);
    lxw().worksheet_set_paper(sheet_, 9);  // A4
    lxw().worksheet_fit_to_pages(sheet_, 1, 0);
    lxw().worksheet_set_margins(sheet_, 0.6, 0.6, 0.75, 0.75);
    lxw().worksheet_repeat_rows(sheet_, kHeaderRow, kHeaderRow);
    lxw().worksheet_set_footer(sheet_, "&C第 &P 页，共 &N 页");
    if (!watermark_.empty()) lxw().worksheet_set_header(sheet_, ("&R" + watermark_).c_str());
}

void WorkbookWriter::set_watermark(std::string text) {
    watermark_ = replace_all(std::move(text), "&", "&&");
}

void WorkbookWriter::write(lxw_col_t column, std::string const& text) {
    Look look = columns_[column].look;
    lines_ = std::max(lines_, lines_in(text, columns_[column].width));
    if (text.empty()) {
        check(lxw().worksheet_write_blank(sheet_, row_, column, format(look)));
    } else if (is_whole_number(text)) {
        check(lxw().worksheet_write_number(sheet_, row_, column, std::stod(text), format(look)));
    } else {
        check(lxw().worksheet_write_string(sheet_, row_, column, cell_text(text).c_str(), format(look)));
    }
}

void WorkbookWriter::begin_heading(lxw_col_t column, std::uint32_t rows, std::string const& text) {
    // Without text and format only the range is noted; the cells are written with their rows.
    if (rows > 1)
        check(lxw().worksheet_merge_range(sheet_, row_, column, row_ + rows - 1, column, nullptr, nullptr));
    check(lxw().worksheet_write_string(sheet_, row_, column, cell_text(text).c_str(), format(Look::heading)));
    double const needed = lines_in(text, columns_[column].width) * kLineHeight + kLineHeight / 3;
    headings_[column] = {needed, 0, rows, true};
}

void WorkbookWriter::finish() {
    errno = 0;
    check(lxw().workbook_close(std::exchange(workbook_, nullptr)));
}

}  // namespace zs::report
