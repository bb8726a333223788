#include "formats/positioned/assemble.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "formats/positioned/chain.h"
#include "formats/positioned/characters.h"
#include "formats/positioned/lattice.h"
#include "formats/positioned/running_lines.h"
#include "formats/positioned/text_line.h"
#include "formats/positioned/turned.h"

namespace zs::formats {
namespace {

using namespace documents;

constexpr double kSameSize = 0.15;  // of the size: another size is another paragraph
constexpr double kIndent = 1.5;     // of the size: a paragraph's first line
constexpr double kLeading = 2.4;    // of the size, from line to line within a paragraph

/// What a page shows, in two kinds.
struct Laid {
    std::vector<PlacedTable> tables;
    double left = 0;  ///< of the text outside tables
    double right = 0;
};

/// Builds the blocks page by page; the last block stays open for what the next page brings.
class Assembler {
  public:
    explicit Assembler(Limits const& limits) : limits_(limits) {}

    Result<Document> assemble(std::vector<PositionedPage> pages) {
        Document document;
        prepare_characters(pages, document.notices);
        for (auto& page : pages)
            RETURN_IF_ERROR(lay_out(page));
        separate_running_lines(free_);
        document.notices.insert(document.notices.end(), notices_.begin(), notices_.end());
        document_ = std::move(document);
        bool tables =
            std::any_of(laid_.begin(), laid_.end(), [](auto const& l) { return !l.tables.empty(); });
        for (std::size_t i = 0; i < laid_.size(); ++i) {
            if (tables) {
                add_page(laid_[i], free_[i]);
            } else {
                add_lines(free_[i]);
            }
        }
        close_table();
        close_paragraph();
        return std::move(document_);
    }

  private:
    Result<void> lay_out(PositionedPage& page);
    void add_page(Laid& laid, FreeText& text);
    void add_table(PlacedTable& table, bool first_on_page);
    void add_line(TextLine& line, Laid const& laid);
    void add_lines(FreeText const& text);
    void close_table();
    void close_paragraph();
    void tell_repeated_header();

    Limits const& limits_;
    std::vector<Laid> laid_;
    std::vector<FreeText> free_;
    std::vector<Notice> notices_;
    Document document_;
    std::optional<TableChain> chain_;
    int table_count_ = 0;
    int line_count_ = 0;
    std::size_t cells_ = 0;
    std::vector<TextLine> paragraph_;
    std::string paragraph_text_;
};

Result<void> Assembler::lay_out(PositionedPage& page) {
    Laid laid;
    FreeText text{page.number, page.height, {}, {}};
    laid.tables = tables_of(joined_rules(std::move(page.rules)), page.number, limits_.max_cells - cells_);
    for (auto& table : laid.tables) {
        cells_ += table.columns.size() * table.edges.size();
        fill_cells(table, page.glyphs);
    }
    auto gaps = laid.tables.empty() ? Gaps::tabs : Gaps::blanks;
    text.lines = lines_of(std::move(page.glyphs), page.number, gaps);
    laid.left = page.width;
    for (auto const& line : text.lines) {
        laid.left = std::min(laid.left, line.left);
        laid.right = std::max(laid.right, line.right);
    }
    if (cells_ >= limits_.max_cells) {
        return Error{ErrorCode::too_large,
                     "表格过大，请拆成几个文件后分别导入。",
                     fmt::format("第 {} 页", page.number),
                     {}};
    }
    laid_.push_back(std::move(laid));
    free_.push_back(std::move(text));
    return {};
}

void Assembler::add_page(Laid& laid, FreeText& text) {
    std::size_t line = 0;
    bool first = true;
    auto lines_above = [&](double y) {
        for (; line < text.lines.size() && text.lines[line].top < y; ++line) {
            close_table();
            add_line(text.lines[line], laid);
            first = false;
        }
    };
    for (auto& table : laid.tables) {
        lines_above(table.edges.front());
        close_paragraph();
        add_table(table, first);
        first = false;
    }
    lines_above(text.height * 2);
    for (auto const& running : text.running) {
        if (!chain_ && paragraph_.empty())
            document_.blocks.emplace_back(
                Paragraph{running.text, ParagraphKind::header_footer, {.page = running.page}});
    }
}

void Assembler::add_table(PlacedTable& table, bool first_on_page) {
    if (chain_ && first_on_page && chain_->add(table)) return;
    close_table();
    chain_.emplace(std::move(table));
}

void Assembler::close_table() {
    if (!chain_) return;
    tell_repeated_header();
    document_.blocks.emplace_back(chain_->table(++table_count_));
    chain_.reset();
}

void Assembler::tell_repeated_header() {
    auto const& pages = chain_->repeated_on();
    if (pages.empty()) return;
    document_.notices.push_back(
        {"repeated_header",
         fmt::format("表 {} 的表头在后面 {} 页重复打印，只保留第一次的。", table_count_ + 1, pages.size()),
         {.page = pages.front(), .table = table_count_ + 1}});
}

void Assembler::add_line(TextLine& line, Laid const& laid) {
    if (!paragraph_.empty()) {
        auto const& last = paragraph_.back();
        bool same_size = std::abs(last.size - line.size) <= kSameSize * last.size;
        bool indented = line.left > std::min(last.left, laid.left) + kIndent * line.size &&
                        line.left > laid.left + kIndent * line.size;
        bool near = line.page != last.page || line.bottom - last.bottom < kLeading * line.size;
        if (!same_size || indented || !near || !is_wrapped(last, line, laid.left, laid.right))
            close_paragraph();
    }
    if (paragraph_.empty()) {
        paragraph_text_ = line.text;
    } else {
        append_wrapped(paragraph_text_, line.text);
    }
    paragraph_.push_back(std::move(line));
}

void Assembler::close_paragraph() {
    if (paragraph_.empty()) return;
    document_.blocks.emplace_back(
        Paragraph{std::move(paragraph_text_), ParagraphKind::body, {.page = paragraph_.front().page}});
    paragraph_text_.clear();
    paragraph_.clear();
}

/// A document without any ruling lines: its lines as they are, as flattened tables are read from plain text.
void Assembler::add_lines(FreeText const& text) {
    for (auto const& line : text.lines) {
        ++line_count_;
        document_.blocks.emplace_back(
            Paragraph{line.text,
                      ParagraphKind::line,
                      {.line = line_count_, .end_line = line_count_, .page = line.page}});
    }
}

}  // namespace

Result<Document> assemble(std::vector<PositionedPage> pages, Limits const& limits) {
    for (auto& page : pages)
        turn_upright(page);
    return Assembler(limits).assemble(std::move(pages));
}

}  // namespace zs::formats
