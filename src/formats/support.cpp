#include "formats/support.h"

#include "formats/external/programs.h"
#include "formats/external/recognise_text.h"

namespace zs::formats {
namespace {

constexpr std::string_view kRecognitionPackages = "tesseract-ocr tesseract-ocr-chi-sim poppler-utils";

}  // namespace

std::vector<SupportedKind> supported_kinds() {
    auto const& office = facts_of(Program::libreoffice);
    auto const& antiword = facts_of(Program::antiword);
    bool has_office = find_program(Program::libreoffice).has_value();
    bool has_antiword = find_program(Program::antiword).has_value();
    std::vector<SupportedKind> out = {
        {"Word 文档", {".docx"}, true, "", ""},         {"Excel 工作簿", {".xlsx"}, true, "", ""},
        {"有文字的 PDF", {".pdf"}, true, "", ""},       {"OFD 版式文档", {".ofd"}, true, "", ""},
        {"网页", {".html", ".htm"}, true, "", ""},      {"逗号分隔表", {".csv", ".tsv"}, true, "", ""},
        {"纯文本、粘贴的文字", {".txt"}, true, "", ""},
    };
    bool by_antiword = !has_office && has_antiword;
    out.push_back({"旧版 Word、WPS 文字",
                   {".doc", ".wps"},
                   has_office || has_antiword,
                   by_antiword ? antiword.name : office.name,
                   office.packages});
    out.push_back({"旧版 Excel、WPS 表格", {".xls", ".et"}, has_office, office.name, office.packages});
    out.push_back({"RTF、ODF 文档", {".rtf", ".odt", ".ods"}, has_office, office.name, office.packages});
    bool const recognises = can_recognise_text();
    auto const& tesseract = facts_of(Program::tesseract);
    out.push_back({"扫描的 PDF、图片",
                   {".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"},
                   recognises,
                   tesseract.name,
                   kRecognitionPackages});
    return out;
}

}  // namespace zs::formats
