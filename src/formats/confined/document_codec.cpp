#include "formats/confined/document_codec.h"

#include <limits>

#include "base/text.h"

namespace zs::formats {
namespace {

using namespace documents;

constexpr std::string_view kMagic = "ZSD1";
constexpr std::size_t kPlacesPerCell = 8;
constexpr int kMostColumns = 16'384;  // no reader makes more; a row of the grid is allocated even for no rows

enum PlaceField : unsigned {
    kLine = 1,
    kEndLine = 2,
    kPage = 4,
    kTable = 8,
    kRow = 16,
    kColumn = 32,
    kSheet = 64,
    kSheetAsTable = 128
};

class Encoder {
  public:
    std::string out{kMagic};

    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7U)
            out.push_back(static_cast<char>((value & 0x7FU) | 0x80U));
        out.push_back(static_cast<char>(value));
    }
    void integer(int value) { number(value < 0 ? 0 : static_cast<std::uint64_t>(value)); }
    void text(std::string_view value) {
        number(value.size());
        out += value;
    }
    void place(Place const& place, std::string const& table_sheet) {
        unsigned fields = (place.line != 0 ? kLine : 0U) | (place.end_line != 0 ? kEndLine : 0U) |
                          (place.page != 0 ? kPage : 0U) | (place.table != 0 ? kTable : 0U) |
                          (place.row != 0 ? kRow : 0U) | (place.column != 0 ? kColumn : 0U);
        if (!place.sheet.empty()) fields |= place.sheet == table_sheet ? kSheetAsTable : kSheet;
        out.push_back(static_cast<char>(fields));
        for (int value : {place.line, place.end_line, place.page, place.table, place.row, place.column}) {
            if (value != 0) integer(value);
        }
        if ((fields & kSheet) != 0) text(place.sheet);
    }
    void table(Table const& table) {
        place(table.place, {});
        integer(table.column_count);
        text(table.caption);
        number(table.nested ? 1 : 0);
        number(table.rows.size());
        for (auto const& row : table.rows) {
            number((row.repeated_header ? 1U : 0U) | (row.hidden ? 2U : 0U));
            number(row.cells.size());
            for (auto const& cell : row.cells) {
                text(cell.text);
                integer(cell.column);
                integer(cell.row_span);
                integer(cell.column_span);
                place(cell.place, table.place.sheet);
            }
        }
    }
    void document(Document const& document) {
        integer(static_cast<int>(document.format));
        number(document.blocks.size());
        for (auto const& block : document.blocks) {
            number(block.index());
            if (auto const* paragraph = std::get_if<Paragraph>(&block)) {
                integer(static_cast<int>(paragraph->kind));
                text(paragraph->text);
                place(paragraph->place, {});
            } else {
                table(std::get<Table>(block));
            }
        }
        number(document.notices.size());
        for (auto const& notice : document.notices) {
            text(notice.code);
            text(notice.message);
            place(notice.place, {});
        }
    }
};

/// Thrown inside this file only; the decoder is a deep tree of small reads.
struct Garbage {};

class Decoder {
  public:
    Decoder(std::string_view bytes, Limits const& limits) : bytes_(bytes), limits_(limits) {}

    [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }

    std::uint64_t number(std::uint64_t most) {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 63; shift += 7) {
            if (at_ >= bytes_.size()) throw Garbage{};
            auto byte = static_cast<unsigned char>(bytes_[at_++]);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) {
                if (value > most) throw Garbage{};
                return value;
            }
        }
        throw Garbage{};
    }
    int integer(int most = std::numeric_limits<int>::max()) {
        return static_cast<int>(number(static_cast<std::uint64_t>(most)));
    }
    /// A count of things that take at least `least` bytes each.
    std::size_t count(std::size_t least) {
        return static_cast<std::size_t>(number((bytes_.size() - at_) / least));
    }
    std::string text() {
        std::size_t length = count(1);
        std::string_view value = bytes_.substr(at_, length);
        if (value.size() != length || !is_valid_utf8(value)) throw Garbage{};
        at_ += length;
        return std::string(value);
    }
    Place place(std::string const& table_sheet) {
        auto fields = static_cast<unsigned>(byte());
        Place out;
        if ((fields & kLine) != 0) out.line = integer();
        if ((fields & kEndLine) != 0) out.end_line = integer();
        if ((fields & kPage) != 0) out.page = integer();
        if ((fields & kTable) != 0) out.table = integer();
        if ((fields & kRow) != 0) out.row = integer();
        if ((fields & kColumn) != 0) out.column = integer();
        if ((fields & kSheet) != 0) out.sheet = text();
        if ((fields & kSheetAsTable) != 0) out.sheet = table_sheet;
        return out;
    }
    Document document() {
        Document out;
        out.format = static_cast<Format>(integer(static_cast<int>(Format::csv)));
        std::size_t blocks = count(4);
        for (std::size_t i = 0; i < blocks; ++i) {
            if (number(1) == 0) {
                out.blocks.emplace_back(paragraph());
            } else {
                out.blocks.emplace_back(table());
            }
        }
        std::size_t notices = count(3);
        for (std::size_t i = 0; i < notices; ++i) {
            std::string code = text();
            std::string message = text();
            out.notices.push_back({std::move(code), std::move(message), place({})});
        }
        return out;
    }
    Error error() {
        Error out;
        out.code = static_cast<ErrorCode>(integer(static_cast<int>(ErrorCode::internal)));
        out.message = text();
        out.where = text();
        return out;
    }

  private:
    int byte() {
        if (at_ >= bytes_.size()) throw Garbage{};
        return static_cast<unsigned char>(bytes_[at_++]);
    }
    Paragraph paragraph() {
        Paragraph out;
        out.kind = static_cast<ParagraphKind>(integer(static_cast<int>(ParagraphKind::line)));
        out.text = text();
        out.place = place({});
        return out;
    }
    Table table() {
        Table out;
        out.place = place({});
        out.column_count = integer(kMostColumns);
        out.caption = text();
        out.nested = number(1) == 1;
        std::size_t rows = count(2);
        auto columns = static_cast<std::size_t>(out.column_count);
        if (columns != 0 && rows > kPlacesPerCell * limits_.max_cells / columns) throw Garbage{};
        out.rows.reserve(rows);
        for (std::size_t i = 0; i < rows; ++i)
            out.rows.push_back(row(out, static_cast<int>(rows - i)));
        return out;
    }
    Row row(Table const& table, int rows_left) {
        Row out;
        std::uint64_t flags = number(3);
        out.repeated_header = (flags & 1U) != 0;
        out.hidden = (flags & 2U) != 0;
        std::size_t cells = count(5);
        cells_ += cells;
        if (cells_ > limits_.max_cells) throw Garbage{};
        out.cells.reserve(cells);
        for (std::size_t i = 0; i < cells; ++i)
            out.cells.push_back(cell(table, rows_left));
        return out;
    }
    Cell cell(Table const& table, int rows_left) {
        Cell out;
        out.text = text();
        out.column = integer(table.column_count);
        out.row_span = integer(rows_left);
        out.column_span = integer(table.column_count - out.column);
        if (out.row_span == 0 || out.column_span == 0) throw Garbage{};
        out.place = place(table.place.sheet);
        return out;
    }

    std::string_view bytes_;
    Limits const& limits_;
    std::size_t at_ = 0;
    std::size_t cells_ = 0;
};

}  // namespace

std::string encode_answer(Result<Document> const& answer) {
    Encoder encoder;
    encoder.number(answer.ok() ? 0 : 1);
    if (answer.ok()) {
        encoder.document(*answer);
    } else {
        encoder.integer(static_cast<int>(answer.error().code));
        encoder.text(answer.error().message);
        encoder.text(answer.error().where);
    }
    return std::move(encoder.out);
}

Result<Document> decode_answer(std::string_view bytes, Limits const& limits) {
    Error garbage{ErrorCode::internal, "读取进程的答复有误。", "", {}};
    if (!bytes.starts_with(kMagic)) return garbage;
    Decoder decoder(bytes.substr(kMagic.size()), limits);
    try {
        if (decoder.number(1) == 0) {
            Document document = decoder.document();
            if (!decoder.at_end()) return garbage;
            return document;
        }
        Error error = decoder.error();
        return decoder.at_end() ? error : garbage;
    } catch (Garbage const&) {
        return garbage;
    }
}

}  // namespace zs::formats
