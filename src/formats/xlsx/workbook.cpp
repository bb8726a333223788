#include "formats/xlsx/workbook.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <charconv>

#include "base/text.h"
#include "formats/container/package.h"
#include "formats/container/sax.h"
#include "formats/container/xml.h"

namespace zs::formats {
namespace {

class StringsHandler : public SaxHandler {
  public:
    StringsHandler(SharedStrings& strings, Limits const& limits) : strings_(strings), limits_(limits) {}

    void start(std::string_view name, char const**) override {
        if (name == "si") current_.clear();
        if (name == "rPh") ++phonetic_;
        if (name == "t") in_text_ = phonetic_ == 0;
    }
    void end(std::string_view name) override {
        if (name == "t") in_text_ = false;
        if (name == "rPh") --phonetic_;
        if (name != "si") return;
        strings_.add(current_.find("_x") == std::string::npos ? current_ : without_escapes(current_));
        bool too_many = strings_.size() > limits_.max_cells || strings_.bytes() > limits_.max_text_bytes;
        if (too_many)
            fail(
                {ErrorCode::too_large, "表格文字过多，请拆成几个文件后再导入。", "xl/sharedStrings.xml", {}});
    }
    void text(std::string_view piece) override {
        if (in_text_) current_ += piece;
    }
    std::string place() const override { return fmt::format("第 {} 条", strings_.size() + 1); }

  private:
    SharedStrings& strings_;
    Limits const& limits_;
    std::string current_;
    int phonetic_ = 0;  ///< inside the reading aid of East Asian text, which is not shown
    bool in_text_ = false;
};

void load_formats(pugi::xml_node root, Workbook& workbook) {
    std::map<int, std::string> custom;
    for (auto node : child(root, "numFmts").children()) {
        custom.emplace(int_attribute(node, "numFmtId", -1), attribute(node, "formatCode"));
    }
    for (auto node : child(root, "cellXfs").children()) {
        int id = int_attribute(node, "numFmtId", 0);
        auto found = custom.find(id);
        workbook.formats.emplace_back(found == custom.end() ? std::string(builtin_format(id))
                                                            : found->second);
    }
}

int number_after(std::string_view text, std::size_t at) {
    int value = 0;
    std::from_chars(text.data() + at, text.data() + text.size(), value);
    return value;
}

/// "'清单'!$A:$B,'清单'!$1:$2" → rows 1 to 2.
void load_print_titles(pugi::xml_node root, Workbook& workbook) {
    for (auto node : child(root, "definedNames").children()) {
        if (std::string_view(attribute(node, "name")) != "_xlnm.Print_Titles") continue;
        auto sheet = static_cast<std::size_t>(int_attribute(node, "localSheetId", -1));
        if (sheet >= workbook.sheets.size()) continue;
        std::string_view text = node.child_value();
        for (std::size_t at = text.rfind('!'); at != std::string_view::npos && at > 0;
             at = text.rfind('!', at - 1)) {
            std::size_t colon = text.find(':', at);
            if (colon == std::string_view::npos || colon + 2 > text.size() || text.substr(at + 1, 1) != "$")
                continue;
            int first = number_after(text, at + 2);
            int last = text[colon + 1] == '$' ? number_after(text, colon + 2) : 0;
            if (first > 0 && last >= first && last - first < 20) {
                workbook.sheets[sheet].header_first = first;
                workbook.sheets[sheet].header_last = last;
            }
        }
    }
}

Result<void> load_sheets(Archive& archive, std::string const& main, pugi::xml_node root, Workbook& workbook) {
    ASSIGN_OR_RETURN(auto relationships, relationships_of(archive, main));
    std::map<std::string, Relationship> by_id;
    for (auto const& relationship : relationships)
        by_id.emplace(relationship.id, relationship);
    int position = 0;
    for (auto node : child(root, "sheets").children()) {
        SheetEntry entry;
        entry.name = attribute(node, "name");
        entry.position = ++position;
        std::string_view state = attribute(node, "state");
        entry.hidden = state == "hidden" || state == "veryHidden";
        auto found =
            by_id.find(node.attribute("r:id") ? node.attribute("r:id").value() : attribute(node, "id"));
        if (found != by_id.end() && found->second.type == "worksheet" && !found->second.external)
            entry.part = found->second.target;
        workbook.sheets.push_back(std::move(entry));
    }
    return {};
}

Result<void> load_styles(Archive& archive, std::string const& part, Workbook& workbook) {
    if (!archive.has(part)) return {};
    ASSIGN_OR_RETURN(std::string bytes, archive.read(part));
    ASSIGN_OR_RETURN(XmlPart xml, parse_xml(std::move(bytes), part));
    load_formats(xml.root(), workbook);
    return {};
}

}  // namespace

std::string without_escapes(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        unsigned value = 0;
        bool escape = text.size() - at >= 7 && text.substr(at, 2) == "_x" && text[at + 6] == '_';
        auto end =
            escape ? std::from_chars(text.data() + at + 2, text.data() + at + 6, value, 16).ptr : nullptr;
        if (escape && end == text.data() + at + 6 && (value < 0xD800 || value >= 0xE000)) {
            if (value >= 0x20 || value == '\n' || value == '\t') append_utf8(out, value);
            at += 7;
        } else {
            out.push_back(text[at++]);
        }
    }
    return out;
}

Result<Workbook> read_workbook(Archive& archive, Limits const& limits) {
    ASSIGN_OR_RETURN(auto package, relationships_of(archive, ""));
    std::string main = target_of(package, "officeDocument", "xl/workbook.xml");
    if (main.ends_with(".bin")) {
        return Error{ErrorCode::unsupported,
                     "这是二进制工作簿（.xlsb）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
                     main,
                     {}};
    }
    ASSIGN_OR_RETURN(std::string bytes, archive.read(main));
    ASSIGN_OR_RETURN(XmlPart xml, parse_xml(std::move(bytes), main));
    Workbook workbook;
    std::string_view from_1904 = attribute(child(xml.root(), "workbookPr"), "date1904");
    if (from_1904 == "1" || from_1904 == "true") {
        workbook.dates = DateSystem::from_1904;
    }
    RETURN_IF_ERROR(load_sheets(archive, main, xml.root(), workbook));
    load_print_titles(xml.root(), workbook);
    ASSIGN_OR_RETURN(auto parts, relationships_of(archive, main));
    RETURN_IF_ERROR(load_styles(archive, target_of(parts, "styles", "xl/styles.xml"), workbook));
    std::string strings = target_of(parts, "sharedStrings", "xl/sharedStrings.xml");
    if (archive.has(strings)) {
        StringsHandler handler(workbook.strings, limits);
        RETURN_IF_ERROR(parse_sax(archive, strings, limits, handler));
    }
    return workbook;
}

}  // namespace zs::formats
