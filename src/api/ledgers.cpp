#include "api/body_sinks.h"
#include "api/endpoints.h"
#include "api/file_answer.h"
#include "api/ledger_types.h"
#include "app/application.h"
#include "ledger/kinds.h"
#include "ledger/measure.h"

namespace zs::api {
namespace {

using campaign::Right;

constexpr std::uint64_t kMaxLedgerBytes = 4ULL << 30U;

std::string title_of(std::string const& kind) {
    auto const* found = ledger::find_kind(kind);
    return found == nullptr ? kind : found->title;
}

LedgerKind wire_kind(ledger::Kind const& kind) {
    LedgerKind out{kind.key, kind.title, {}, {}};
    for (auto const& field : kind.fields)
        out.fields.push_back({field.key, field.label, field.type});
    auto const measures = ledger::parse_measures(ledger::shipped_measures(kind.key));
    if (!measures.ok()) return out;
    for (auto const& measure : *measures)
        out.measures.push_back(measure.name);
    return out;
}

CatalogueMeasure wire_measure(app::MeasureProposal&& one) {
    return {one.id,
            one.item_id,
            std::move(one.item_number),
            std::move(one.item_text),
            std::move(one.quote),
            std::move(one.kind),
            std::move(one.kind_title),
            std::move(one.name),
            std::move(one.definition),
            std::move(one.target),
            std::move(one.confirmed_by)};
}

app::OffendingQuery to_offending(OffendingQuery const& query) {
    return {query.measure.value_or(""), query.group_name.value_or(""), query.offset.value_or(0),
            query.limit.value_or(50), query.unmasked.value_or(false)};
}

app::NewLedger wanted_of(LedgerUploadQuery const& query) {
    return {query.file_name.value_or(""), query.organisation_id.value_or(OrganisationId{}), query.campaign_id,
            query.kind.value_or("")};
}

Result<Download> offending_file(app::Application& app, OffendingQuery const& query, Call& call) {
    ASSIGN_OR_RETURN(auto file,
                     app.ledgers().offending_file(call.id<LedgerId>(), to_offending(query), call.caller));
    return to_download(std::move(file));
}

void add_reading(Router& router, app::Application* app) {
    router
        .get<LedgerQuery, PageOf<Ledger>>(
            "/api/ledgers", "Case ledgers of the bodies you see, newest first", Access::reader,
            [app](LedgerQuery const& query, Call& call) -> Result<PageOf<Ledger>> {
                app::LedgerWish const wish{query.organisation_id, query.campaign_id, query.kind};
                ASSIGN_OR_RETURN(auto page, app->ledgers().list(wish, page_request(query), call.caller));
                return to_wire_page<Ledger, app::Ledger>(std::move(page), to_wire);
            })
        .needs(Right::see, "ledger", "list");
    router
        .get<Nothing, LedgerDetail>(
            "/api/ledgers/{id}", "One ledger: its columns, broken rows, how far it is", Access::reader,
            [app](Nothing const&, Call& call) -> Result<LedgerDetail> {
                ASSIGN_OR_RETURN(auto found, app->ledgers().find(call.id<LedgerId>(), call.caller));
                return to_wire(std::move(found));
            })
        .needs(Right::see, "ledger");
    router
        .get<Nothing, LedgerFigures>(
            "/api/ledgers/{id}/figures",
            "What was computed: by measure, unit and month, with what was claimed", Access::reader,
            [app](Nothing const&, Call& call) -> Result<LedgerFigures> {
                ASSIGN_OR_RETURN(auto figures, app->ledgers().figures(call.id<LedgerId>(), call.caller));
                LedgerFigures out;
                for (auto& one : figures)
                    out.figures.push_back(to_wire(std::move(one)));
                return out;
            })
        .needs(Right::see, "ledger");
}

void add_offending(Router& router, app::Application* app) {
    router
        .get<OffendingQuery, OffendingPage>(
            "/api/ledgers/{id}/offending",
            "Rows that fail a measure, with the day due and the days that do not count", Access::reader,
            [app](OffendingQuery const& query, Call& call) -> Result<OffendingPage> {
                return app->ledgers().offending(call.id<LedgerId>(), to_offending(query), call.caller);
            })
        .needs(Right::see, "ledger");
    router
        .download<OffendingQuery>(
            "/api/ledgers/{id}/offending/file", "The same rows as .csv; people are masked unless asked for",
            Access::reader, "text/csv",
            [app](OffendingQuery const& query, Call& call) { return offending_file(*app, query, call); })
        .needs(Right::see, "ledger");
}

Result<RowsOf<CampaignFigure>> campaign_figures(app::Application& app, CampaignFigureQuery const& query,
                                                Call& call) {
    ASSIGN_OR_RETURN(auto const found,
                     app.computed_figures().list(call.id<CampaignId>(),
                                                 {query.item_id, query.organisation_id}, call.caller));
    RowsOf<CampaignFigure> out;
    for (auto const& one : found) {
        auto const& result = one.result;
        auto& row = out.rows.emplace_back(CampaignFigure{one.ledger.id,
                                                         one.ledger.file_name,
                                                         one.ledger.organisation_id,
                                                         one.ledger.organisation_name,
                                                         one.item_id,
                                                         one.item_number,
                                                         result.measure,
                                                         result.counted,
                                                         result.met,
                                                         result.value,
                                                         result.target,
                                                         result.verdict,
                                                         {}});
        for (auto const& month : one.months)
            row.months.push_back({month.month, month.counted, month.met, month.value, month.verdict});
    }
    return out;
}

void add_campaign_figures(Router& router, app::Application* app) {
    router
        .get<CampaignFigureQuery, RowsOf<CampaignFigure>>(
            "/api/campaigns/{id}/figures",
            "What the ledgers of a campaign answer to its items, with the months", Access::reader,
            [app](CampaignFigureQuery const& query, Call& call) {
                return campaign_figures(*app, query, call);
            })
        .needs(Right::see, "campaign");
    router
        .download<BrokenQuery>(
            "/api/ledgers/{id}/broken/file", "The rows that could not be read, with their lines, as .csv",
            Access::reader, "text/csv",
            [app](BrokenQuery const& query, Call& call) -> Result<Download> {
                ASSIGN_OR_RETURN(
                    auto file, app->ledgers().broken_file(call.id<LedgerId>(), query.unmasked.value_or(false),
                                                          call.caller));
                return to_download(std::move(file));
            })
        .needs(Right::see, "ledger");
}

void add_upload(Router& router, app::Application* app) {
    router
        .upload<LedgerUploadQuery, Ledger, FileSink>(
            "/api/ledgers", "Upload a case ledger (.csv or .xlsx); it is read in the background",
            Access::reader, kMaxLedgerBytes,
            [app](LedgerUploadQuery const& query, Call& call) -> Result<std::unique_ptr<FileSink>> {
                if (!query.organisation_id)
                    return Error{ErrorCode::invalid_input, "请选择是哪个单位的台账", "?organisation_id", {}};
                auto sink = std::make_unique<FileSink>();
                ASSIGN_OR_RETURN(sink->file, app->ledgers().begin_upload(wanted_of(query), call.caller));
                return sink;
            },
            [app](LedgerUploadQuery const& query, FileSink& sink, Call& call) -> Result<Ledger> {
                ASSIGN_OR_RETURN(auto made,
                                 app->ledgers().enqueue(wanted_of(query), *sink.file, call.caller));
                return to_wire(std::move(made));
            })
        .needs(Right::file, "organisation", "query/organisation_id");
}

void add_changing(Router& router, app::Application* app) {
    router
        .put<LedgerMappingChange, Ledger>(
            "/api/ledgers/{id}/mapping", "Say what the columns are; the ledger is measured then",
            Access::reader,
            [app](LedgerMappingChange const& in, Call& call) -> Result<Ledger> {
                ASSIGN_OR_RETURN(auto changed,
                                 app->ledgers().confirm(call.id<LedgerId>(), in.kind, {0, {}, in.fields},
                                                        in.revision, call.caller));
                return to_wire(std::move(changed));
            })
        .needs(Right::file, "ledger");
    router
        .put<LedgerClaim, Nothing>(
            "/api/ledgers/{id}/claim", "What somebody reported a figure to be; one that differs is a finding",
            Access::reader,
            [app](LedgerClaim const& in, Call& call) -> Result<Nothing> {
                RETURN_IF_ERROR(app->ledgers().claim({call.id<LedgerId>(), in.measure, in.group_name,
                                                      in.value, in.note.value_or(""), std::nullopt, "", ""},
                                                     call.caller));
                return Nothing{};
            })
        .needs(Right::file, "ledger");
    router
        .remove("/api/ledgers/{id}", "Delete a ledger and what was computed from it", Access::reader,
                [app](Call& call) -> Result<Nothing> {
                    RETURN_IF_ERROR(app->ledgers().remove(call.id<LedgerId>(), call.caller));
                    return Nothing{};
                })
        .needs(Right::file, "ledger");
}

void add_kinds(Router& router) {
    router.get<Nothing, LedgerKinds>("/api/ledger_kinds", "Kinds of ledgers, their fields and measures",
                                     Access::reader, [](Nothing const&, Call&) -> Result<LedgerKinds> {
                                         LedgerKinds out;
                                         for (auto const& kind : ledger::kinds())
                                             out.kinds.push_back(wire_kind(kind));
                                         return out;
                                     });
    router.download<TemplateQuery>(
        "/api/ledger_kinds/template", "An empty ledger of a kind, with a row of examples", Access::reader,
        "text/csv", [](TemplateQuery const& query, Call&) -> Result<Download> {
            auto const* kind = ledger::find_kind(query.kind.value_or(""));
            if (kind == nullptr)
                return Error{ErrorCode::not_found, "没有这种台账，请从列表中选择。", "?kind", {}};
            return Download{
                kind->title + "台账.csv", "text/csv; charset=utf-8", {}, 0, ledger::template_csv(*kind)};
        });
}

void add_measures(Router& router, app::Application* app) {
    router.get<Nothing, CatalogueMeasures>(
        "/api/catalogues/{id}/measures", "Measures confirmed for a catalogue, and those its limits suggest",
        Access::reader, [app](Nothing const&, Call& call) -> Result<CatalogueMeasures> {
            ASSIGN_OR_RETURN(auto all, app->ledger_measures().list(call.id<CatalogueId>()));
            CatalogueMeasures out;
            for (auto& one : all)
                out.measures.push_back(wire_measure(std::move(one)));
            return out;
        });
    router
        .post<NewMeasure, ConfirmedMeasure>(
            "/api/catalogues/{id}/measures", "Confirm a measure and the item it answers", Access::editor,
            [app](NewMeasure const& in, Call& call) -> Result<ConfirmedMeasure> {
                ASSIGN_OR_RETURN(auto made, app->ledger_measures().confirm(call.id<CatalogueId>(), in.item_id,
                                                                           in.definition, call.caller));
                return ConfirmedMeasure{made.id, std::move(made.name), std::move(made.kind)};
            })
        .status = 201;
    router.remove("/api/ledger_measures/{id}", "Take back a confirmed measure", Access::editor,
                  [app](Call& call) -> Result<Nothing> {
                      RETURN_IF_ERROR(app->ledger_measures().remove(call.id<LedgerMeasureId>(), call.caller));
                      return Nothing{};
                  });
}

}  // namespace

Ledger to_wire(app::Ledger&& ledger) {
    auto title = title_of(ledger.kind);
    return {ledger.id,
            ledger.organisation_id,
            std::move(ledger.organisation_name),
            ledger.campaign_id,
            std::move(ledger.campaign_name),
            ledger.catalogue_id,
            std::move(ledger.kind),
            std::move(title),
            std::move(ledger.file_name),
            ledger.size_bytes,
            std::move(ledger.sha256),
            ledger.state,
            ledger.row_count,
            ledger.broken_count,
            std::move(ledger.results_digest),
            std::move(ledger.error),
            ledger.revision,
            std::move(ledger.created_at),
            std::move(ledger.created_by),
            std::move(ledger.measured_at)};
}

LedgerDetail to_wire(app::LedgerDetail&& detail) {
    LedgerDetail out;
    out.ledger = to_wire(std::move(detail.ledger));
    out.confirmed = detail.mapping.has_value();
    out.may_change = detail.may_change;
    auto const& fields = detail.mapping ? detail.mapping->fields : detail.proposed;
    for (std::size_t i = 0; i < detail.contents.proposal.columns.size(); ++i) {
        auto& column = detail.contents.proposal.columns[i];
        out.columns.push_back({std::move(column.heading), i < fields.size() ? fields[i] : "",
                               column.certainty, std::move(column.doubt), std::move(column.samples)});
    }
    for (auto& row : detail.contents.broken)
        out.broken.push_back({row.line, std::move(row.reason)});
    out.unmeasured = std::move(detail.unmeasured);
    return out;
}

LedgerFigure to_wire(app::Figure&& figure) {
    auto& result = figure.result;
    LedgerFigure out{std::move(result.measure),
                     std::move(result.group_name),
                     std::move(result.month),
                     result.total,
                     result.counted,
                     result.met,
                     std::move(result.value),
                     std::move(result.target),
                     std::move(result.verdict),
                     std::move(result.max),
                     std::move(result.sum),
                     result.missing,
                     result.errors,
                     figure.item_id,
                     std::move(figure.item_number),
                     std::nullopt,
                     std::nullopt,
                     std::nullopt,
                     figure.differs};
    if (!figure.claim) return out;
    out.claimed = std::move(figure.claim->value);
    out.claimed_by = std::move(figure.claim->claimed_by);
    out.problem_id = figure.claim->problem_id;
    return out;
}

void add_ledger_endpoints(Router& router, app::Application* app) {
    add_reading(router, app);
    add_offending(router, app);
    add_campaign_figures(router, app);
    add_upload(router, app);
    add_changing(router, app);
    add_kinds(router);
    add_measures(router, app);
}

}  // namespace zs::api
