#pragma once

#include <filesystem>
#include <vector>

#include "app/caller.h"
#include "app/exported_file.h"
#include "base/error.h"
#include "base/ids.h"
#include "catalogue/diff/carry_over.h"
#include "catalogue/diff/compare.h"
#include "catalogue/diff/diff.h"
#include "catalogue/diff/trace.h"
#include "store/relation_store.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

enum class DiffFormat { docx, xlsx, html };
ZS_WIRE_ENUM(DiffFormat, docx, xlsx, html);

inline constexpr std::size_t kMaxCompared = 50;

using store::RelatedCatalogue;
using store::Relation;

/// What a catalogue is to others, and they to it.
struct Relations {
    std::vector<RelatedCatalogue> names;
    std::vector<RelatedCatalogue> named_by;  ///< newest first
};

/// An item and the short title of the national indicator it takes up.
struct LabelledItem {
    ItemId item_id;
    std::string number;  ///< of the national indicator
    std::string title;
};
struct KeyPointsOfItems {
    std::string version;  ///< the national one that the catalogue follows; empty if it follows none
    std::vector<LabelledItem> items;
};

/// An indicator of one version: its number and short title.
struct KeyPointName {
    std::string number;
    std::string title;
};
/// Without `after`: dropped. Without `before`: new.
struct KeyPointStep {
    std::vector<KeyPointName> before;
    std::optional<KeyPointName> after;
};

/// Stored catalogues against each other. Limits are read from the items' words as they stand now.
class Versions {
  public:
    /// Files are written in `folder` first.
    Versions(store::Database& database, std::filesystem::path folder, Clock const& clock)
        : database_(database), folder_(std::move(folder)), clock_(clock) {}

    Result<catalogue::diff::Diff> diff(CatalogueId before, CatalogueId after) const;
    Result<ExportedFile> diff_file(CatalogueId before, CatalogueId after, DiffFormat format) const;
    /// invalid_input for more than kMaxCompared.
    Result<catalogue::diff::Comparison> compare(CatalogueId base,
                                                std::vector<CatalogueId> const& others) const;
    /// Which older item each newer one was split from.
    Result<catalogue::diff::Trace> trace(CatalogueId before, CatalogueId after) const;
    Result<ExportedFile> trace_file(CatalogueId before, CatalogueId after) const;
    /// The national indicators that the items take up, where they do.
    Result<KeyPointsOfItems> key_points(CatalogueId id) const;
    /// What became of the national indicators between the versions that two catalogues follow; empty unless
    /// the two versions differ.
    Result<std::vector<KeyPointStep>> key_point_steps(CatalogueId before, CatalogueId after) const;
    Result<catalogue::diff::CarryOver> carry_over(CatalogueId before, CatalogueId after) const;
    Result<Relations> relations(CatalogueId id) const;
    /// The catalogue a draft is checked against from now on; none takes it away.
    Result<Relations> set_base(CatalogueId id, std::optional<CatalogueId> base, Caller const& who);
    /// The plan of the document; empty where it states none.
    Result<catalogue::Plan> plan(CatalogueId id) const;

  private:
    Result<catalogue::Catalogue> load(CatalogueId id) const;

    store::Database& database_;
    std::filesystem::path folder_;
    Clock const& clock_;
};

}  // namespace zs::app
