#include "app/people_import.h"

#include <map>

#include "app/accounts.h"
#include "app/password.h"
#include "app/place_access.h"
#include "app/trail.h"
#include "base/temporary_file.h"
#include "base/text.h"
#include "report/workbook_writer.h"
#include "store/database.h"
#include "store/membership_store.h"
#include "store/organisation_store.h"
#include "store/user_store.h"

namespace zs::app {
namespace {

constexpr std::size_t kMaxRows = 2000;

/// What a fresh account gets: by user name.
struct Secret {
    std::string password;
    std::string hash;
    bool chosen_here = false;
};
using Secrets = std::map<std::string, Secret>;

/// One walk over the rows, inside a transaction.
class Walk {
  public:
    Walk(store::Connection& connection, Clock const& clock, store::Jurisdiction const& place,
         Secrets const& secrets, Caller const& who)
        : connection_(connection), clock_(clock), place_(place), secrets_(secrets), who_(who) {}

    PeopleReport run(std::vector<campaign::PeopleRow> const& rows) {
        for (auto const& row : rows)
            report_.rows.push_back(one(row));
        return std::move(report_);
    }

  private:
    ImportedRow one(campaign::PeopleRow const& row) {
        ImportedRow out;
        out.row = row.row;
        out.organisation = row.organisation;
        out.display_name = row.display_name;
        out.user_name = row.user_name;
        out.role = row.role;
        auto fault = row.fault;
        std::optional<store::Organisation> body;
        if (fault.empty()) {
            auto found = organisation(row, out);
            found.ok() ? void(body = found.take()) : void(fault = found.error().message);
        }
        if (body && !row.user_name.empty()) {
            auto const done = person(row, *body, out);
            if (!done.ok()) fault = done.error().message;
        }
        if (!fault.empty()) {
            out.message = fault;
            (row.user_name.empty() ? out.organisation_outcome : out.person_outcome) = ImportOutcome::fault;
            ++report_.faults;
        }
        return out;
    }

    Result<store::Organisation> organisation(campaign::PeopleRow const& row, ImportedRow& out) {
        store::OrganisationStore organisations(connection_);
        auto found = organisations.find_named(place_.id, row.organisation);
        if (found && found->closed_at)
            return Error{ErrorCode::conflict, "单位“" + row.organisation + "”已撤销，请先恢复。", "", {}};
        if (found) return std::move(*found);
        store::Organisation fresh;
        fresh.jurisdiction_id = place_.id;
        fresh.name = row.organisation;
        if (length_in_characters(fresh.name) > 100)
            return Error{ErrorCode::invalid_input, "单位名称最长 100 字。", "", {}};
        if (!row.parent.empty()) {
            auto const parent = organisations.find_named(place_.id, row.parent);
            if (!parent)
                return Error{ErrorCode::invalid_input,
                             "找不到上级单位“" + row.parent + "”；请把上级单位排在前面。",
                             "",
                             {}};
            fresh.parent_id = parent->id;
        }
        auto made = *organisations.find(*organisations.insert(fresh));
        record(
            connection_, clock_, who_.user_name, "organisation.created", subject_of("organisation", made.id),
            Facts().add("name", made.name).add("jurisdiction", made.jurisdiction_name).add("row", row.row));
        out.organisation_outcome = ImportOutcome::made;
        ++report_.organisations_made;
        return made;
    }

    Result<User> account(campaign::PeopleRow const& row, ImportedRow& out) {
        auto const known = store::UserStore(connection_).credentials(row.user_name);
        if (known && !row.display_name.empty() && known->user.display_name != row.display_name)
            return Error{ErrorCode::conflict,
                         "用户名“" + row.user_name + "”已有人使用，姓名与本行不同，请换一个用户名。",
                         "",
                         {}};
        if (known && known->user.disabled)
            return Error{ErrorCode::conflict, "账号“" + row.user_name + "”已停用。", "", {}};
        if (known) return known->user;
        auto const secret = secrets_.find(row.user_name);
        ENSURE(secret != secrets_.end());  // made for every row
        NewUser const wanted{row.user_name, row.display_name, Role::reader, secret->second.password};
        RETURN_IF_ERROR(check_new_user(wanted));
        out.fresh_account = true;
        if (secret->second.chosen_here) out.password = secret->second.password;
        return add_user(connection_, clock_, wanted, secret->second.hash, who_);
    }

    Result<void> person(campaign::PeopleRow const& row, store::Organisation const& body, ImportedRow& out) {
        ASSIGN_OR_RETURN(auto const user, account(row, out));
        store::Membership fresh;
        fresh.user_id = user.id;
        fresh.organisation_id = body.id;
        fresh.role = *row.role;
        fresh.starts_on = today(clock_);
        fresh.created_by = who_.user_name;
        fresh.created_at = iso_time(clock_.now());
        store::MembershipStore memberships(connection_);
        if (memberships.overlaps(fresh)) return {};
        auto const id = memberships.insert(fresh);
        record(connection_, clock_, who_.user_name, "membership.created", subject_of("membership", id),
               Facts()
                   .add("user_name", user.user_name)
                   .add("organisation", body.name)
                   .add("role", fresh.role)
                   .add("row", row.row));
        out.person_outcome = ImportOutcome::made;
        ++report_.memberships_made;
        return {};
    }

    store::Connection& connection_;
    Clock const& clock_;
    store::Jurisdiction const& place_;
    Secrets const& secrets_;
    Caller const& who_;
    PeopleReport report_;
};

Secrets secrets_for(std::vector<campaign::PeopleRow> const& rows) {
    Secrets out;
    for (auto const& row : rows) {
        if (row.user_name.empty()) continue;
        Secret secret{row.password, {}, row.password.empty()};
        if (secret.chosen_here) secret.password = random_password();
        out.emplace(row.user_name, std::move(secret));
    }
    return out;
}

Result<std::vector<campaign::PeopleRow>> rows_of(ReadDocument const& read, std::string const& file_name,
                                                 std::string_view bytes) {
    ASSIGN_OR_RETURN(auto const document, read(bytes, file_name));
    ASSIGN_OR_RETURN(auto rows, campaign::read_people(document));
    if (rows.size() > kMaxRows)
        return Error{ErrorCode::too_large, "一次最多导入 2000 行，请分几个文件。", file_name, {}};
    return rows;
}

/// What a try ends with, so that nothing of it is kept.
Error only_a_try() {
    return {ErrorCode::internal, "", "", {}};
}

}  // namespace

Result<void> PeopleImport::check(JurisdictionId jurisdiction_id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<void> {
        RETURN_IF_ERROR(place_to_manage(connection, scope_of(connection, clock_, who), jurisdiction_id));
        return {};
    });
}

Result<PeopleReport> PeopleImport::dry_run(JurisdictionId jurisdiction_id, std::string const& file_name,
                                           std::string_view bytes, Caller const& who) {
    RETURN_IF_ERROR(check(jurisdiction_id, who));
    ASSIGN_OR_RETURN(auto const rows, rows_of(read_, file_name, bytes));
    return run(jurisdiction_id, rows, false, who);
}

Result<PeopleReport> PeopleImport::carry_out(JurisdictionId jurisdiction_id, std::string const& file_name,
                                             std::string_view bytes, Caller const& who) {
    RETURN_IF_ERROR(check(jurisdiction_id, who));
    ASSIGN_OR_RETURN(auto const rows, rows_of(read_, file_name, bytes));
    ASSIGN_OR_RETURN(auto tried, run(jurisdiction_id, rows, false, who));
    if (tried.faults > 0) return tried;
    return run(jurisdiction_id, rows, true, who);
}

Result<PeopleReport> PeopleImport::run(JurisdictionId jurisdiction_id,
                                       std::vector<campaign::PeopleRow> const& rows, bool write,
                                       Caller const& who) {
    auto secrets = secrets_for(rows);
    if (write) {
        for (auto& [user_name, secret] : secrets) {
            bool const known = database_.read([&, &name = user_name](auto& connection) {
                return store::UserStore(connection).credentials(name).has_value();
            });
            if (!known) secret.hash = hasher_.hash(secret.password);  // slow: not while holding the writer
        }
    }
    PeopleReport report;
    auto const done = database_.write([&](auto& connection) -> Result<void> {
        ASSIGN_OR_RETURN(auto const place,
                         place_to_manage(connection, scope_of(connection, clock_, who), jurisdiction_id));
        report = Walk(connection, clock_, place, secrets, who).run(rows);
        return write && report.faults == 0 ? Result<void>() : only_a_try();
    });
    report.carried_out = done.ok();
    if (!report.carried_out) {
        for (auto& row : report.rows)
            row.password.clear();
    }
    return report;
}

Result<ExportedFile> people_template(std::filesystem::path const& folder) {
    TemporaryFile file(folder);
    report::WorkbookWriter workbook(file.path(), folder.string());
    std::vector<std::string> const names = campaign::people_headings();
    std::vector<report::Column> columns;
    for (auto const& name : names)
        columns.push_back({name.c_str(), 18, report::Look::text});
    workbook.begin_sheet("单位和人员", "单位和人员",
                         "岗位可填：联络人、单位负责人、创建办、审核员、督查员、观察员。初始密码可留空。",
                         columns);
    std::vector<std::vector<std::string>> const examples = {
        {"示例单位", "", "张三", "zhangsan", "联络人", ""},
        {"示例单位", "", "李四", "lisi", "单位负责人", ""}};
    for (auto const& example : examples) {
        for (std::size_t at = 0; at < example.size(); ++at)
            workbook.write(static_cast<std::uint16_t>(at), example[at]);
        workbook.next_row();
    }
    workbook.finish();
    return exported_file(file, "单位和人员（模板）.xlsx", kXlsxType);
}

}  // namespace zs::app
