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

/// To stderr, with the path.
void print_error(std::string const& path, Error const& error);

}  // namespace zs
