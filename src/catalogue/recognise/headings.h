#pragma once

#include <string>
#include <string_view>

#include "catalogue/catalogue.h"
#include "catalogue/recognise/marks.h"

namespace zs::catalogue::recognise {

/// Title of a list: "基础任务清单（155项）", "附加项（4项）". Empty name if the text is no such title.
struct ListTitle {
    std::string name;
    std::optional<int> declared_count;
    ListKind kind = ListKind::indicator;
};
ListTitle read_list_title(std::string_view text);
/// The kind a title or heading names, indicator if none.
ListKind kind_of(std::string_view title);
/// 加分项, 减分项, 一票否决 … in a heading or title; none otherwise.
Effect effect_of(std::string_view heading);
/// "注：…", "备注：…", "填表说明…": a remark below or in a table.
bool is_remark(std::string_view text);

/// The first cell of a row that only sums up: 合计, 小计.
bool is_total(std::string_view text);

/// What stands below a table: "附件2", "抄送：…", "打印本页", a remark.
bool closes_table(std::string_view text);

/// A row that holds nothing but a heading.
struct HeadingRow {
    Mark mark;
    bool above_heading = false;  ///< the next row is such a row, too
};

/// The headings in force, fed by rows that hold nothing but a heading. The style of the mark says how deep a
/// heading is, the most senior is the outer one; headings without a mark are outer, unless they stand below
/// outer ones again and again.
class HeadingLevels {
  public:
    /// Prepares for the styles a table uses, so that the first heading already knows its depth.
    void see(HeadingRow const& row);
    void apply(std::string const& heading, HeadingRow const& row);
    void restart() { level1.clear(), level2.clear(); }

    std::string level1;
    std::string level2;

  private:
    bool is_outer(HeadingRow const& row) const;
    bool plain_is_inner() const;
    bool plain_is_outer() const;

    MarkStyle outer_ = MarkStyle::none;
    HeadingRow last_;
    int plain_above_marked_ = 0;
    int marked_above_plain_ = 0;
    int plain_above_plain_ = 0;
};

}  // namespace zs::catalogue::recognise
