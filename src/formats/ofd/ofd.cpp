#include "formats/ofd/ofd.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "formats/container/xml.h"
#include "formats/container/zip.h"
#include "formats/ofd/page_reader.h"
#include "formats/positioned/assemble.h"
#include "formats/positioned/canvas.h"

namespace zs::formats {
namespace {

using ofd::numbers;

constexpr double kPointsPerMillimetre = 72 / 25.4;
constexpr std::size_t kMostOnPage = 200'000;
constexpr std::size_t kMostPages = 5'000;

/// A location, seen from the part that names it (GB/T 33190, 7.3: ST_Loc).
std::string located(std::string const& part, std::string_view location) {
    if (location.starts_with('/')) return std::string(location.substr(1));
    std::string folder = part.substr(0, part.rfind('/') == std::string::npos ? 0 : part.rfind('/') + 1);
    while (location.starts_with("./") || location.starts_with("../")) {
        bool up = location.starts_with("../");
        location.remove_prefix(up ? 3 : 2);
        if (!up || folder.empty()) continue;
        folder.pop_back();
        folder.resize(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/') + 1);
    }
    return folder + std::string(location);
}

class OfdReader {
  public:
    OfdReader(Archive& archive, Limits const& limits) : archive_(archive), limits_(limits) {}

    Result<void> read() {
        ASSIGN_OR_RETURN(auto root, part("OFD.xml"));
        for (auto body : root.root().children()) {
            if (local_name(body) != "DocBody") continue;
            std::string location = child(body, "DocRoot").text().get();
            if (!location.empty()) RETURN_IF_ERROR(read_document(located("", location)));
        }
        return {};
    }
    std::vector<PositionedPage> take() { return std::move(pages_); }

  private:
    Result<XmlPart> part(std::string const& name) {
        ASSIGN_OR_RETURN(std::string bytes, archive_.read(name));
        return parse_xml(std::move(bytes), name);
    }

    Result<void> read_document(std::string const& name) {
        ASSIGN_OR_RETURN(auto document, part(name));
        auto common = child(document.root(), "CommonData");
        auto area = numbers(child(child(common, "PageArea"), "PhysicalBox").text().get());
        std::map<std::string, std::string> templates;
        for (auto node : common.children()) {
            if (local_name(node) == "TemplatePage")
                templates[attribute(node, "ID")] = located(name, attribute(node, "BaseLoc"));
        }
        for (auto node : child(document.root(), "Pages").children()) {
            if (local_name(node) != "Page") continue;
            if (pages_.size() >= kMostPages) {
                return Error{ErrorCode::too_large, "页数过多，请拆成几个文件后分别导入。", name, {}};
            }
            RETURN_IF_ERROR(read_page(located(name, attribute(node, "BaseLoc")), area, templates));
        }
        return {};
    }

    Result<void> read_page(std::string const& name, std::vector<double> area,
                           std::map<std::string, std::string> const& templates) {
        ASSIGN_OR_RETURN(auto content, part(name));
        auto own = numbers(child(child(content.root(), "Area"), "PhysicalBox").text().get());
        if (own.size() >= 4) area = own;
        if (area.size() < 4) area = {0, 0, 210, 297};
        PositionedPage page;
        page.number = static_cast<int>(pages_.size()) + 1;
        page.width = area[2] * kPointsPerMillimetre;
        page.height = area[3] * kPointsPerMillimetre;
        Canvas canvas(page, std::min(kMostOnPage, limits_.max_text_bytes));
        ofd::PageReader reader(canvas, limits_.max_depth);
        for (auto node : content.root().children()) {
            auto used = templates.find(attribute(node, "TemplateID"));
            if (local_name(node) != "Template" || used == templates.end()) continue;
            ASSIGN_OR_RETURN(auto below, part(used->second));
            reader.read(child(below.root(), "Content"));
        }
        reader.read(child(content.root(), "Content"));
        page.has_picture = reader.saw_picture();
        glyphs_ += page.glyphs.size();
        if (glyphs_ > limits_.max_text_bytes / 4) {
            return Error{ErrorCode::too_large, "文字过多，请拆成几个文件后分别导入。", name, {}};
        }
        pages_.push_back(std::move(page));
        return {};
    }

    Archive& archive_;
    Limits const& limits_;
    std::vector<PositionedPage> pages_;
    std::size_t glyphs_ = 0;
};

}  // namespace

Result<documents::Document> read_ofd(std::string_view bytes, Limits const& limits) {
    ASSIGN_OR_RETURN(Archive archive, Archive::open(bytes, limits));
    OfdReader reader(archive, limits);
    RETURN_IF_ERROR(reader.read());
    auto pages = reader.take();
    if (pages.empty()) {
        return Error{ErrorCode::malformed_document,
                     "OFD 文件里没有页面，文件可能不完整。请重新下载后再导入。",
                     "OFD.xml",
                     {}};
    }
    bool text =
        std::any_of(pages.begin(), pages.end(), [](auto const& page) { return !page.glyphs.empty(); });
    if (!text) {
        return Error{ErrorCode::unsupported,
                     "这个 OFD 的页面都是图片或图形，里面没有文字。请导入原来的 Word 或 Excel "
                     "文件，或先做文字识别（OCR）。",
                     "",
                     {}};
    }
    ASSIGN_OR_RETURN(auto document, assemble(std::move(pages), limits));
    document.format = documents::Format::ofd;
    return document;
}

}  // namespace zs::formats
