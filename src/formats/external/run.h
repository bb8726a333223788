#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"

namespace zs::formats {

constexpr char const* kRunCommand = "confined-run";

/// One run of another program over an untrusted file.
struct ExternalRun {
    std::string program;                 ///< full path
    std::vector<std::string> arguments;  ///< without the program's own name
    std::filesystem::path folder;        ///< its working, home and temporary folder: it may write only here
    std::string output;                  ///< file in `folder` that takes what it prints; "" for nowhere
    int again = 0;                       ///< exit status by which it asks to be started once more
    int seconds = 60;                    ///< wall clock and processor
    std::size_t memory_bytes = std::size_t{6} << 30U;  ///< address space
};

/// Runs it to its end, without network, new privileges or environment, and, where the kernel has Landlock,
/// without any file but its own folder and the system's programs and data.
/// Errors: unavailable (could not be started), too_large (time), malformed_document (it failed).
Result<void> run_external(ExternalRun const& run);

/// The child's life between its start and the program's: called by run_confined_child.
std::optional<int> become_external(int argc, char** argv);

}  // namespace zs::formats
