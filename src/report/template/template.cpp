#include "report/template/template.h"

#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "formats/container/xml.h"
#include "formats/container/zip.h"
#include "formats/container/zip_stream.h"
#include "report/template/docx_template.h"
#include "report/template/xlsx_template.h"

namespace zs::report {
namespace {

using formats::Archive;

/// The parts of an Office Open XML package that hold text for people; the others stay as they are.
bool holds_words(std::string_view part) {
    return part == "word/document.xml" || part.starts_with("word/header") || part.starts_with("word/footer");
}
bool holds_cells(std::string_view part) {
    return part.starts_with("xl/worksheets/") && part.ends_with(".xml");
}

constexpr char const* kSharedStrings = "xl/sharedStrings.xml";

struct Package {
    Archive archive;
    std::vector<std::string> parts;
    std::vector<std::string> shared;
};

Result<Package> open_package(std::string_view bytes) {
    auto archive = Archive::open(bytes, Limits{});
    if (!archive.ok()) {
        return Error{archive.error().code,
                     "模板打不开，请用 Word、WPS 或 Excel 另存为 .docx 或 .xlsx 后再上传。",
                     archive.error().where,
                     {}};
    }
    Package out{archive.take(), {}, {}};
    out.parts = out.archive.names();
    if (!out.archive.has("word/document.xml") && !out.archive.has("xl/workbook.xml")) {
        return Error{ErrorCode::unsupported, "模板须为 .docx 或 .xlsx 文件，请另存后再上传。", {}, {}};
    }
    if (out.archive.has(kSharedStrings)) {
        ASSIGN_OR_RETURN(auto text, out.archive.read(kSharedStrings));
        ASSIGN_OR_RETURN(auto xml, formats::parse_xml(std::move(text), kSharedStrings));
        out.shared = shared_texts(xml.root());
    }
    return out;
}

std::string written(formats::XmlPart const& xml) {
    std::ostringstream out;
    xml.document->save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return std::move(out).str();
}

Result<std::string> filled_part(Package& package, std::string const& part, Values& values) {
    ASSIGN_OR_RETURN(auto bytes, package.archive.read(part));
    if (!holds_words(part) && !holds_cells(part)) return bytes;
    ASSIGN_OR_RETURN(auto xml, formats::parse_xml(std::move(bytes), part));
    values.enter_part(part);
    if (holds_words(part)) {
        fill_words(xml.root(), values);
    } else {
        auto const filled = fill_sheet(xml.root(), package.shared, values);
        if (!filled.ok()) return Error{filled.error().code, filled.error().message, part, {}};
    }
    return written(xml);
}

}  // namespace

Result<std::string> fill_template(std::string_view bytes, TemplateData const& data) {
    ASSIGN_OR_RETURN(auto package, open_package(bytes));
    Values values(data);
    std::string out;
    formats::ZipStream zip([&out](std::string_view piece) { out += piece; });
    for (auto const& part : package.parts) {
        if (part.ends_with('/')) continue;
        ASSIGN_OR_RETURN(auto const content, filled_part(package, part, values));
        zip.add(part, content);
    }
    zip.finish();
    RETURN_IF_ERROR(values.verdict());
    return out;
}

Result<std::vector<std::string>> placeholders_of(std::string_view bytes) {
    ASSIGN_OR_RETURN(auto package, open_package(bytes));
    std::vector<std::string> out;
    std::set<std::string, std::less<>> seen;
    auto const take = [&](std::string_view text) {
        for (auto const& each : placeholders_in(text)) {
            if (seen.emplace(each.name).second) out.emplace_back(each.name);
        }
    };
    for (auto const& part : package.parts) {
        if (!holds_words(part) && !holds_cells(part)) continue;
        ASSIGN_OR_RETURN(auto text, package.archive.read(part));
        ASSIGN_OR_RETURN(auto xml, formats::parse_xml(std::move(text), part));
        if (holds_words(part)) each_paragraph_text(xml.root(), take);
        if (holds_cells(part)) each_cell_text(xml.root(), package.shared, take);
    }
    return out;
}

bool is_word_file(std::string_view bytes) {
    auto const package = open_package(bytes);
    return package.ok() && package->archive.has("word/document.xml");
}

}  // namespace zs::report
