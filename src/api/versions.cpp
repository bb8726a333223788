#include <charconv>

#include "api/endpoints.h"
#include "api/file_answer.h"
#include "api/version_types.h"
#include "app/application.h"

namespace zs::api {
namespace {

Result<CatalogueId> required(std::optional<CatalogueId> const& before) {
    if (before) return *before;
    return Error{ErrorCode::invalid_input, "请选择与哪一份指标体系比较", "?before", {}};
}

/// "3,5,8"
Result<std::vector<CatalogueId>> ids_of(std::string const& text) {
    std::vector<CatalogueId> out;
    for (std::size_t at = 0; at <= text.size();) {
        auto const end = std::min(text.find(',', at), text.size());
        std::int64_t value = 0;
        auto const [stop, error] = std::from_chars(text.data() + at, text.data() + end, value);
        if (error != std::errc() || stop != text.data() + end) {
            return Error{ErrorCode::invalid_input, "请用逗号隔开指标体系的编号，例如 3,5,8", "?others", {}};
        }
        out.push_back(CatalogueId{value});
        at = end + 1;
    }
    return out;
}

void add_relations(Router& router, app::Application* app) {
    router.get<Nothing, CatalogueRelations>(
        "/api/catalogues/{id}/relations", "Which catalogues this one follows and is checked against",
        Access::reader, [app](Nothing const&, Call& call) -> Result<CatalogueRelations> {
            ASSIGN_OR_RETURN(auto relations, app->versions().relations(call.id<CatalogueId>()));
            return to_wire(std::move(relations));
        });
    router.put<BaseChoice, CatalogueRelations>(
        "/api/catalogues/{id}/base", "Choose the catalogue a draft is checked against", Access::editor,
        [app](BaseChoice const& in, Call& call) -> Result<CatalogueRelations> {
            ASSIGN_OR_RETURN(auto relations,
                             app->versions().set_base(call.id<CatalogueId>(), in.base_id, call.caller));
            return to_wire(std::move(relations));
        });
    router.get<Nothing, catalogue::Plan>(
        "/api/catalogues/{id}/plan", "Stages, mechanisms, groups and rules of filling in of the document",
        Access::reader, [app](Nothing const&, Call& call) -> Result<catalogue::Plan> {
            return app->versions().plan(call.id<CatalogueId>());
        });
}

void add_key_points(Router& router, app::Application* app) {
    router.get<Nothing, KeyPoints>(
        "/api/catalogues/{id}/key_points", "Short titles of the national indicators that the items take up",
        Access::reader, [app](Nothing const&, Call& call) -> Result<KeyPoints> {
            ASSIGN_OR_RETURN(auto found, app->versions().key_points(call.id<CatalogueId>()));
            KeyPoints wire{std::move(found.version), {}};
            for (auto& one : found.items)
                wire.items.push_back({one.item_id, std::move(one.number), std::move(one.title)});
            return wire;
        });
    router.get<BeforeQuery, KeyPointSteps>(
        "/api/catalogues/{id}/key_points/steps",
        "What became of the national indicators between the versions that two catalogues follow",
        Access::reader, [app](BeforeQuery const& query, Call& call) -> Result<KeyPointSteps> {
            ASSIGN_OR_RETURN(auto const before, required(query.before));
            ASSIGN_OR_RETURN(auto steps, app->versions().key_point_steps(before, call.id<CatalogueId>()));
            KeyPointSteps wire;
            for (auto& step : steps) {
                auto& one = wire.steps.emplace_back();
                for (auto& name : step.before)
                    one.before.push_back({std::move(name.number), std::move(name.title)});
                if (step.after)
                    one.after = KeyPointName{std::move(step.after->number), std::move(step.after->title)};
            }
            return wire;
        });
}

void add_trace(Router& router, app::Application* app) {
    router.get<BeforeQuery, catalogue::diff::Trace>(
        "/api/catalogues/{id}/trace", "Which item of an older catalogue each item was split from",
        Access::reader, [app](BeforeQuery const& query, Call& call) -> Result<catalogue::diff::Trace> {
            ASSIGN_OR_RETURN(auto const before, required(query.before));
            return app->versions().trace(before, call.id<CatalogueId>());
        });
    router.download<BeforeQuery>(
        "/api/catalogues/{id}/trace/file", "The same as .xlsx", Access::reader, "application/octet-stream",
        [app](BeforeQuery const& query, Call& call) -> Result<Download> {
            ASSIGN_OR_RETURN(auto const before, required(query.before));
            ASSIGN_OR_RETURN(auto file, app->versions().trace_file(before, call.id<CatalogueId>()));
            return to_download(std::move(file));
        });
}

}  // namespace

CatalogueRelations to_wire(app::Relations&& relations) {
    CatalogueRelations wire;
    for (auto& one : relations.names) {
        auto& place = one.relation == app::Relation::follows ? wire.follows
                      : one.relation == app::Relation::base  ? wire.base
                                                             : wire.rebased_from;
        place = RelatedCatalogue{one.id, std::move(one.title)};
    }
    for (auto& one : relations.named_by) {
        if (one.relation == app::Relation::follows) wire.followed_by.push_back({one.id, one.title});
        if (one.relation == app::Relation::base) wire.base_of.push_back({one.id, one.title});
    }
    return wire;
}

void add_version_endpoints(Router& router, app::Application* app) {
    add_relations(router, app);
    add_key_points(router, app);
    add_trace(router, app);
    router.get<BeforeQuery, catalogue::diff::Diff>(
        "/api/catalogues/{id}/diff", "What became of the items of an older catalogue", Access::reader,
        [app](BeforeQuery const& query, Call& call) -> Result<catalogue::diff::Diff> {
            ASSIGN_OR_RETURN(auto const before, required(query.before));
            return app->versions().diff(before, call.id<CatalogueId>());
        });
    router.download<DiffFileQuery>(
        "/api/catalogues/{id}/diff/file", "The same as a file: docx (without a format given), xlsx or html",
        Access::reader, "application/octet-stream",
        [app](DiffFileQuery const& query, Call& call) -> Result<Download> {
            ASSIGN_OR_RETURN(auto const before, required(query.before));
            auto const format = query.format.value_or(app::DiffFormat::docx);
            ASSIGN_OR_RETURN(auto file, app->versions().diff_file(before, call.id<CatalogueId>(), format));
            return to_download(std::move(file));
        });
    router.get<CompareQuery, catalogue::diff::Comparison>(
        "/api/catalogues/{id}/comparison", "Many catalogues laid over this one", Access::reader,
        [app](CompareQuery const& query, Call& call) -> Result<catalogue::diff::Comparison> {
            ASSIGN_OR_RETURN(auto const others, ids_of(query.others.value_or("")));
            return app->versions().compare(call.id<CatalogueId>(), others);
        });
    router.get<BeforeQuery, catalogue::diff::CarryOver>(
        "/api/catalogues/{id}/carry_over",
        "What of the work under an older catalogue carries over, and what reopens", Access::reader,
        [app](BeforeQuery const& query, Call& call) -> Result<catalogue::diff::CarryOver> {
            ASSIGN_OR_RETURN(auto const before, required(query.before));
            return app->versions().carry_over(before, call.id<CatalogueId>());
        });
}

}  // namespace zs::api
