#include "campaign/people_rows.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.h"

namespace zs::campaign {
namespace {

enum class Field { organisation, parent, display_name, user_name, role, password };

struct Heading {
    Field field;
    std::array<std::string_view, 4> words;  ///< the first is that of the template
};

constexpr std::array<Heading, 6> kHeadings = {{
    {Field::organisation, {"单位名称", "单位", "部门", "单位全称"}},
    {Field::parent, {"上级单位", "主管单位", "上级部门", ""}},
    {Field::display_name, {"姓名", "人员姓名", "联系人", ""}},
    {Field::user_name, {"用户名", "账号", "登录名", ""}},
    {Field::role, {"岗位", "角色", "身份", ""}},
    {Field::password, {"初始密码", "密码", "", ""}},
}};

struct RoleWords {
    MemberRole role;
    std::array<std::string_view, 5> words;
};

constexpr std::array<RoleWords, 6> kRoles = {{
    {MemberRole::contact, {"联络人", "联络员", "经办人", "联系人", "填报人"}},
    {MemberRole::leader, {"单位负责人", "负责人", "分管领导", "主要领导", "审批人"}},
    {MemberRole::office, {"创建办", "创建办工作人员", "创建办公室", "", ""}},
    {MemberRole::reviewer, {"审核员", "审核人", "工作组审核", "", ""}},
    {MemberRole::inspector, {"督查员", "督查督办", "督查人员", "", ""}},
    {MemberRole::observer, {"观察员", "查阅", "只读", "", ""}},
}};

std::optional<Field> field_of(std::string_view text) {
    auto const word = without_white_space(text);
    for (auto const& heading : kHeadings) {
        for (auto const known : heading.words) {
            if (!known.empty() && word == known) return heading.field;
        }
    }
    return std::nullopt;
}

using Columns = std::map<Field, int>;

Columns columns_of(documents::Row const& row) {
    Columns out;
    for (auto const& cell : row.cells) {
        if (auto const field = field_of(cell.text)) out.emplace(*field, cell.column);
    }
    return out;
}

std::string cell_text(documents::Row const& row, Columns const& columns, Field field) {
    auto const column = columns.find(field);
    if (column == columns.end()) return "";
    for (auto const& cell : row.cells) {
        if (cell.column == column->second) return collapse_white_space(cell.text);
    }
    return "";
}

PeopleRow read_row(documents::Row const& row, Columns const& columns) {
    PeopleRow out;
    for (auto const& cell : row.cells)
        out.row = cell.place.row;
    out.organisation = cell_text(row, columns, Field::organisation);
    out.parent = cell_text(row, columns, Field::parent);
    out.display_name = cell_text(row, columns, Field::display_name);
    out.user_name = without_white_space(cell_text(row, columns, Field::user_name));
    out.password = cell_text(row, columns, Field::password);
    auto const role = cell_text(row, columns, Field::role);
    out.role = role_of_words(role);
    bool const person = !out.display_name.empty() || !out.user_name.empty();
    if (person && out.user_name.empty()) out.fault = "有姓名而没有用户名，请补上。";
    if (person && !out.role && out.fault.empty())
        out.fault = role.empty() ? "请填写岗位，如“联络人”。"
                                 : "不认识的岗位“" + role +
                                       "”，可写联络人、单位负责人、创建办、审核员、督查员、观察员。";
    return out;
}

bool is_blank(PeopleRow const& row) {
    return row.organisation.empty() && row.display_name.empty() && row.user_name.empty();
}

std::vector<PeopleRow> read_table(documents::Table const& table, std::size_t header, Columns const& columns) {
    std::vector<PeopleRow> out;
    std::string last;
    for (std::size_t at = header + 1; at < table.rows.size(); ++at) {
        if (table.rows[at].repeated_header) continue;
        auto row = read_row(table.rows[at], columns);
        if (row.row == 0) row.row = static_cast<int>(at) + 1;
        if (is_blank(row)) continue;
        if (row.organisation.empty()) row.organisation = last;
        if (row.organisation.empty() && row.fault.empty()) row.fault = "请填写单位名称。";
        last = row.organisation;
        out.push_back(std::move(row));
    }
    return out;
}

}  // namespace

std::optional<MemberRole> role_of_words(std::string_view words) {
    auto const word = without_white_space(words);
    if (word.empty()) return std::nullopt;
    for (auto const& role : kRoles) {
        if (std::find(role.words.begin(), role.words.end(), word) != role.words.end()) return role.role;
    }
    return std::nullopt;
}

char const* words_of_role(MemberRole role) {
    for (auto const& one : kRoles) {
        if (one.role == role) return one.words[0].data();
    }
    return "";
}

std::vector<std::string> people_headings() {
    std::vector<std::string> out;
    for (auto const& heading : kHeadings)
        out.emplace_back(heading.words[0]);
    return out;
}

Result<std::vector<PeopleRow>> read_people(documents::Document const& document) {
    for (auto const& block : document.blocks) {
        auto const* const table = std::get_if<documents::Table>(&block);
        if (table == nullptr) continue;
        for (std::size_t at = 0; at < table->rows.size(); ++at) {
            auto const columns = columns_of(table->rows[at]);
            bool const heads = columns.contains(Field::organisation) && columns.size() >= 2;
            if (heads) return read_table(*table, at, columns);
        }
    }
    return Error{ErrorCode::malformed_document,
                 "没有找到表头。第一行须有“单位名称”，以及姓名、用户名、岗位等列；可先下载模板填写。",
                 "",
                 {}};
}

}  // namespace zs::campaign
