#include "app/report_templates.h"

#include "app/file_names.h"
#include "app/files.h"
#include "app/report_access.h"
#include "app/report_fields.h"
#include "app/trail.h"
#include "base/text.h"
#include "store/database.h"
#include "store/report_store.h"

namespace zs::app {
namespace {

using store::ExportKind;

constexpr ExportKind kKinds[] = {ExportKind::brief,      ExportKind::notice,         ExportKind::monthly,
                                 ExportKind::task_sheet, ExportKind::problem_ledger, ExportKind::self_report,
                                 ExportKind::highlights};

Result<void> made_from_template(ExportKind kind) {
    if (has_template(kind)) return {};
    return messages::invalid("?kind", "这种文件不用模板。");
}

}  // namespace

Result<std::vector<TemplateView>> ReportTemplates::list(CampaignId id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<std::vector<TemplateView>> {
        ASSIGN_OR_RETURN(auto const campaign,
                         campaign_to_report(connection, scope_of(connection, clock_, who), id));
        auto const own = store::ReportStore(connection).templates(campaign.jurisdiction_id);
        std::vector<TemplateView> out;
        for (auto const kind : kKinds) {
            auto& view = out.emplace_back();
            view.kind = kind;
            for (auto const& one : own) {
                if (one.kind == json::enum_name(kind)) view.own = one;
            }
        }
        return out;
    });
}

Result<TemplateFile> ReportTemplates::file(CampaignId id, std::optional<ExportKind> kind,
                                           Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<TemplateFile> {
        ASSIGN_OR_RETURN(auto const campaign,
                         campaign_to_report(connection, scope_of(connection, clock_, who), id));
        if (!kind) return messages::invalid("?kind", "请说明是哪一种报表的模板。");
        RETURN_IF_ERROR(made_from_template(*kind));
        ASSIGN_OR_RETURN(auto found, ready(connection, campaign.jurisdiction_id, *kind));
        return TemplateFile{std::string(export_name(*kind)) + "模板" + found.extension,
                            std::move(found.bytes)};
    });
}

Result<void> ReportTemplates::check(CampaignId id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<void> {
        RETURN_IF_ERROR(campaign_to_report(connection, scope_of(connection, clock_, who), id, Right::manage));
        return {};
    });
}

Result<TemplateView> ReportTemplates::put(CampaignId id, ExportKind kind, std::string const& file_name,
                                          std::string_view bytes, Caller const& who) {
    RETURN_IF_ERROR(check(id, who));
    RETURN_IF_ERROR(made_from_template(kind));
    ASSIGN_OR_RETURN(auto looked, work_.look(bytes));
    RETURN_IF_ERROR(work_.fill(bytes, {sample_data(), {}}));
    auto incoming = files_.begin(std::int64_t{kMaxTemplateBytes});
    RETURN_IF_ERROR(incoming->append(bytes));
    auto const stored = files_.keep(*incoming);
    return database_.write([&](auto& connection) -> Result<TemplateView> {
        ASSIGN_OR_RETURN(
            auto const campaign,
            campaign_to_report(connection, scope_of(connection, clock_, who), id, Right::manage));
        store::ReportTemplate made{campaign.jurisdiction_id,
                                   std::string(json::enum_name(kind)),
                                   plain_name(file_name),
                                   stored.sha256,
                                   stored.size_bytes,
                                   std::move(looked.placeholders),
                                   who.user_name,
                                   iso_time(clock_.now())};
        if (!is_valid_utf8(made.file_name) || !made.file_name.ends_with(looked.extension))
            made.file_name = std::string(export_name(kind)) + looked.extension;
        store::ReportStore(connection).put_template(made);
        record(connection, clock_, who.user_name, "report.template_set", subject_of("campaign", id),
               Facts()
                   .add("name", export_name(kind))
                   .add("file_name", made.file_name)
                   .add("sha256", made.sha256));
        return TemplateView{kind, std::move(made)};
    });
}

Result<void> ReportTemplates::reset(CampaignId id, ExportKind kind, Caller const& who) {
    RETURN_IF_ERROR(made_from_template(kind));
    return database_.write([&](auto& connection) -> Result<void> {
        ASSIGN_OR_RETURN(
            auto const campaign,
            campaign_to_report(connection, scope_of(connection, clock_, who), id, Right::manage));
        store::ReportStore(connection).remove_template(campaign.jurisdiction_id, json::enum_name(kind));
        record(connection, clock_, who.user_name, "report.template_reset", subject_of("campaign", id),
               Facts().add("name", export_name(kind)));
        return {};
    });
}

Result<ReportTemplates::Ready> ReportTemplates::ready(store::Connection& connection, JurisdictionId id,
                                                      ExportKind kind) const {
    auto const own = store::ReportStore(connection).find_template(id, json::enum_name(kind));
    if (own) {
        ASSIGN_OR_RETURN(auto bytes, files_.read(own->sha256));
        return Ready{std::move(bytes), own->file_name.substr(own->file_name.size() - 5), own->placeholders,
                     true};
    }
    auto bytes = default_template_of(kind);
    ASSIGN_OR_RETURN(auto names, report::placeholders_of(bytes));
    return Ready{std::move(bytes), ".docx", std::move(names), false};
}

Result<std::string> ReportTemplates::fill(Ready const& from, report::FillOrder const& order) const {
    return from.own ? work_.fill(from.bytes, order) : report::carry_out(from.bytes, order);
}

}  // namespace zs::app
