#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/text.h"
#include "formats/container/sax.h"
#include "formats/xlsx/cell_reference.h"
#include "formats/xlsx/merges.h"
#include "formats/xlsx/workbook.h"

namespace zs::formats {
namespace {

using namespace documents;

constexpr int kMostBlankRows = 20;
constexpr std::size_t kPlacesPerCell = 8;

enum class CellType { number, shared, text, boolean, error };

CellType type_of(char const* attribute) {
    std::string_view type = attribute == nullptr ? "n" : attribute;
    if (type == "s") return CellType::shared;
    if (type == "str" || type == "inlineStr" || type == "d") return CellType::text;
    if (type == "b") return CellType::boolean;
    if (type == "e") return CellType::error;
    return CellType::number;
}

std::optional<int> parse_int(std::string_view digits) {
    int value = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

std::string_view text_of(char const** attributes, std::string_view name) {
    char const* value = find_attribute(attributes, name);
    return value == nullptr ? std::string_view() : value;
}

bool is_true(char const* text) {
    return text != nullptr && (std::string_view(text) == "1" || std::string_view(text) == "true");
}

bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_white_space(next_code_point(text, at))) return false;
    }
    return true;
}

/// Collects rows, merged areas and what is hidden.
class SheetHandler : public SaxHandler {
  public:
    SheetHandler(Workbook const& workbook, SheetEntry const& sheet, Limits const& limits, Budget& budget)
        : workbook_(workbook), sheet_(sheet), limits_(limits), budget_(budget) {}

    void start(std::string_view name, char const** attributes) override {
        if (name == "c") return start_cell(attributes);
        if (name == "v" || name == "t") {
            collecting_ = phonetic_ == 0 && in_cell_;
        } else if (name == "row") {
            start_row(attributes);
        } else if (name == "rPh") {
            ++phonetic_;
        } else if (name == "mergeCell") {
            merge(attributes);
        } else if (name == "col" && is_true(find_attribute(attributes, "hidden"))) {
            hidden_columns.emplace_back(parse_int(text_of(attributes, "min")).value_or(0),
                                        parse_int(text_of(attributes, "max")).value_or(0));
        }
    }

    void end(std::string_view name) override {
        if (name == "v" || name == "t") collecting_ = false;
        if (name == "rPh") --phonetic_;
        if (name == "c") end_cell();
        if (name == "row") end_row();
    }

    void text(std::string_view piece) override {
        if (collecting_) value_ += piece;
    }

    std::string place() const override {
        return row_ == 0 ? fmt::format("工作表“{}”", sheet_.name)
                         : fmt::format("工作表“{}” 第 {} 行 {} 列", sheet_.name, row_,
                                       column_letters(std::max(column_, 1)));
    }

    std::vector<SheetRow> rows;
    std::vector<CellRange> merges;
    std::vector<std::pair<int, int>> hidden_columns;
    std::vector<int> hidden_rows;
    int column_count = 0;

  private:
    void damaged(char const* what) {
        fail({ErrorCode::malformed_document,
              fmt::format("工作表{}，文件可能已损坏。请用 Excel 或 WPS 打开后另存一份再导入。", what),
              sheet_.part + " " + place(),
              {}});
    }

    void start_row(char const** attributes) {
        char const* number = find_attribute(attributes, "r");
        int next = number == nullptr ? row_ + 1 : parse_int(number).value_or(0);
        if (next <= row_ || next > kSheetRows) return damaged("的行号有误");
        row_ = next;
        column_ = 0;
        current_ = SheetRow{row_, {}};
        current_.row.cells.reserve(rows.empty() ? 8 : rows.back().row.cells.size());
        char const* height = find_attribute(attributes, "ht");
        current_.row.hidden = is_true(find_attribute(attributes, "hidden")) ||
                              (height != nullptr && std::strtod(height, nullptr) == 0);
        current_.row.repeated_header = row_ >= sheet_.header_first && row_ <= sheet_.header_last;
    }

    void end_row() {
        if (current_.row.cells.empty() || current_.number == 0) return;
        if (current_.row.hidden) hidden_rows.push_back(row_);
        rows.push_back(std::move(current_));
        current_ = SheetRow{};
    }

    void start_cell(char const** attributes) {
        in_cell_ = true;
        value_.clear();
        char const* type = nullptr;
        char const* reference = nullptr;
        style_ = 0;
        for (; *attributes != nullptr; attributes += 2) {
            std::string_view name = *attributes;
            if (name == "r") reference = attributes[1];
            if (name == "t") type = attributes[1];
            if (name == "s")
                style_ = static_cast<std::size_t>(std::max(0, parse_int(attributes[1]).value_or(0)));
        }
        type_ = type_of(type);
        int next = column_ + 1;
        if (reference != nullptr) {
            auto parsed = parse_reference(reference);
            if (!parsed) return damaged("的单元格位置有误");
            next = parsed->column;
        }
        if (next <= column_ || next > kSheetColumns) return damaged("的单元格次序有误");
        column_ = next;
    }

    void end_cell() {
        in_cell_ = false;
        std::string shown = show();
        if (is_blank(shown)) return;
        if (++budget_.cells > limits_.max_cells) return too_large("单元格过多");
        budget_.text_bytes += shown.size();
        if (budget_.text_bytes > limits_.max_text_bytes) return too_large("文字过多");
        Cell& cell = current_.row.cells.emplace_back();
        cell.text = std::move(shown);
        cell.column = column_ - 1;
        cell.place.table = sheet_.position;
        cell.place.row = row_;
        cell.place.column = column_;
        cell.place.sheet = sheet_.name;
        column_count = std::max(column_count, column_);
    }

    void too_large(char const* what) {
        fail({ErrorCode::too_large,
              fmt::format("表格的{}，已停止读取。请删去多余内容或拆成几个文件后再导入。", what),
              place(),
              {}});
    }

    std::string show() {
        switch (type_) {
            case CellType::shared: return shared();
            case CellType::text:
                return with_format(value_.find("_x") == std::string::npos ? value_ : without_escapes(value_));
            case CellType::boolean:
                return value_.empty() ? "" : value_ == "0" || value_ == "false" ? "FALSE" : "TRUE";
            case CellType::error: return value_;
            case CellType::number: return number();
        }
        return {};
    }

    [[nodiscard]] NumberFormat const& format() const {
        return style_ < workbook_.formats.size() ? workbook_.formats[style_] : general_;
    }

    std::string with_format(std::string text) const { return format().show(std::move(text)); }

    std::string shared() {
        if (value_.empty()) return {};
        auto index = parse_int(trim(value_));
        if (!index || *index < 0 || static_cast<std::size_t>(*index) >= workbook_.strings.size()) {
            damaged("引用了不存在的文字");
            return {};
        }
        return with_format(std::string(workbook_.strings.at(static_cast<std::size_t>(*index))));
    }

    std::string number() const {
        std::string_view digits = trim(value_);
        if (digits.empty()) return {};
        double value = 0;
        auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size()) return value_;
        return format().show(value, workbook_.dates);
    }

    void merge(char const** attributes) {
        char const* reference = find_attribute(attributes, "ref");
        auto range = parse_range(reference == nullptr ? "" : reference);
        if (!range) return damaged("的合并区域有误");
        if (merges.size() >= limits_.max_cells) return too_large("合并区域过多");
        merges.push_back(*range);
    }

    Workbook const& workbook_;
    SheetEntry const& sheet_;
    Limits const& limits_;
    Budget& budget_;
    NumberFormat general_;
    SheetRow current_;
    std::string value_;
    CellType type_ = CellType::number;
    std::size_t style_ = 0;
    int row_ = 0;
    int column_ = 0;
    int phonetic_ = 0;
    bool in_cell_ = false;
    bool collecting_ = false;
};

/// "3、5–9" of ascending numbers.
std::string ranges(std::vector<int> const& numbers) {
    std::string out;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1)
            ++last;
        if (out.size() > 60) return out + "等";
        if (!out.empty()) out += "、";
        out += last == i ? std::to_string(numbers[i]) : fmt::format("{}–{}", numbers[i], numbers[last]);
        i = last + 1;
    }
    return out;
}

void add_notices(SheetHandler const& handler, MergeOutcome const& outcome, SheetEntry const& sheet,
                 Document& document) {
    Place place{.table = sheet.position, .sheet = sheet.name};
    auto add = [&](char const* code, std::string message) {
        document.notices.push_back({code, std::move(message), place});
    };
    if (sheet.hidden)
        add("hidden_sheet", fmt::format("工作表“{}”是隐藏的，已读取，请核对是否需要。", sheet.name));
    if (!handler.hidden_rows.empty()) {
        add("hidden_row", fmt::format("工作表“{}”的第 {} 行是隐藏的，已读取，请核对是否需要。", sheet.name,
                                      ranges(handler.hidden_rows)));
    }
    for (auto const& [first, last] : handler.hidden_columns) {
        if (first < 1 || first > handler.column_count || last < first) continue;
        int end = std::min(last, handler.column_count);
        std::string columns = column_letters(first) + (end > first ? "–" + column_letters(end) : "");
        add("hidden_column",
            fmt::format("工作表“{}”的 {} 列是隐藏的，已读取，请核对是否需要。", sheet.name, columns));
    }
    if (outcome.covered_texts > 0) {
        add("merged_cell_text", fmt::format("工作表“{}”有 {} 个被合并遮住的单元格里还有文字，没有读取。",
                                            sheet.name, outcome.covered_texts));
    }
    if (outcome.overlaps > 0) {
        add("overlapping_merge",
            fmt::format("工作表“{}”有 {} 处合并区域互相重叠，按未合并读取。", sheet.name, outcome.overlaps));
    }
}

}  // namespace

Result<void> read_sheet(Archive& archive, Workbook const& workbook, SheetEntry const& sheet,
                        Limits const& limits, Budget& budget, Document& document) {
    SheetHandler handler(workbook, sheet, limits, budget);
    RETURN_IF_ERROR(parse_sax(archive, sheet.part, limits, handler));
    if (handler.rows.empty()) return {};
    MergeOutcome outcome = settle_merges(handler.rows, std::move(handler.merges), kMostBlankRows);
    add_notices(handler, outcome, sheet, document);
    Table table;
    table.place = Place{.table = sheet.position, .sheet = sheet.name};
    table.caption = sheet.name;
    table.column_count = handler.column_count;
    for (auto& row : handler.rows) {
        if (!row.row.cells.empty()) {
            Cell const& last = row.row.cells.back();
            table.column_count = std::max(table.column_count, last.column + last.column_span);
        }
        table.rows.push_back(std::move(row.row));
    }
    if (table.rows.size() * static_cast<std::size_t>(table.column_count) >
        kPlacesPerCell * limits.max_cells) {
        return Error{ErrorCode::too_large,
                     "工作表的范围过大，可能在很远的行或列里有多余内容。请删去后再导入。",
                     fmt::format("工作表“{}” {} 行 {} 列", sheet.name, table.rows.size(),
                                 column_letters(table.column_count)),
                     {}};
    }
    document.blocks.emplace_back(std::move(table));
    return {};
}

}  // namespace zs::formats
