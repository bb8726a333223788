#include "formats/xlsx/row_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>
#include <vector>

#include "base/text.h"
#include "formats/container/sax.h"
#include "formats/container/zip.h"
#include "formats/xlsx/cell_reference.h"
#include "formats/xlsx/workbook.h"

namespace zs::formats {
namespace {

constexpr double kLastSerial = 2'958'465;  // 9999-12-31
constexpr int kExactDigits = 15;           // of a double
constexpr int kRowsOfATable = 2;

/// "2024-09-03", with the time of day where there is one; nothing outside the calendar.
std::optional<std::string> iso_day(double serial, DateSystem dates) {
    if (dates == DateSystem::from_1904) serial += 1'462;
    if (serial < 61 || serial > kLastSerial)
        return std::nullopt;  // before that the calendar is not a real one
    auto const days = std::floor(serial);
    auto const seconds = static_cast<long>(std::lround((serial - days) * 86'400));
    using namespace std::chrono;
    auto const date =
        year_month_day(sys_days{1899y / December / 30} + std::chrono::days(static_cast<int>(days)));
    auto out = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                           static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    if (seconds > 0 && seconds < 86'400)
        out += fmt::format(" {:02}:{:02}:{:02}", seconds / 3'600, seconds / 60 % 60, seconds % 60);
    return out;
}

/// As saved where that is a plain decimal of no more digits than a double holds; else to those digits,
/// because 0.1 + 0.2 is saved as 0.30000000000000004.
void append_number(std::string_view digits, double value, std::string& out) {
    bool const plain = digits.find_first_not_of("0123456789.-") == std::string_view::npos;
    if (plain && digits.size() <= kExactDigits) {
        out += digits;
    } else if (std::abs(value) < 1e15 && std::abs(value) >= 1e-6) {
        auto const whole = value == 0 ? 1 : static_cast<int>(std::floor(std::log10(std::abs(value)))) + 1;
        auto text = fmt::format("{:.{}f}", value, std::max(0, kExactDigits - std::max(whole, 1)));
        if (text.find('.') != std::string::npos) {
            text.erase(text.find_last_not_of('0') + 1);
            if (text.ends_with('.')) text.pop_back();
        }
        out += text;
    } else {
        out += fmt::format("{}", value);
    }
}

/// Hands on each row when it ends.
class RowHandler final : public SaxHandler {
  public:
    RowHandler(Workbook const& workbook, SheetEntry const& sheet, Limits const& limits, TakeRow const& take)
        : workbook_(workbook), sheet_(sheet), limits_(limits), take_(take) {}

    void start(std::string_view name, char const** attributes) override {
        if (name == "c") return begin_cell(attributes);
        if (name == "row") return begin_row(find_attribute(attributes, "r"));
        if (name == "rPh") ++phonetic_;
        collecting_ = cell_ != nullptr && phonetic_ == 0 && (name == "v" || name == "t");
    }
    void end(std::string_view name) override {
        collecting_ = false;
        if (name == "rPh") --phonetic_;
        if (name == "c") end_cell();
        if (name == "row") end_row();
    }
    void text(std::string_view piece) override {
        if (collecting_) raw_ += piece;
    }
    [[nodiscard]] std::string place() const override {
        return fmt::format("工作表“{}” 第 {} 行", sheet_.name, row_);
    }

  private:
    void damaged(char const* what) {
        fail({ErrorCode::malformed_document,
              fmt::format("工作表{}，文件可能已损坏。请用 Excel 或 WPS 打开后另存一份再上传。", what),
              place(),
              {}});
    }

    void begin_row(char const* number) {
        int row = row_ + 1;
        if (number != nullptr) {
            std::string_view const text = number;
            auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), row);
            if (trouble != std::errc() || end != text.data() + text.size()) row = 0;
        }
        if (row <= row_ || row > kSheetRows) return damaged("的行号有误");
        row_ = row;
        column_ = 0;
        used_ = 0;
    }

    void begin_cell(char const** attributes) {
        raw_.clear();
        type_ = "n";
        style_ = 0;
        int next = column_ + 1;
        for (; *attributes != nullptr; attributes += 2) {
            std::string_view const name = attributes[0];
            std::string_view const value = attributes[1];
            if (name == "t") type_ = value;
            if (name == "s") std::from_chars(value.data(), value.data() + value.size(), style_);
            if (name != "r") continue;
            auto const reference = parse_reference(value);
            next = reference ? reference->column : 0;
        }
        if (next <= column_ || next > kSheetColumns || row_ == 0) return damaged("的单元格次序有误");
        column_ = next;
        auto const count = static_cast<std::size_t>(column_);
        if (cells_.size() < count) cells_.resize(count);
        for (; used_ < count; ++used_)
            cells_[used_].clear();
        cell_ = &cells_[count - 1];
    }

    void end_cell() {
        if (cell_ == nullptr) return;
        if (type_ == "n") {
            put_number();
        } else if (type_ == "s") {
            put_shared();
        } else if (type_ == "b") {
            *cell_ = raw_ == "1" || raw_ == "true" ? "TRUE" : raw_.empty() ? "" : "FALSE";
        } else {
            *cell_ = raw_.find("_x") == std::string::npos ? raw_ : without_escapes(raw_);
        }
        cell_ = nullptr;
    }

    void put_number() {
        auto const digits = trim(raw_);
        if (digits.empty()) return;
        double value = 0;
        auto const [end, trouble] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (trouble != std::errc() || end != digits.data() + digits.size()) {
            *cell_ = raw_;
            return;
        }
        if (style_ < workbook_.formats.size() && workbook_.formats[style_].shows_day()) {
            if (auto day = iso_day(value, workbook_.dates)) {
                *cell_ = std::move(*day);
                return;
            }
        }
        append_number(digits, value, *cell_);
    }

    void put_shared() {
        if (raw_.empty()) return;
        std::size_t index = 0;
        auto const digits = trim(raw_);
        auto const [end, trouble] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
        if (trouble != std::errc() || end != digits.data() + digits.size() ||
            index >= workbook_.strings.size())
            return damaged("引用了不存在的文字");
        *cell_ = workbook_.strings.at(index);
    }

    void end_row() {
        while (used_ > 0 && trim(cells_[used_ - 1]).empty())
            --used_;
        if (used_ == 0) return;
        cells_taken_ += used_;
        if (cells_taken_ > limits_.max_cells)
            return fail({ErrorCode::too_large, "台账的单元格过多，请另存为 CSV 后再上传。", place(), {}});
        take_(row_, std::span(cells_).first(used_));
    }

    Workbook const& workbook_;
    SheetEntry const& sheet_;
    Limits const& limits_;
    TakeRow const& take_;
    std::vector<std::string> cells_;
    std::string* cell_ = nullptr;
    std::size_t used_ = 0;
    std::string raw_;
    std::string type_;
    std::size_t style_ = 0;
    std::size_t cells_taken_ = 0;
    int row_ = 0;
    int column_ = 0;
    int phonetic_ = 0;
    bool collecting_ = false;
};

}  // namespace

Result<void> stream_xlsx_rows(std::string_view bytes, Limits const& limits, TakeRow const& take) {
    ASSIGN_OR_RETURN(Archive archive, Archive::open(bytes, limits));
    ASSIGN_OR_RETURN(Workbook workbook, read_workbook(archive, limits));
    std::stable_sort(workbook.sheets.begin(), workbook.sheets.end(),
                     [](auto const& a, auto const& b) { return !a.hidden && b.hidden; });
    for (auto const& sheet : workbook.sheets) {
        if (sheet.part.empty()) continue;
        // Rows are handed on once it is certain that the sheet has a table.
        std::vector<std::pair<int, std::vector<std::string>>> first;
        bool flowing = false;
        TakeRow const hand_on = [&](int number, std::span<std::string const> cells) {
            if (flowing) return take(number, cells);
            first.emplace_back(number, std::vector<std::string>(cells.begin(), cells.end()));
            if (first.size() < kRowsOfATable) return;
            for (auto const& [row, texts] : first)
                take(row, texts);
            flowing = true;
        };
        RowHandler handler(workbook, sheet, limits, hand_on);
        RETURN_IF_ERROR(parse_sax(archive, sheet.part, limits, handler));
        if (flowing) return {};
    }
    return Error{ErrorCode::malformed_document, "工作簿里没有台账：没有一个工作表有两行以上内容。", "", {}};
}

}  // namespace zs::formats
