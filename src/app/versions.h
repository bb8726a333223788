#pragma once

#include <filesystem>
#include <vector>

#include "app/exports.h"
#include "base/error.h"
#include "base/ids.h"
#include "catalogue/diff/carry_over.h"
#include "catalogue/diff/compare.h"
#include "catalogue/diff/diff.h"

namespace zs::store {
class Database;
}

namespace zs::app {

enum class DiffFormat { docx, xlsx, html };
ZS_WIRE_ENUM(DiffFormat, docx, xlsx, html);

inline constexpr std::size_t kMaxCompared = 50;

/// Stored catalogues against each other. Limits are read from the items' words as they stand now.
class Versions {
  public:
    /// Files are written in `folder` first.
    Versions(store::Database& database, std::filesystem::path folder)
        : database_(database), folder_(std::move(folder)) {}

    Result<catalogue::diff::Diff> diff(CatalogueId before, CatalogueId after) const;
    Result<ExportedFile> diff_file(CatalogueId before, CatalogueId after, DiffFormat format) const;
    /// invalid_input for more than kMaxCompared.
    Result<catalogue::diff::Comparison> compare(CatalogueId base,
                                                std::vector<CatalogueId> const& others) const;
    Result<catalogue::diff::CarryOver> carry_over(CatalogueId before, CatalogueId after) const;

  private:
    Result<catalogue::Catalogue> load(CatalogueId id) const;

    store::Database& database_;
    std::filesystem::path folder_;
};

}  // namespace zs::app
