#pragma once

#include <memory>
#include <string>

#include "base/scratch_folder.h"

namespace zs::store {

class Driver;

/// A database of its own for a test, gone at the end: an SQLite file, or a schema or a database on the
/// PostgreSQL server that $ZHUNSHENG_TEST_POSTGRES names.
class ScratchDatabase {
  public:
    enum class Filled {
        nothing,
        tables  ///< of this version, on a server, where copying them is ten times faster than migrating
    };
    explicit ScratchDatabase(Filled filled = Filled::nothing);
    ~ScratchDatabase();
    ScratchDatabase(ScratchDatabase const&) = delete;
    ScratchDatabase& operator=(ScratchDatabase const&) = delete;

    /// As for driver_for().
    [[nodiscard]] std::string const& location() const { return location_; }
    [[nodiscard]] bool is_server() const { return !undo_.empty(); }
    [[nodiscard]] std::unique_ptr<Driver> driver() const;
    /// Fills it, empty so far, with what an SQLite file holds, at the file's version of the schema.
    void load(std::filesystem::path const& file);
    /// Empty but for the SQLite file, kDatabaseName of app.
    [[nodiscard]] ScratchFolder const& folder() const { return folder_; }

  private:
    ScratchFolder folder_;
    std::string location_;
    std::string undo_;  ///< SQL, on a server
};

}  // namespace zs::store
