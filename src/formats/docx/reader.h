#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"
#include "formats/container/xml.h"
#include "formats/docx/numbering.h"
#include "formats/docx/styles.h"

namespace zs::formats {

/// Things left out or settled while reading; each kind becomes one Notice with its count and first place.
enum class Remark {
    tracked_change,
    hidden_text,
    hidden_row,
    picture,
    embedded_object,
    comment,
    merged_cell_text
};

/// Walks word/document.xml and fills a Document. Used by read_docx only.
class DocxReader {
  public:
    explicit DocxReader(Limits const& limits);
    ~DocxReader();
    DocxReader(DocxReader const&) = delete;
    DocxReader& operator=(DocxReader const&) = delete;

    void load_styles(pugi::xml_node root);
    void load_numbering(pugi::xml_node root);
    void load_notes(pugi::xml_node root, char const* reference);

    enum class Margin { header, footer };
    /// A header or footer of the pages; the headers come before the body, the footers behind it.
    Result<void> read_margin(pugi::xml_node root, Margin margin);
    Result<void> read_body(pugi::xml_node body);
    documents::Document take();

  private:
    /// Where block content goes: the document itself, a cell, or a text box or note.
    struct Target {
        std::string* cell = nullptr;  ///< paragraphs joined here, if set
        documents::ParagraphKind kind = documents::ParagraphKind::body;
        std::vector<documents::Block>* blocks = nullptr;
        std::string carried;  ///< text of paragraphs whose mark was deleted
        int paragraphs = 0;
    };
    struct Span {  ///< an open vertical merge: the cell that began it
        std::size_t row = 0;
        std::size_t position = 0;
        int column_span = 1;
    };
    struct TableState {
        documents::Table table;
        std::map<int, Span> open;  ///< by first grid column
    };

    // reader_blocks.cpp
    Result<void> blocks(pugi::xml_node parent, Target& target, int depth);
    Result<void> margin_paragraphs(pugi::xml_node parent, Target& target, int depth);
    Result<void> paragraph(pugi::xml_node node, Target& target, int depth);
    Result<void> deliver(std::string text, documents::ParagraphKind kind, Target& target);
    Result<void> note(pugi::xml_node reference, char const* kind, int depth);
    /// Style, number, outline level, and the properties of the paragraph's mark.
    using ParagraphProperties = std::array<pugi::xml_node, 4>;
    std::string label_of(ParagraphProperties const& properties, documents::ParagraphKind& kind);
    void flush_pending(std::vector<documents::Block>& blocks);

    // reader_inline.cpp
    Result<void> inline_content(pugi::xml_node parent, std::string& out, int depth);
    Result<void> run(pugi::xml_node node, std::string& out, int depth);
    Result<void> run_part(pugi::xml_node node, std::string& out, int depth);
    Result<void> drawing(pugi::xml_node node, int depth);
    bool is_hidden_run(pugi::xml_node properties);
    void field_character(pugi::xml_node node);
    [[nodiscard]] bool in_field_code() const;

    // reader_table.cpp
    Result<void> table(pugi::xml_node node, Target& target, int depth);
    Result<void> rows(pugi::xml_node parent, TableState& state, int depth);
    Result<void> row(pugi::xml_node node, TableState& state, int depth);
    Result<void> cells(pugi::xml_node parent, TableState& state, int& column, int depth);
    Result<void> cell(pugi::xml_node node, TableState& state, int& column, int depth);
    bool joins_cell_above(TableState& state, int column, int column_span, bool has_text);

    void remark(Remark kind, int count = 1);
    Result<void> check_depth(int depth) const;
    [[nodiscard]] Error too_large(char const* what) const;
    [[nodiscard]] std::string where() const;

    Limits limits_;
    Styles styles_;
    Numbering numbering_;
    struct Notes;
    std::unique_ptr<Notes> notes_;  ///< by kind and id
    documents::Document document_;
    std::vector<documents::Block> headers_;
    std::vector<documents::Block> footers_;
    std::set<std::string> margin_texts_;
    std::vector<documents::Block> pending_;  ///< follows the block being read
    std::vector<bool> fields_;               ///< open fields; true while in the field's code
    std::map<Remark, std::pair<int, documents::Place>> remarks_;
    documents::Place here_;
    std::size_t cells_ = 0;
    std::size_t text_bytes_ = 0;
    int tables_ = 0;
    bool in_note_ = false;
};

/// The branch of mc:AlternateContent that is read: the first choice, or else the fallback.
pugi::xml_node chosen_branch(pugi::xml_node alternate_content);

}  // namespace zs::formats
