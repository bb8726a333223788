#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/caller.h"
#include "app/people_import.h"
#include "base/error.h"
#include "base/ids.h"

namespace zs::app {

/// Rows of an office file for a list or table of a submission. Nothing is kept: they are written by whoever
/// saves.
class FiledTables {
  public:
    FiledTables(store::Database& database, ReadDocument read, Clock const& clock)
        : database_(database), read_(std::move(read)), clock_(clock) {}

    /// To be asked before a file is taken.
    Result<void> check(SubmissionId id, Caller const& who) const;
    Result<std::vector<std::vector<std::string>>> rows(std::string_view bytes,
                                                       std::string const& file_name) const;

  private:
    store::Database& database_;
    ReadDocument read_;
    Clock const& clock_;
};

}  // namespace zs::app
