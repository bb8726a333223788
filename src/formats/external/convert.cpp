#include "formats/external/convert.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/scratch_folder.h"
#include "base/text.h"
#include "formats/external/docbook.h"
#include "formats/external/run.h"
#include "formats/registry.h"

namespace zs::formats {
namespace {

namespace fs = std::filesystem;

constexpr int kOfficeWantsRestart = 81;  // a new profile was set up

/// What Tesseract can open.
bool is_picture(std::string_view bytes) {
    return bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8\xFF") || bytes.starts_with("II*") ||
           bytes.starts_with("BM") || bytes.starts_with("GIF8");
}

/// What LibreOffice shall make of it.
struct Way {
    std::string_view from;  ///< name of the copy that it opens
    std::string_view to;
    std::string_view kind;  ///< for messages
};

std::optional<Way> way_of(Content content) {
    switch (content) {
        case Content::ole: return Way{"in.doc", "docx", "旧版 Word 或 WPS 文档（.doc/.wps）"};
        case Content::ole_sheet: return Way{"in.xls", "xlsx", "旧版 Excel 或 WPS 表格（.xls/.et）"};
        case Content::rtf: return Way{"in.rtf", "docx", "RTF 文档（.rtf）"};
        case Content::open_text: return Way{"in.odt", "docx", "ODF 文档（.odt）"};
        case Content::open_sheet: return Way{"in.ods", "xlsx", "ODF 表格（.ods）"};
        default: return std::nullopt;
    }
}

void write(fs::path const& path, std::string_view bytes) {
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

Result<std::string> read(fs::path const& path, Limits const& limits) {
    std::error_code missing;
    auto size = fs::file_size(path, missing);
    if (missing || size == 0) {
        return Error{ErrorCode::malformed_document,
                     "转换程序不能打开这个文件，文件可能已损坏或设有密码。请用 WPS 或 Office 打开后另存为 "
                     ".docx 或 .xlsx 再导入。",
                     "",
                     {}};
    }
    if (size > limits.max_file_bytes) {
        return Error{ErrorCode::too_large, "转换后的文件过大，请拆分后再导入。", "", {}};
    }
    std::ifstream in(path, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
}

/// The program behind the script that starts it: the script starts it again after the first time, when the
/// socket of the first time is still in the way.
std::string office_itself(std::string const& script) {
    std::error_code missing;
    auto real = fs::canonical(script, missing).parent_path() / "soffice.bin";
    return !missing && fs::exists(real, missing) ? real.string() : script;
}

Result<Converted> by_libreoffice(std::string const& program, Way const& way, std::string_view bytes,
                                 Limits const& limits) {
    ScratchFolder folder;
    write(folder.path() / way.from, bytes);
    ExternalRun run{.program = office_itself(program),
                    .arguments = {"--headless", "--norestore", "--nolockcheck", "--nodefault",
                                  "-env:UserInstallation=file://" + (folder.path() / "profile").string(),
                                  "--convert-to", std::string(way.to), "--outdir",
                                  (folder.path() / "out").string(), std::string(way.from)},
                    .folder = folder.path(),
                    .output = "",
                    .again = kOfficeWantsRestart,
                    .seconds = 2 * limits.max_seconds};
    RETURN_IF_ERROR(run_external(run));
    ASSIGN_OR_RETURN(auto made, read(folder.path() / "out" / fmt::format("in.{}", way.to), limits));
    return Converted{std::move(made), Program::libreoffice};
}

Result<Converted> by_antiword(std::string const& program, std::string_view bytes, Limits const& limits) {
    ScratchFolder folder;
    write(folder.path() / "in.doc", bytes);
    ExternalRun run{.program = program,
                    .arguments = {"-m", "UTF-8.txt", "-x", "db", "in.doc"},
                    .folder = folder.path(),
                    .output = "out.xml",
                    .seconds = limits.max_seconds};
    RETURN_IF_ERROR(run_external(run));
    ASSIGN_OR_RETURN(auto made, read(folder.path() / "out.xml", limits));
    return Converted{html_of_docbook(std::move(made)), Program::antiword};
}

}  // namespace

bool needs_conversion(std::string_view bytes, std::string_view file_name) {
    // Of a zip container only the first entry's name is looked at here: detect() proper belongs into the
    // child.
    bool candidate =
        bytes.starts_with("\xD0\xCF\x11\xE0") || bytes.starts_with("{\\rtf") ||
        bytes.substr(0, 128).find("mimetypeapplication/vnd.oasis.opendocument") != std::string_view::npos;
    if (candidate) return way_of(detect(bytes, file_name)).has_value();
    return is_picture(bytes) && detect(bytes, file_name) == Content::picture;
}

std::vector<Program> converters(std::string_view bytes, std::string_view file_name) {
    std::vector<Program> out;
    auto way = way_of(detect(bytes, file_name));
    if (!way) return out;
    if (find_program(Program::libreoffice)) out.push_back(Program::libreoffice);
    if (way->from == "in.doc" && find_program(Program::antiword)) out.push_back(Program::antiword);
    return out;
}

Result<Converted> convert(std::string_view bytes, std::string_view file_name, Program by,
                          Limits const& limits) {
    auto way = way_of(detect(bytes, file_name));
    auto program = find_program(by);
    if (!way || !program) return no_converter(bytes, file_name);
    return by == Program::antiword ? by_antiword(*program, bytes, limits)
                                   : by_libreoffice(*program, *way, bytes, limits);
}

Error no_converter(std::string_view bytes, std::string_view file_name) {
    auto way = way_of(detect(bytes, file_name));
    if (!way) return {ErrorCode::unsupported, "这个文件不能转换，请另存为 .docx 或 .xlsx 后再导入。", "", {}};
    return {ErrorCode::unsupported,
            fmt::format("这是{}。这台服务器没有安装 LibreOffice，还不能读取：请用 WPS 或 Office 打开，另存为 "
                        ".{} 后再导入；"
                        "或请管理员安装 LibreOffice（Debian 软件包 {}）。",
                        way->kind, way->to, facts_of(Program::libreoffice).packages),
            "",
            {}};
}

}  // namespace zs::formats
