#pragma once

#include <string>
#include <vector>

#include "catalogue/diff/diff.h"
#include "catalogue/diff/pairing.h"

/// Many local catalogues against one base, as exchanged: `zhunsheng.comparison/1`.
namespace zs::catalogue::diff {

/// What a local catalogue makes of an item of the base. There is none where text and limits are the base's.
struct ComparedCell {
    int local = 0;  ///< which, from 0
    ChangeKind kind = ChangeKind::unchanged;
    std::string number;  ///< its own
    double likeness = 1;
    std::vector<LimitChange> limits;
};

/// How many local catalogues demand the same; the base's own first, then the most frequent.
struct LimitValue {
    std::string text;  ///< "≥ 7 个工作日"; empty: the limit is gone
    int count = 0;
};
struct LimitSpread {
    Limit limit;  ///< of the base
    std::vector<LimitValue> values;
};

struct ComparedRow {
    SideItem item;
    int unchanged = 0;  ///< local catalogues that have it word by word
    int withdrawn = 0;
    std::vector<LimitSpread> limits;  ///< only of limits in which they differ
    std::vector<ComparedCell> cells;
};

struct ComparedLocal {
    std::string name;  ///< of the file
    Side side;
    Counts counts;
    std::vector<SideItem> added;
};

struct Comparison {
    std::string schema = "zhunsheng.comparison/1";
    Side base;
    std::vector<ComparedLocal> locals;
    std::vector<ComparedRow> rows;
};

/// One local catalogue laid over the base; independent of all others, so that threads may share the work.
struct Laid {
    ComparedLocal local;
    std::vector<ComparedCell> cells;  ///< one for each item of the base
};
Laid lay_over(TextIndex const& base, Catalogue const& local, std::string name);

/// The table of all. `laid` is used up.
Comparison compare(Catalogue const& base_catalogue, TextIndex const& base, std::vector<Laid> laid);

}  // namespace zs::catalogue::diff
