#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "campaign/scope.h"
#include "documents/document.h"

/// A table of units and people as offices keep it: 单位名称, 上级单位, 姓名, 用户名, 岗位, 初始密码.
namespace zs::campaign {

/// One row; without a person it only names a unit. `fault` is Chinese and says what to correct.
struct PeopleRow {
    int row = 0;  ///< of the sheet, from 1
    std::string organisation;
    std::string parent;
    std::string display_name;
    std::string user_name;
    std::optional<MemberRole> role;
    std::string password;
    std::string fault;
};

/// The words for roles that a table may use: 联络人, 单位负责人, 创建办, 审核员, 督查员, 观察员.
std::optional<MemberRole> role_of_words(std::string_view words);
char const* words_of_role(MemberRole role);

/// The headings of the table, in the order of the template.
std::vector<std::string> people_headings();

/// The first table whose heading names a unit, rows without anything left out. An empty unit is that of the
/// row above. malformed_document if no table is one.
Result<std::vector<PeopleRow>> read_people(documents::Document const& document);

}  // namespace zs::campaign
