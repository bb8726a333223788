#include <fmt/format.h>

#include <pugixml.hpp>

#include <algorithm>
#include <iterator>
#include <variant>

#include "base/text.h"
#include "formats/docx/reader.h"
#include "formats/notices.h"

namespace zs::formats {

using namespace documents;

struct DocxReader::Notes {
    std::map<std::string, pugi::xml_node> by_id;
};

namespace {

/// "2", "— 2 —", "第 2 页 共 9 页"
bool is_page_number(std::string text) {
    for (char const* word : {"第", "页", "共", "—", "－", "·", "\u3000"})
        text = replace_all(std::move(text), word, "");
    return text.find_first_not_of("0123456789 -/\t") == std::string::npos;
}

}  // namespace

DocxReader::DocxReader(Limits const& limits) : limits_(limits), notes_(std::make_unique<Notes>()) {}
DocxReader::~DocxReader() = default;

void DocxReader::load_styles(pugi::xml_node root) {
    styles_.load(root, numbering_);
}
void DocxReader::load_numbering(pugi::xml_node root) {
    numbering_.load(root);
}

void DocxReader::load_notes(pugi::xml_node root, char const* reference) {
    for (auto node : root.children()) {
        // The separators have a type; they are lines, not notes.
        if (local_name(node) == reference && !has_attribute(node, "type")) {
            notes_->by_id.emplace(std::string(reference) + attribute(node, "id"), node);
        }
    }
}

Result<void> DocxReader::read_body(pugi::xml_node body) {
    Target target;
    target.blocks = &document_.blocks;
    return blocks(body, target, 1);
}

Result<void> DocxReader::read_margin(pugi::xml_node root, Margin margin) {
    std::vector<Block> found;
    Target target;
    target.kind = ParagraphKind::header_footer;
    target.blocks = &found;
    RETURN_IF_ERROR(margin_paragraphs(root, target, 1));
    auto& kept = margin == Margin::header ? headers_ : footers_;
    for (Block& block : found) {
        auto* paragraph = std::get_if<Paragraph>(&block);
        if (paragraph == nullptr || is_page_number(paragraph->text)) continue;
        paragraph->kind = ParagraphKind::header_footer;
        // First, odd and even pages mostly say the same.
        bool fresh = margin_texts_.insert(paragraph->text).second;
        if (fresh) kept.push_back(std::move(block));
    }
    return {};
}

/// Tables in a margin only lay it out: their cells are read as paragraphs.
Result<void> DocxReader::margin_paragraphs(pugi::xml_node parent, Target& target, int depth) {
    RETURN_IF_ERROR(check_depth(depth));
    for (auto node = parent.first_child(); node; node = node.next_sibling()) {
        bool deleted = local_name(node) == "del" || local_name(node) == "moveFrom";
        if (local_name(node) == "p") {
            RETURN_IF_ERROR(paragraph(node, target, depth + 1));
        } else if (!deleted) {
            RETURN_IF_ERROR(margin_paragraphs(node, target, depth + 1));
        }
    }
    return {};
}

Result<void> DocxReader::blocks(pugi::xml_node parent, Target& target, int depth) {
    RETURN_IF_ERROR(check_depth(depth));
    for (auto node = parent.first_child(); node; node = node.next_sibling()) {
        switch (name_hash(local_name(node))) {
            case name_hash("p"): RETURN_IF_ERROR(paragraph(node, target, depth + 1)); break;
            case name_hash("tbl"): RETURN_IF_ERROR(table(node, target, depth + 1)); break;
            case name_hash("ins"):
            case name_hash("moveTo"):
            case name_hash("sdt"):
            case name_hash("sdtContent"):
            case name_hash("customXml"):
            case name_hash("smartTag"): RETURN_IF_ERROR(blocks(node, target, depth + 1)); break;
            case name_hash("AlternateContent"):
                RETURN_IF_ERROR(blocks(chosen_branch(node), target, depth + 1));
                break;
            case name_hash("del"):
            case name_hash("moveFrom"): remark(Remark::tracked_change); break;
            case name_hash("altChunk"): remark(Remark::embedded_object); break;
            default: break;
        }
    }
    if (!target.carried.empty()) return deliver(std::exchange(target.carried, {}), target.kind, target);
    return {};
}

std::string DocxReader::label_of(ParagraphProperties const& properties, ParagraphKind& kind) {
    auto const& [named, own, outline, mark] = properties;
    std::string_view style_id = attribute(named, "val");
    Style const* style = styles_.find(style_id);
    NumberReference reference;
    if (style != nullptr && style->number_id) {
        reference.id = *style->number_id;
        reference.level = style->number_level.value_or(0);
        if (auto level = numbering_.level_of_style(reference.id, std::string(style_id)))
            reference.level = *level;
    }
    if (own) {
        auto const [id, level] = children(own, {"numId", "ilvl"});
        if (id) {
            reference.id = int_attribute(id, "val", 0);
            reference.level = 0;
        }
        if (level) reference.level = int_attribute(level, "val", 0);
    }
    bool heading = outline ? int_attribute(outline, "val", 9) < 9 : style != nullptr && style->heading;
    if (kind == ParagraphKind::body) {
        kind = heading ? ParagraphKind::heading : reference.id != 0 ? ParagraphKind::list_item : kind;
    }
    return numbering_.next(reference);
}

Result<void> DocxReader::paragraph(pugi::xml_node node, Target& target, int depth) {
    if (target.cell == nullptr && target.blocks == &document_.blocks) {
        here_ = Place{};
        here_.line = ++target.paragraphs;
    }
    ParagraphProperties const properties =
        children(child(node, "pPr"), {"pStyle", "numPr", "outlineLvl", "rPr"});
    auto const [inserted, deleted, moved] = children(properties.back(), {"ins", "del", "moveFrom"});
    if (inserted) remark(Remark::tracked_change);
    std::string text;
    RETURN_IF_ERROR(inline_content(node, text, depth));
    std::fill(fields_.begin(), fields_.end(),
              false);  // a field code that is never closed must not swallow the rest
    if (deleted || moved) {
        // Accepting the deletion of a paragraph mark joins the paragraph with the next one.
        remark(Remark::tracked_change);
        target.carried += text;
        return {};
    }
    ParagraphKind kind = target.kind;
    std::string label = label_of(properties, kind);
    text.insert(0, std::exchange(target.carried, {}));
    if (text.empty() && label.ends_with(' ')) label.pop_back();
    return deliver(label + text, kind, target);
}

Result<void> DocxReader::deliver(std::string text, ParagraphKind kind, Target& target) {
    text_bytes_ += text.size() + 1;
    if (text_bytes_ > limits_.max_text_bytes) return too_large("文字过多");
    if (target.cell != nullptr) {
        if (target.paragraphs++ > 0) *target.cell += '\n';
        *target.cell += text;
        return {};
    }
    if (!text.empty()) {
        if (++cells_ > limits_.max_cells) return too_large("段落过多");
        target.blocks->emplace_back(Paragraph{std::move(text), kind, here_});
    }
    if (target.blocks != &pending_) flush_pending(*target.blocks);
    return {};
}

void DocxReader::flush_pending(std::vector<Block>& blocks) {
    std::move(pending_.begin(), pending_.end(), std::back_inserter(blocks));
    pending_.clear();
}

Result<void> DocxReader::note(pugi::xml_node reference, char const* kind, int depth) {
    auto found = notes_->by_id.find(std::string(kind) + attribute(reference, "id"));
    if (found == notes_->by_id.end() || in_note_) return {};
    auto node = found->second;
    notes_->by_id.erase(found);  // told once, however often it is cited
    Target target;
    target.kind = ParagraphKind::footnote;
    target.blocks = &pending_;
    in_note_ = true;
    auto read = blocks(node, target, depth + 1);
    in_note_ = false;
    return read;
}

void DocxReader::remark(Remark kind, int count) {
    auto [entry, added] = remarks_.try_emplace(kind, 0, here_);
    entry->second.first += count;
}

Result<void> DocxReader::check_depth(int depth) const {
    if (depth <= limits_.max_depth) return {};
    return Error{ErrorCode::too_large,
                 "文档嵌套层数过多，已停止读取。请去掉多余的嵌套表格或文本框后另存，再导入。",
                 where(),
                 {}};
}

Error DocxReader::too_large(char const* what) const {
    return {ErrorCode::too_large,
            fmt::format("文档的{}，已停止读取。请拆成几个文件后分别导入。", what),
            where(),
            {}};
}

std::string DocxReader::where() const {
    if (here_.table > 0) return fmt::format("word/document.xml {}", describe(here_));
    return here_.line > 0 ? fmt::format("word/document.xml 第 {} 段", here_.line) : "word/document.xml";
}

Document DocxReader::take() {
    static constexpr NoticeText<Remark> kTexts[] = {
        {Remark::tracked_change, "tracked_change", "文中有 {} 处修订痕迹，按“接受修订”后的文字读取。"},
        {Remark::hidden_text, "hidden_text",
         "文中有 {} 处隐藏文字，没有读取；如需要，请取消隐藏后重新导入。"},
        {Remark::hidden_row, "hidden_row", "表格中有 {} 个隐藏行，已读取，请核对是否需要。"},
        {Remark::picture, "picture", "文中有 {} 张图片，图片里的文字没有读取。"},
        {Remark::embedded_object, "embedded_object", "文中有 {} 个嵌入对象，里面的内容没有读取。"},
        {Remark::comment, "comment", "文中有 {} 条批注，没有读取。"},
        {Remark::merged_cell_text, "merged_cell_text", "有 {} 个被合并遮住的单元格里还有文字，没有读取。"},
    };
    add_notices(kTexts, remarks_, document_);
    auto& blocks = document_.blocks;
    blocks.insert(blocks.begin(), std::make_move_iterator(headers_.begin()),
                  std::make_move_iterator(headers_.end()));
    std::move(footers_.begin(), footers_.end(), std::back_inserter(blocks));
    return std::move(document_);
}

}  // namespace zs::formats
