#include "app/campaign_exports.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/export_making.h"
#include "app/export_runner.h"
#include "app/file_source.h"
#include "app/report_access.h"
#include "app/report_fields.h"
#include "app/trail.h"
#include "base/clock.h"
#include "store/database.h"
#include "store/export_store.h"
#include "store/report_store.h"

namespace zs::app {
namespace {

using store::ExportKind;
using store::ExportState;
using store::ExportStore;

constexpr int kMostUnfinished = 5;

bool is_unfinished(ExportState state) {
    return state == ExportState::queued || state == ExportState::running;
}

/// Whoever asked for it, and who manages the campaign.
Result<Export> export_for(store::Connection& connection, Scope const& scope, store::ExportId id,
                          Caller const& who) {
    auto found = ExportStore(connection).find(id);
    if (!found || !scope.may(Right::see, {{}, found->path})) return messages::no_such("导出的文件");
    bool const own = found->requested_by == who.user_id;
    if (!own && !scope.may(Right::manage, {{}, found->path})) return messages::forbidden();
    return std::move(*found);
}

Result<void> check_options(store::Connection& connection, CampaignId id, NewExport const& wanted) {
    auto const& options = wanted.options;
    for (auto const& [day, name] : {std::pair{&options.since, "/since"}, {&options.until, "/until"}}) {
        if (*day && !is_iso_date(**day)) return messages::invalid(name, "日期须写成 2026-03-31。");
    }
    if (options.since && options.until && *options.since > *options.until)
        return messages::invalid("/until", "截止日期不能早于起始日期。");
    if (wanted.kind != ExportKind::task_sheet) return {};
    auto const bodies = store::ReportStore(connection).bodies(id);
    bool const known = std::any_of(bodies.begin(), bodies.end(),
                                   [&](auto const& body) { return body.first == options.organisation_id; });
    if (!known) return messages::invalid("/organisation_id", "请选择一个有任务的单位。");
    return {};
}

}  // namespace

CampaignExports::CampaignExports(store::Database& database, FileStore const& files,
                                 ReportTemplates const& templates, Clock const& clock)
    : database_(database),
      clock_(clock),
      runner_(std::make_unique<ExportRunner>(database, files, templates, clock)) {}

CampaignExports::~CampaignExports() = default;

Result<Export> CampaignExports::request(CampaignId id, NewExport const& wanted, Caller const& who) {
    auto made = database_.write([&](auto& connection) -> Result<Export> {
        ASSIGN_OR_RETURN(auto const campaign,
                         campaign_to_report(connection, scope_of(connection, clock_, who), id));
        RETURN_IF_ERROR(check_options(connection, id, wanted));
        ExportStore exports(connection);
        auto const own = exports.page(id, who.user_id, {0, 50}).rows;
        if (std::count_if(own.begin(), own.end(), [](auto const& one) { return is_unfinished(one.state); }) >=
            kMostUnfinished) {
            return Error{ErrorCode::conflict,
                         fmt::format("您有 {} 份文件还没有生成完，请等它们完成后再来。", kMostUnfinished),
                         "",
                         {}};
        }
        Export fresh;
        fresh.campaign_id = id;
        fresh.kind = wanted.kind;
        fresh.audience = wanted.audience;
        fresh.options = wanted.options;
        if (wanted.kind == ExportKind::brief && !fresh.options.issue)
            fresh.options.issue = static_cast<int>(exports.count(id, ExportKind::brief)) + 1;
        fresh.requested_by = who.user_id;
        fresh.created_at = iso_time(clock_.now());
        auto const made_id = exports.insert(fresh);
        record(connection, clock_, who.user_name, "export.requested", subject_of("export", made_id),
               Facts()
                   .add("name", export_name(wanted.kind))
                   .add("campaign", campaign.name)
                   .add("audience", wanted.audience)
                   .add("options", fresh.options));
        return *exports.find(made_id);
    });
    if (made.ok()) runner_->add(made->id);
    return made;
}

Result<Page<Export>> CampaignExports::list(CampaignId id, PageRequest page, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<Page<Export>> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, campaign_to_report(connection, scope, id));
        bool const all = scope.may(Right::manage, place_of(campaign));
        return ExportStore(connection)
            .page(id, all ? std::nullopt : std::optional(who.user_id), clamped(page));
    });
}

Result<Export> CampaignExports::find(store::ExportId id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<Export> {
        return export_for(connection, scope_of(connection, clock_, who), id, who);
    });
}

Result<ExportContent> CampaignExports::content(store::ExportId id, Caller const& who) {
    ASSIGN_OR_RETURN(auto const found, find(id, who));
    auto source = file_source(runner_->path_of(id), found.sha256);
    if (found.state != ExportState::ready || !source.ok()) {
        return Error{ErrorCode::conflict, "这份文件还没有生成完，或者已过期，请重新生成。", "", {}};
    }
    auto const noted = database_.write([&](auto& connection) -> Result<void> {
        record(connection, clock_, who.user_name, "export.downloaded", subject_of("export", id),
               add_made_file(Facts().add("name", export_name(found.kind)).add("audience", found.audience),
                             found));
        return {};
    });
    RETURN_IF_ERROR(noted);
    return ExportContent{found.file_name, found.media_type, found.size_bytes, source.take()};
}

Result<Export> CampaignExports::restart(store::ExportId id, Caller const& who) {
    auto begun = database_.write([&](auto& connection) -> Result<Export> {
        ASSIGN_OR_RETURN(auto found, export_for(connection, scope_of(connection, clock_, who), id, who));
        if (is_unfinished(found.state)) return messages::invalid("", "这份文件正在生成。");
        Export fresh = found;
        fresh.state = ExportState::queued;
        fresh.percent = 0;
        fresh.problem.reset();
        ExportStore(connection).update(fresh);
        record(connection, clock_, who.user_name, "export.restarted", subject_of("export", id),
               Facts().add("name", export_name(found.kind)));
        return *ExportStore(connection).find(id);
    });
    if (begun.ok()) runner_->add(id);
    return begun;
}

void CampaignExports::start_workers(int count) {
    runner_->start(count);
}

void CampaignExports::stop_workers() {
    runner_->stop();
}

void CampaignExports::process(store::ExportId id) {
    runner_->process(id.value);
}

}  // namespace zs::app
