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

/// The headings in force, fed by rows that hold nothing but a heading. The style of the mark says how deep a
/// heading is; `outer` and `inner` are the styles met, the outer one more senior.
class HeadingLevels {
  public:
    /// Prepares for the styles a table uses, so that the first heading already knows its depth.
    void see(Mark const& mark);
    void apply(std::string const& heading);
    void restart() { level1.clear(), level2.clear(); }

    std::string level1;
    std::string level2;

  private:
    MarkStyle outer_ = MarkStyle::none;
};

}  // namespace zs::catalogue::recognise
