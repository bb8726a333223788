#pragma once

#include <concepts>
#include <filesystem>
#include <string>
#include <utility>

namespace zs::app {

inline constexpr char const* kDatabaseName = "zhunsheng.db";

/// Where an installation keeps what it has: its files in a folder, its records in an SQLite file there or on
/// a server.
struct DataPlace {
    template <std::convertible_to<std::filesystem::path> Path>
    DataPlace(Path const& data_folder, std::string server = {})  // NOLINT: implicit by design
        : folder(data_folder), database(std::move(server)) {}

    /// As for store::driver_for().
    [[nodiscard]] std::string location() const {
        return database.empty() ? (folder / kDatabaseName).string() : database;
    }

    std::filesystem::path folder;
    std::string database;  ///< postgresql://…, or ""
};

}  // namespace zs::app
