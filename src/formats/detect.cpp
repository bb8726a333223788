#include <algorithm>
#include <cctype>
#include <string>

#include "formats/container/zip.h"
#include "formats/registry.h"
#include "formats/scan/scan.h"

namespace zs::formats {
namespace {

constexpr std::size_t kHead = 4096;
constexpr std::size_t kFarHead = 64U << 10U;

bool ends_with_word(std::string_view name, std::string_view extension) {
    if (name.size() < extension.size()) return false;
    auto tail = name.substr(name.size() - extension.size());
    return std::equal(tail.begin(), tail.end(), extension.begin(),
                      [](unsigned char a, char b) { return std::tolower(a) == b; });
}

/// Lower case, without NULs, so that UTF-16 reads like ASCII.
std::string plain_head(std::string_view bytes, std::size_t length) {
    std::string out;
    for (char c : bytes.substr(0, length)) {
        if (c != '\0') out.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    }
    return out;
}

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [text](auto word) { return text.find(word) != std::string_view::npos; });
}

Content detect_zip(std::string_view bytes, std::string_view file_name) {
    auto head = bytes.substr(0, 128);
    auto kind = head.find("mimetypeapplication/vnd.oasis.opendocument.");  // ODF: the first entry, stored
    if (kind != std::string_view::npos) {
        auto rest = head.substr(kind + 43);
        if (rest.starts_with("text")) return Content::open_text;
        if (rest.starts_with("spreadsheet")) return Content::open_sheet;
    }
    auto names = peek_names(bytes);
    auto any = [&names](auto const& test) { return std::any_of(names.begin(), names.end(), test); };
    if (any([](auto const& name) { return name == "OFD.xml"; })) return Content::ofd;
    if (any([](auto const& name) {
            return name == "[Content_Types].xml" || name.starts_with("word/") || name.starts_with("xl/");
        })) {
        if (any([](auto const& name) { return name.starts_with("xl/"); })) return Content::xlsx;
        if (any([](auto const& name) { return name.starts_with("ppt/"); })) return Content::zip_other;
        return Content::docx;
    }
    if (!names.empty()) return Content::zip_other;
    // A cut file has no directory; the name tells which reader shall say so.
    return ends_with_word(file_name, ".xlsx") || bytes.find("xl/workbook") != std::string_view::npos
               ? Content::xlsx
               : Content::docx;
}

std::string utf16(std::string_view ascii) {
    std::string out;
    for (char c : ascii)
        out += {c, '\0'};
    return out;
}

Content detect_markup(std::string_view bytes, std::string_view file_name) {
    std::string head = plain_head(bytes, kHead);
    std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF\xFF\xFE");
    bool markup = first != std::string::npos && head[first] == '<';
    if (markup &&
        holds_any(head, {"urn:schemas-microsoft-com:office:spreadsheet\"", "office/word/2003/wordml",
                         "<pkg:package"}) &&
        !holds_any(head, {"<html"})) {
        return Content::office_xml;
    }
    if (head.find("mime-version:") < 200 || head.find("multipart/related") != std::string::npos)
        return Content::mime;
    if (markup && holds_any(head, {"<html", "<!doctype html", "<table", "<body", "<head", "<meta", "<div",
                                   "<p>", "<p ", "<h1", "<center"})) {
        return Content::html;
    }
    bool named = false;
    for (std::string_view extension : {".html", ".htm", ".xls", ".doc", ".docx", ".xlsx", ".et", ".wps"}) {
        named = named || ends_with_word(file_name, extension);
    }
    if (named && holds_any(plain_head(bytes, kFarHead), {"<html", "<table", "<body"})) return Content::html;
    if (ends_with_word(file_name, ".csv") || ends_with_word(file_name, ".tsv")) return Content::csv;
    return Content::text;
}

}  // namespace

Content detect(std::string_view bytes, std::string_view file_name) {
    if (bytes.empty()) return Content::empty;
    if (bytes.starts_with(kScanMark)) return Content::scan;
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"))
        return detect_zip(bytes, file_name);
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Content::pdf;
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
        if (bytes.find(utf16("EncryptedPackage")) != std::string_view::npos) return Content::ole_encrypted;
        bool sheet =
            bytes.find(utf16("Workbook")) != std::string_view::npos || ends_with_word(file_name, ".xls");
        return sheet ? Content::ole_sheet : Content::ole;
    }
    if (bytes.starts_with("{\\rtf")) return Content::rtf;
    bool picture = bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8\xFF") ||
                   bytes.starts_with("GIF8") || bytes.starts_with("II*") || bytes.starts_with("BM");
    if (picture && bytes.substr(0, kHead).find('\0') != std::string_view::npos) return Content::picture;
    if (bytes.starts_with("Rar!") || bytes.starts_with("7z\xBC\xAF") || bytes.starts_with("\x1F\x8B"))
        return Content::archive;
    return detect_markup(bytes, file_name);
}

}  // namespace zs::formats
