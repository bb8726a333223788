#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "app/ledger_job.h"

namespace zs::app {

/// Runs a job on a file and hands on what it puts out.
using LedgerRunner = std::function<Result<void>(std::filesystem::path const& file, LedgerJob const& job,
                                                LedgerOutput const& output)>;

/// In this process: the command line, and tests.
Result<void> run_ledger_job_here(std::filesystem::path const& file, LedgerJob const& job,
                                 LedgerOutput const& output);

/// In a child that has no network, opens no files, starts no processes and writes nothing but its answer
/// (formats/confined/sandbox.h): for files of users of the server. Errors: those of the job; too_large when
/// it runs out of time or memory, malformed_document when it dies otherwise.
Result<void> run_ledger_job_confined(std::filesystem::path const& file, LedgerJob const& job,
                                     LedgerOutput const& output);

/// To be called first thing in main(): the child's whole life if the process was started as one.
std::optional<int> run_confined_ledger(int argc, char** argv);

}  // namespace zs::app
