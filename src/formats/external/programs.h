#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace zs::formats {

/// A program of another licence or size that is used where it is installed, never linked.
enum class Program { libreoffice, antiword, tesseract, pdftoppm };

struct ProgramFacts {
    Program program;
    std::string_view name;  ///< as users know it
    std::string_view command;
    std::string_view packages;  ///< Debian packages that bring it
};

std::span<ProgramFacts const> programs();
ProgramFacts const& facts_of(Program program);

/// Where the program is; nothing when it is not installed. Looks along PATH and where LibreOffice installs
/// itself.
std::optional<std::string> find_program(Program program);

/// Whether tesseract can read Chinese.
bool has_chinese_recognition();

}  // namespace zs::formats
