#include "formats/html/reader.h"

#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "formats/notices.h"
#include "formats/numerals.h"

namespace zs::formats {

using namespace documents;

namespace {

constexpr int kLevelsPerDepth =
    4;  // pages nest deeper than office documents: Limits::max_depth counts four levels each

int number_of(std::string_view text, int otherwise) {
    int value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() ? std::clamp(value, -1'000'000, 1'000'000) : otherwise;
}

bool is_block(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_P:
        case GUMBO_TAG_DIV:
        case GUMBO_TAG_BODY:
        case GUMBO_TAG_HTML:
        case GUMBO_TAG_SECTION:
        case GUMBO_TAG_ARTICLE:
        case GUMBO_TAG_MAIN:
        case GUMBO_TAG_HEADER:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_ASIDE:
        case GUMBO_TAG_BLOCKQUOTE:
        case GUMBO_TAG_CENTER:
        case GUMBO_TAG_FORM:
        case GUMBO_TAG_FIELDSET:
        case GUMBO_TAG_FIGURE:
        case GUMBO_TAG_FIGCAPTION:
        case GUMBO_TAG_ADDRESS:
        case GUMBO_TAG_DL:
        case GUMBO_TAG_DT:
        case GUMBO_TAG_DD:
        case GUMBO_TAG_HR:
        case GUMBO_TAG_PRE:
        case GUMBO_TAG_DETAILS:
        case GUMBO_TAG_SUMMARY: return true;
        default: return false;
    }
}

bool is_heading(GumboTag tag) {
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

bool has_no_text(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_TEMPLATE:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_OBJECT:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_RT:
        case GUMBO_TAG_RP:
        case GUMBO_TAG_TITLE:
        case GUMBO_TAG_SVG: return true;
        default: return false;
    }
}

std::string list_format(HtmlNode const& element) {
    std::string_view type = attribute_of(element, "type");
    if (type == "a") return "lowerLetter";
    if (type == "A") return "upperLetter";
    if (type == "i") return "lowerRoman";
    if (type == "I") return "upperRoman";
    return has_style(element, "list-style:none") || has_style(element, "list-style-type:none") ? "none"
                                                                                               : "decimal";
}

}  // namespace

Result<void> HtmlReader::read(GumboNode const* root) {
    load_styles(root, 0);
    Target target;
    RETURN_IF_ERROR(node(root, target, 0));
    return flush(target);
}

/// Style sheets may stand anywhere; those below the deepest level that is read hide nothing.
void HtmlReader::load_styles(GumboNode const* node, int depth) {
    if (node->type != GUMBO_NODE_ELEMENT || depth > kLevelsPerDepth * limits_.max_depth) return;
    GumboVector const& all = node->v.element.children;
    bool sheet = node->v.element.tag == GUMBO_TAG_STYLE;
    for (unsigned i = 0; i < all.length; ++i) {
        auto const* child = static_cast<GumboNode const*>(all.data[i]);
        if (sheet && child->type == GUMBO_NODE_TEXT) hiding_.load(child->v.text.text);
        if (!sheet) load_styles(child, depth + 1);
    }
}

bool HtmlReader::is_hidden(HtmlNode const& element) const {
    if (has_attribute_of(element, "hidden")) return true;
    if (has_style(element, "display:none") || has_style(element, "visibility:hidden")) return true;
    if (hiding_.empty() || has_style(element, "display:")) return false;
    return hiding_.hides(gumbo_normalized_tagname(element.v.element.tag), attribute_of(element, "id"),
                         attribute_of(element, "class"));
}

Result<void> HtmlReader::children(GumboNode const* parent, Target& target, int depth) {
    GumboVector const& all = parent->v.element.children;
    for (unsigned i = 0; i < all.length; ++i) {
        RETURN_IF_ERROR(node(static_cast<GumboNode const*>(all.data[i]), target, depth + 1));
    }
    return {};
}

Result<void> HtmlReader::node(GumboNode const* node, Target& target, int depth) {
    if (depth > kLevelsPerDepth * limits_.max_depth) {
        return Error{ErrorCode::too_large,
                     "网页嵌套层数过多，已停止读取。请用 Word 打开后另存为 .docx 再导入。",
                     describe(here_),
                     {}};
    }
    switch (node->type) {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_CDATA:
            preformatted_ > 0 ? target.flow.add_verbatim(node->v.text.text)
                              : target.flow.add(node->v.text.text);
            return {};
        case GUMBO_NODE_WHITESPACE: target.flow.add(node->v.text.text); return {};
        case GUMBO_NODE_ELEMENT: return element(node, target, depth);
        case GUMBO_NODE_DOCUMENT:
        case GUMBO_NODE_COMMENT:
        case GUMBO_NODE_TEMPLATE: return {};
    }
    return {};
}

bool HtmlReader::is_left_out(HtmlNode const& element) {
    GumboTag tag = element.v.element.tag;
    if (has_no_text(tag)) return true;
    if (is_hidden(element) || has_style(element, "mso-hide:all")) {
        remark(Remark::hidden_text);
        return true;
    }
    if (tag == GUMBO_TAG_DEL) {
        remark(Remark::tracked_change);
        return true;
    }
    if (tag != GUMBO_TAG_A) return false;
    // The marks of Word's notes and comments: "[1]", "[A1]".
    return has_style(element, "mso-footnote-id") || has_style(element, "mso-endnote-id") ||
           attribute_of(element, "class") == "msocomanchor";
}

Result<void> HtmlReader::element(GumboNode const* node, Target& target, int depth) {
    GumboElement const& element = node->v.element;
    if (is_left_out(*node)) return {};
    bool handled = false;
    RETURN_IF_ERROR(word_section(node, target, depth, handled));
    if (handled) return {};
    if (is_heading(element.tag)) return block(node, target, ParagraphKind::heading, depth);
    if (is_block(element.tag)) return block(node, target, target.kind, depth);
    switch (element.tag) {
        case GUMBO_TAG_BR: target.flow.line_break(); return {};
        case GUMBO_TAG_TABLE: return table(node, target, depth);
        case GUMBO_TAG_OL:
        case GUMBO_TAG_UL: return list(node, target, depth);
        case GUMBO_TAG_LI: return list_item(node, target, depth);
        case GUMBO_TAG_IMG:
            if (target.cell != nullptr) remark(Remark::picture);
            return {};
        case GUMBO_TAG_INS: remark(Remark::tracked_change); break;
        default: break;
    }
    return children(node, target, depth);
}

Result<void> HtmlReader::block(GumboNode const* node, Target& target, ParagraphKind kind, int depth) {
    RETURN_IF_ERROR(flush(target));
    ParagraphKind outside = std::exchange(target.kind, kind);
    bool verbatim = node->v.element.tag == GUMBO_TAG_PRE;
    if (verbatim) ++preformatted_;
    RETURN_IF_ERROR(children(node, target, depth));
    if (verbatim) --preformatted_;
    RETURN_IF_ERROR(flush(target));
    target.kind = outside;
    return {};
}

/// Notes and comments that Word gathers at the end of its web pages.
Result<void> HtmlReader::word_section(GumboNode const* node, Target& target, int depth, bool& handled) {
    GumboElement const& element = node->v.element;
    if (element.tag != GUMBO_TAG_DIV) return {};
    bool comments = has_style(*node, "mso-element:comment-list");
    bool notes =
        has_style(*node, "mso-element:footnote-list") || has_style(*node, "mso-element:endnote-list");
    if (comments) remark(Remark::comment);
    if (notes) RETURN_IF_ERROR(block(node, target, ParagraphKind::footnote, depth));
    handled = comments || notes;
    return {};
}

Result<void> HtmlReader::list(GumboNode const* node, Target& target, int depth) {
    GumboElement const& element = node->v.element;
    RETURN_IF_ERROR(flush(target));
    lists_.push_back(
        {element.tag == GUMBO_TAG_OL, list_format(*node), number_of(attribute_of(*node, "start"), 1)});
    RETURN_IF_ERROR(children(node, target, depth));
    lists_.pop_back();
    return flush(target);
}

Result<void> HtmlReader::list_item(GumboNode const* node, Target& target, int depth) {
    RETURN_IF_ERROR(flush(target));
    if (!lists_.empty() && lists_.back().ordered) {
        List& list = lists_.back();
        list.next = number_of(attribute_of(*node, "value"), list.next);
        std::string number = numeral(list.next++, list.format);
        target.label = number.empty() ? "" : number + ". ";
    }
    ParagraphKind outside = target.kind;
    ParagraphKind kind = outside == ParagraphKind::body ? ParagraphKind::list_item : outside;
    RETURN_IF_ERROR(block(node, target, kind, depth));
    if (target.label.empty()) return {};
    // An empty item shows its number all the same: columns of numbers are made so.
    target.flow.add(std::exchange(target.label, {}));
    target.kind = kind;
    RETURN_IF_ERROR(flush(target));
    target.kind = outside;
    return {};
}

Result<void> HtmlReader::flush(Target& target) {
    std::string text = target.flow.take();
    if (text.empty()) return {};
    text.insert(0, std::exchange(target.label, {}));
    text_bytes_ += text.size();
    if (text_bytes_ > limits_.max_text_bytes) return too_large("文字过多");
    if (target.cell != nullptr) {
        if (target.paragraphs++ > 0) *target.cell += '\n';
        *target.cell += text;
        return {};
    }
    if (++cells_ > limits_.max_cells) return too_large("段落过多");
    here_ = Place{.line = ++paragraphs_};
    document_.blocks.emplace_back(Paragraph{std::move(text), target.kind, here_});
    return {};
}

Error HtmlReader::too_large(char const* what) const {
    return {ErrorCode::too_large,
            fmt::format("网页的{}，已停止读取。请拆成几个文件后分别导入。", what),
            describe(here_),
            {}};
}

Document HtmlReader::take() {
    static constexpr NoticeText<Remark> kTexts[] = {
        {Remark::hidden_text, "hidden_text", "网页中有 {} 处不显示的内容，没有读取。"},
        {Remark::hidden_row, "hidden_row", "表格中有 {} 个隐藏行，已读取，请核对是否需要。"},
        {Remark::tracked_change, "tracked_change", "文中有 {} 处修订痕迹，按“接受修订”后的文字读取。"},
        {Remark::picture, "picture", "表格中有 {} 张图片，图片里的文字没有读取。"},
        {Remark::comment, "comment", "文末有 {} 组批注，没有读取。"},
    };
    add_notices(kTexts, remarks_, document_);
    return std::move(document_);
}

}  // namespace zs::formats
