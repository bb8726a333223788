#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "catalogue/catalogue.h"
#include "documents/document.h"

namespace zs {

/// What became of one file of a command line.
struct Reading {
    std::string path;
    Result<documents::Document> document;                   ///< empty for a catalogue in JSON
    std::optional<Result<catalogue::Catalogue>> catalogue;  ///< with limits and plan
};

inline constexpr std::size_t kReadingBatch = 16;  ///< files held in memory together

/// One file alone: load_catalogue.h. Reads documents, and catalogues as `read --format json` prints them.
/// Documents come from their confined children, the catalogues are recognised afterwards, both side by side
/// on as many processors as there are.
std::vector<Reading> read_batch(std::span<std::string const> paths);

/// For a process that has this one file left to read, prints what it found and ends with `unreadable` if
/// something kills it: read and recognised in this process, which is confined for good. A file that takes
/// other programs first, and a catalogue in JSON, are read as read_batch does.
Reading read_last_file(std::string const& path, int unreadable);

/// To stderr, with the path.
void print_error(std::string const& path, Error const& error);

}  // namespace zs
