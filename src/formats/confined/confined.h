#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "documents/document.h"
#include "formats/confined/task.h"

namespace zs::formats {

/// How the reading child comes to life. A fork is quicker but only safe while the process has a single
/// thread.
enum class ChildStart { automatic, fork, spawn };

/// read_document in a child process that has no network, cannot open files, start processes or write anything
/// but its answer, and is bounded in memory, processor and wall-clock time. Safe to call from many threads.
/// Starting and finishing are apart, so that the caller prepares what it needs meanwhile, or has several
/// files read side by side. A reading that is never finished kills its child. Errors: those of read_document;
/// too_large when the child runs out of time or memory; malformed_document when it dies otherwise;
/// unavailable when it cannot be started. `where` begins with the file's name.
class ConfinedReading {
  public:
    ConfinedReading(std::string_view bytes, std::string_view file_name, Limits const& limits,
                    ChildStart start = ChildStart::automatic);
    ConfinedReading(ConfinedReading&&) noexcept;
    ConfinedReading& operator=(ConfinedReading&&) noexcept;
    ~ConfinedReading();

    /// Waits for the answer; to be called once.
    Result<documents::Document> finish();

  private:
    struct Child;
    std::unique_ptr<Child> child_;
};

/// Starts and finishes at once.
Result<documents::Document> read_document_confined(std::string_view bytes, std::string_view file_name,
                                                   Limits const& limits,
                                                   ChildStart start = ChildStart::automatic);

/// To be called first thing in main(): the child's whole life if the process was started as one (its exit
/// status), nothing otherwise. `tasks`: what run_confined_task() can have done.
std::optional<int> run_confined_child(int argc, char** argv, std::span<ConfinedTask const> tasks = {});

}  // namespace zs::formats
