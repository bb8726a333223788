#include "formats/csv/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "formats/encoding/encoding.h"
#include "formats/notices.h"

namespace zs::formats {
namespace {

using namespace documents;

constexpr std::size_t kProbe = 64U << 10U;
constexpr std::size_t kMostColumns = 16'384;

struct Record {
    std::vector<std::string> values;
    bool open_quote = false;  ///< the text ended inside quotes
};

/// The separator that occurs most often outside quotes near the beginning.
char separator_of(std::string_view text) {
    std::array<std::pair<char, int>, 3> counts = {{{',', 0}, {'\t', 0}, {';', 0}}};
    bool quoted = false;
    for (char c : text.substr(0, kProbe)) {
        if (c == '"') quoted = !quoted;
        for (auto& [separator, count] : counts)
            count += !quoted && c == separator ? 1 : 0;
    }
    return std::max_element(counts.begin(), counts.end(),
                            [](auto const& a, auto const& b) { return a.second < b.second; })
        ->first;
}

/// Takes one record from the front of `text`.
Record take_record(std::string_view& text, char separator) {
    Record out;
    out.values.emplace_back();
    bool quoted = false;
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        char c = text[at];
        auto& value = out.values.back();
        if (quoted) {
            bool twice = c == '"' && at + 1 < text.size() && text[at + 1] == '"';
            if (c == '"' && !twice) {
                quoted = false;
                continue;
            }
            if (twice) ++at;
            if (c != '\r') value.push_back(c);
        } else if (c == '"' && value.empty()) {
            quoted = true;
        } else if (c == separator) {
            if (out.values.size() < kMostColumns) out.values.emplace_back();
        } else if (c == '\n' || c == '\r') {
            at += c == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
            break;
        } else {
            value.push_back(c);
        }
    }
    out.open_quote = quoted;
    text.remove_prefix(std::min(at, text.size()));
    return out;
}

std::size_t filled(Record const& record) {
    return static_cast<std::size_t>(std::count_if(record.values.begin(), record.values.end(),
                                                  [](auto const& value) { return !trim(value).empty(); }));
}

Row row_of(Record&& record, int number) {
    Row row;
    int column = 0;
    for (auto& value : record.values) {
        row.cells.push_back(
            {std::move(value), column, 1, 1, {.table = 1, .row = number, .column = column + 1}});
        ++column;
    }
    return row;
}

constexpr char const* kGuessed = "文件没有标明文字编码，按 {} 读取；如有乱码，请另存为 UTF-8 后重新导入。";

}  // namespace

Result<Document> read_csv(std::string_view bytes, Limits const& limits) {
    ASSIGN_OR_RETURN(DecodedText decoded, decode_text(bytes));
    Document document;
    document.format = Format::csv;
    add_encoding_notices(decoded, kGuessed, {}, document);
    Table table;
    table.place.table = 1;
    std::string_view text = decoded.text;
    char separator = separator_of(text);
    std::size_t cells = 0;
    for (int number = 1; !text.empty(); ++number) {
        Record record = take_record(text, separator);
        cells += record.values.size();
        if (cells > limits.max_cells) {
            return Error{ErrorCode::too_large,
                         "表格过大，请拆成几个文件后分别导入。",
                         fmt::format("第 {} 行", number),
                         {}};
        }
        if (record.open_quote) {
            document.notices.push_back(
                {"open_quote",
                 fmt::format("第 {} 条记录的引号没有结束，其后的内容可能连成了一格，请核对。", number),
                 {.table = 1, .row = number}});
        }
        if (table.rows.empty() && filled(record) < 2) {
            std::string title;
            for (auto const& value : record.values)
                title += trim(value);
            if (!title.empty()) document.blocks.emplace_back(Paragraph{std::move(title)});
            continue;
        }
        table.column_count = std::max(table.column_count, static_cast<int>(record.values.size()));
        table.rows.push_back(row_of(std::move(record), number));
    }
    if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
    return document;
}

}  // namespace zs::formats
