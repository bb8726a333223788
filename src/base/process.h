#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "base/error.h"

namespace zs {

/// One run of another program that we trust, with what it reads. For untrusted files: formats/external.
struct ProcessRun {
    std::string program;  ///< looked up in PATH
    std::vector<std::string> arguments;
    std::string input;  ///< its standard input
    std::string
        settings;  ///< what /dev/fd/3 gives it, up to 60,000 bytes: secrets, which are nothing for arguments
    std::chrono::milliseconds time{30'000};
    std::size_t max_output_bytes = std::size_t{1} << 20U;  ///< of output and of errors; more is dropped
};

struct ProcessEnd {
    int status = 0;  ///< exit status, or 128 + signal
    bool timed_out = false;
    std::string output;
    std::string errors;
};

/// Runs it to its end with no descriptor of ours, and ends it when its time is over. Safe to call from many
/// threads. unavailable if it could not be started.
Result<ProcessEnd> run_process(ProcessRun const& run);

}  // namespace zs
