#include "formats/pdf/pdf.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "formats/pdf/file.h"
#include "formats/pdf/interpreter.h"
#include "formats/positioned/assemble.h"
#include "formats/positioned/canvas.h"

namespace zs::formats {
namespace {

using pdf::File;
using pdf::Value;
using Kind = Value::Kind;

constexpr std::size_t kMostPages = 5'000;
constexpr std::size_t kMostOnPage = 200'000;
constexpr std::size_t kOperatorsPerByte = 4;  // one for so many bytes of text that are allowed
constexpr double kA4Width = 595;
constexpr double kA4Height = 842;

/// A page and what it inherits from the nodes above it.
struct PageObject {
    Value const* page;
    Value const* resources;
    Value const* box;
    int rotation;
};

/// Walks the tree of pages, each node once.
class PageTree {
  public:
    PageTree(File& file, int max_depth) : file_(file), max_depth_(max_depth) {}

    std::vector<PageObject> pages() {
        walk(file_.get(file_.catalog(), "Pages"), {}, 0);
        return std::move(pages_);
    }

  private:
    void walk(Value const& node, PageObject inherited, int depth) {
        bool seen = node.entries && !seen_.insert(node.entries.get()).second;
        if (!node.is(Kind::dictionary) || seen || depth > max_depth_ || pages_.size() >= kMostPages) return;
        inherited.page = &node;
        if (Value const& own = file_.get(node, "Resources"); own.is(Kind::dictionary))
            inherited.resources = &own;
        for (char const* key : {"MediaBox", "CropBox"}) {
            if (Value const& own = file_.get(node, key); own.array().size() >= 4) inherited.box = &own;
        }
        if (Value const& own = file_.get(node, "Rotate"); own.is(Kind::number))
            inherited.rotation = own.integer();
        Value const& kids = file_.get(node, "Kids");
        if (!kids.is(Kind::array)) {
            pages_.push_back(inherited);
            return;
        }
        for (auto const& kid : kids.array())
            walk(file_.resolve(kid), inherited, depth + 1);
    }

    File& file_;
    int max_depth_;
    std::set<void const*> seen_;
    std::vector<PageObject> pages_;
};

/// Maps the page's own space to points from its upper left corner as it is shown.
Matrix page_matrix(File& file, PageObject const& object, PositionedPage& page) {
    double box[4] = {0, 0, kA4Width, kA4Height};
    for (std::size_t i = 0; object.box != nullptr && i < 4; ++i)
        box[i] = file.resolve(object.box->array()[i]).number;
    double left = std::min(box[0], box[2]);
    double bottom = std::min(box[1], box[3]);
    double width = std::abs(box[2] - box[0]);
    double height = std::abs(box[3] - box[1]);
    Matrix flipped{1, 0, 0, -1, -left, bottom + height};
    int quarter = ((object.rotation / 90) % 4 + 4) % 4;
    page.width = quarter % 2 == 0 ? width : height;
    page.height = quarter % 2 == 0 ? height : width;
    switch (quarter) {
        case 1: return flipped.then({0, 1, -1, 0, height, 0});
        case 2: return flipped.then({-1, 0, 0, -1, width, height});
        case 3: return flipped.then({0, -1, 1, 0, 0, width});
        default: return flipped;
    }
}

/// A page's content may come in pieces that break even between operands.
Result<std::string> content_of(File& file, Value const& page) {
    Value const& contents = file.get(page, "Contents");
    if (contents.is(Kind::stream)) return file.data(contents);
    std::string all;
    for (auto const& piece : contents.array()) {
        ASSIGN_OR_RETURN(std::string bytes, file.data(file.resolve(piece)));
        all += bytes;
        all += '\n';
    }
    return all;
}

}  // namespace

Result<std::vector<PositionedPage>> read_pdf_pages(std::string_view bytes, Limits const& limits) {
    ASSIGN_OR_RETURN(File file, File::open(bytes, limits));
    std::vector<PositionedPage> pages;
    pdf::FontCache fonts;
    std::size_t operators_left = limits.max_text_bytes / kOperatorsPerByte;
    std::size_t glyphs_left = limits.max_text_bytes;
    Value const nothing;
    for (auto const& object : PageTree(file, limits.max_depth).pages()) {
        PositionedPage page;
        page.number = static_cast<int>(pages.size()) + 1;
        Matrix base = page_matrix(file, object, page);
        Canvas canvas(page, std::min(kMostOnPage, glyphs_left));
        pdf::Interpreter interpreter(file, canvas, fonts, operators_left);
        auto content = content_of(file, *object.page);
        if (!content.ok()) return content.error();
        Value const& resources = object.resources != nullptr ? *object.resources : nothing;
        RETURN_IF_ERROR(interpreter.run(*content, resources, base));
        page.has_picture = interpreter.saw_picture();
        glyphs_left -= std::min(glyphs_left, page.glyphs.size());
        pages.push_back(std::move(page));
    }
    return pages;
}

Result<documents::Document> read_pdf(std::string_view bytes, Limits const& limits) {
    ASSIGN_OR_RETURN(auto pages, read_pdf_pages(bytes, limits));
    auto any = [&pages](auto const& test) { return std::any_of(pages.begin(), pages.end(), test); };
    if (!any([](auto const& page) { return !page.glyphs.empty(); })) {
        if (any([](auto const& page) { return page.has_picture; })) {
            return Error{ErrorCode::unsupported, std::string(kOnlyPictures), "", {}};
        }
        return Error{ErrorCode::malformed_document,
                     "这个 PDF 的页面上没有文字，文件可能不完整。请重新下载或用 WPS 打开后另存，再导入。",
                     "",
                     {}};
    }
    ASSIGN_OR_RETURN(auto document, assemble(std::move(pages), limits));
    document.format = documents::Format::pdf;
    return document;
}

}  // namespace zs::formats
