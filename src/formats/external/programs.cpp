#include "formats/external/programs.h"

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>

namespace zs::formats {
namespace {

namespace fs = std::filesystem;

constexpr std::array kPrograms = {
    ProgramFacts{Program::libreoffice, "LibreOffice", "soffice",
                 "libreoffice-writer-nogui libreoffice-calc-nogui"},
    ProgramFacts{Program::antiword, "antiword", "antiword", "antiword"},
    ProgramFacts{Program::tesseract, "Tesseract", "tesseract", "tesseract-ocr tesseract-ocr-chi-sim"},
    ProgramFacts{Program::pdftoppm, "Poppler", "pdftoppm", "poppler-utils"},
};

constexpr std::array kMoreFolders = {"/usr/bin", "/usr/local/bin", "/usr/lib/libreoffice/program",
                                     "/opt/libreoffice/program"};
constexpr char const* kTessdata = "/usr/share/tesseract-ocr";

bool is_program(std::string const& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
}

}  // namespace

std::span<ProgramFacts const> programs() {
    return kPrograms;
}

ProgramFacts const& facts_of(Program program) {
    return kPrograms[static_cast<std::size_t>(program)];
}

std::optional<std::string> find_program(Program program) {
    std::string command(facts_of(program).command);
    char const* variable = std::getenv("PATH");
    std::string_view path = variable != nullptr ? variable : "";
    while (!path.empty()) {
        auto folder = path.substr(0, path.find(':'));
        path.remove_prefix(std::min(path.size(), folder.size() + 1));
        std::string candidate = std::string(folder) + "/" + command;
        if (folder.starts_with('/') && is_program(candidate)) return candidate;
    }
    for (char const* folder : kMoreFolders) {
        std::string candidate = std::string(folder) + "/" + command;
        if (is_program(candidate)) return candidate;
    }
    return std::nullopt;
}

bool has_chinese_recognition() {
    if (!find_program(Program::tesseract)) return false;
    char const* variable = std::getenv("TESSDATA_PREFIX");
    std::error_code ignored;
    if (variable != nullptr && fs::exists(fs::path(variable) / "chi_sim.traineddata", ignored)) return true;
    for (fs::recursive_directory_iterator it(kTessdata, ignored), end; !ignored && it != end;
         it.increment(ignored)) {
        if (it->path().filename() == "chi_sim.traineddata") return true;
    }
    return false;
}

}  // namespace zs::formats
