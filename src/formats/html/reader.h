#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"
#include "formats/html/flow.h"
#include "formats/html/hiding_styles.h"
#include "formats/html/tree.h"

namespace zs::formats {

/// Walks the tree and fills a Document. Used by read_html only.
class HtmlReader {
  public:
    explicit HtmlReader(Limits const& limits) : limits_(limits) {}

    Result<void> read(HtmlNode const* root);
    documents::Document take();

  private:
    enum class Remark { hidden_text, hidden_row, tracked_change, picture, comment };
    struct Target {
        std::string* cell = nullptr;
        documents::ParagraphKind kind = documents::ParagraphKind::body;
        TextFlow flow;
        std::string label;  ///< number of a list item, in front of its first text
        int paragraphs = 0;
    };
    struct List {
        bool ordered = false;
        std::string format = "decimal";
        int next = 1;
    };
    struct Layout;  ///< of one table, see reader_table.cpp

    Result<void> children(HtmlNode const* node, Target& target, int depth);
    Result<void> node(HtmlNode const* node, Target& target, int depth);
    Result<void> element(HtmlNode const* node, Target& target, int depth);
    Result<void> block(HtmlNode const* node, Target& target, documents::ParagraphKind kind, int depth);
    Result<void> list(HtmlNode const* node, Target& target, int depth);
    Result<void> list_item(HtmlNode const* node, Target& target, int depth);
    Result<void> word_section(HtmlNode const* node, Target& target, int depth, bool& handled);
    bool is_left_out(HtmlNode const& node);
    [[nodiscard]] bool is_hidden(HtmlNode const& element) const;
    void load_styles(HtmlNode const* node, int depth);
    Result<void> flush(Target& target);

    Result<void> table(HtmlNode const* node, Target& target, int depth);
    Result<void> table_part(HtmlNode const* node, Layout& layout, bool header, int depth);
    Result<void> table_row(HtmlNode const* node, Layout& layout, bool header, int depth);
    Result<void> table_cell(HtmlNode const* node, Layout& layout, int depth);

    void remark(Remark kind) { ++remarks_.try_emplace(kind, 0, here_).first->second.first; }
    [[nodiscard]] Error too_large(char const* what) const;

    Limits limits_;
    HidingStyles hiding_;
    documents::Document document_;
    std::vector<documents::Block> pending_;  ///< nested tables of the table being read
    std::vector<List> lists_;
    std::map<Remark, std::pair<int, documents::Place>> remarks_;
    documents::Place here_;
    std::size_t cells_ = 0;
    std::size_t text_bytes_ = 0;
    int tables_ = 0;
    int paragraphs_ = 0;
    int preformatted_ = 0;
};

}  // namespace zs::formats
