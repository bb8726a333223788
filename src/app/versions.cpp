#include "app/versions.h"

#include <fmt/format.h>

#include "app/content_digest.h"
#include "app/edit_guard.h"
#include "app/messages.h"
#include "app/trail.h"
#include "base/temporary_file.h"
#include "catalogue/keypoints/keypoints.h"
#include "documents/document.h"
#include "report/diff_report.h"
#include "requirements/complete.h"
#include "store/database.h"
#include "store/item_store.h"
#include "store/plan_store.h"

namespace zs::app {

Result<catalogue::Catalogue> Versions::load(CatalogueId id) const {
    auto found = database_.read([&](auto& connection) { return interchange_of(connection, id); });
    if (!found) return messages::no_such("指标体系");
    requirements::complete(documents::Document{}, *found);
    return std::move(*found);
}

Result<catalogue::diff::Diff> Versions::diff(CatalogueId before, CatalogueId after) const {
    ASSIGN_OR_RETURN(auto const old_version, load(before));
    ASSIGN_OR_RETURN(auto const new_version, load(after));
    return catalogue::diff::diff(old_version, new_version);
}

Result<ExportedFile> Versions::diff_file(CatalogueId before, CatalogueId after, DiffFormat format) const {
    ASSIGN_OR_RETURN(auto const found, diff(before, after));
    TemporaryFile file(folder_);
    switch (format) {
        case DiffFormat::docx:
            report::write_diff_docx(found, [&file](std::string_view piece) { file.write(piece); });
            return exported_file(file, "指标体系比较.docx", kDocxType);
        case DiffFormat::xlsx:
            report::write_diff_xlsx(found, file.path(), folder_.string());
            return exported_file(file, "指标体系比较.xlsx", kXlsxType);
        case DiffFormat::html:
            file.write(report::diff_html(found));
            return exported_file(file, "指标体系比较.html", "text/html; charset=utf-8");
    }
    return messages::unexpected();
}

Result<catalogue::diff::Comparison> Versions::compare(CatalogueId base,
                                                      std::vector<CatalogueId> const& others) const {
    if (others.empty() || others.size() > kMaxCompared) {
        return messages::invalid(
            "?others",
            fmt::format("请选择 1 到 {} 份指标体系对照；更多的请用命令行 zhunsheng compare。", kMaxCompared));
    }
    ASSIGN_OR_RETURN(auto const base_catalogue, load(base));
    catalogue::diff::TextIndex const index(base_catalogue);
    std::vector<catalogue::diff::Laid> laid;
    for (auto const id : others) {
        ASSIGN_OR_RETURN(auto const local, load(id));
        laid.push_back(catalogue::diff::lay_over(index, local, local.title));
    }
    return catalogue::diff::compare(base_catalogue, index, std::move(laid));
}

Result<catalogue::diff::Trace> Versions::trace(CatalogueId before, CatalogueId after) const {
    ASSIGN_OR_RETURN(auto const old_version, load(before));
    ASSIGN_OR_RETURN(auto const new_version, load(after));
    return catalogue::diff::trace(old_version, new_version);
}

Result<ExportedFile> Versions::trace_file(CatalogueId before, CatalogueId after) const {
    ASSIGN_OR_RETURN(auto const found, trace(before, after));
    TemporaryFile file(folder_);
    report::write_trace_xlsx(found, file.path(), folder_.string());
    return exported_file(file, "任务来源.xlsx", kXlsxType);
}

Result<KeyPointsOfItems> Versions::key_points(CatalogueId id) const {
    ASSIGN_OR_RETURN(auto const catalogue, load(id));
    auto const anchored = catalogue::keypoints::anchor(catalogue);
    KeyPointsOfItems out;
    if (anchored.is_national()) out.version = anchored.edition->version;
    auto const items = database_.read([&](auto& connection) { return store::ItemStore(connection).all(id); });
    for (std::size_t i = 0; i < items.size() && i < anchored.items.size(); ++i) {
        if (auto const& one = anchored.items[i])
            out.items.push_back({items[i].id, one->point->number, one->point->title});
    }
    return out;
}

Result<std::vector<KeyPointStep>> Versions::key_point_steps(CatalogueId before, CatalogueId after) const {
    ASSIGN_OR_RETURN(auto const old_version, load(before));
    ASSIGN_OR_RETURN(auto const new_version, load(after));
    auto const older = catalogue::keypoints::anchor(old_version);
    auto const newer = catalogue::keypoints::anchor(new_version);
    std::vector<KeyPointStep> out;
    if (!older.is_national() || !newer.is_national()) return out;
    if (older.edition->version >= newer.edition->version) return out;
    for (auto const& step : catalogue::keypoints::steps()) {
        KeyPointStep one;
        for (auto const* point : step.before)
            one.before.push_back({point->number, point->title});
        if (step.after != nullptr) one.after = KeyPointName{step.after->number, step.after->title};
        out.push_back(std::move(one));
    }
    return out;
}

Result<catalogue::diff::CarryOver> Versions::carry_over(CatalogueId before, CatalogueId after) const {
    ASSIGN_OR_RETURN(auto const old_version, load(before));
    ASSIGN_OR_RETURN(auto const new_version, load(after));
    return catalogue::diff::carry_over(old_version, new_version);
}

Result<Relations> Versions::relations(CatalogueId id) const {
    return database_.read([&](auto& connection) -> Result<Relations> {
        if (!store::CatalogueStore(connection).find(id)) return messages::no_such("指标体系");
        store::RelationStore const relations(connection);
        return Relations{relations.named_by(id), relations.naming(id)};
    });
}

Result<Relations> Versions::set_base(CatalogueId id, std::optional<CatalogueId> base, Caller const& who) {
    RETURN_IF_ERROR(database_.write([&](auto& connection) -> Result<void> {
        ASSIGN_OR_RETURN(auto const detail, draft_of(connection, id));
        if (base && *base == id) return messages::invalid("/base_id", "不能以自己为基准，请选择另一份。");
        auto const chosen = base ? store::CatalogueStore(connection).find(*base) : std::nullopt;
        if (base && !chosen) return messages::no_such("作为基准的指标体系");
        store::RelationStore(connection).set(id, Relation::base, base);
        store::CatalogueStore(connection).grow_revision(id);
        auto facts = Facts().add("title", detail.summary.title).add("base_id", base);
        if (chosen) facts.add("base_title", chosen->summary.title);
        record(connection, clock_, who.user_name, "catalogue.base_chosen", subject_of("catalogue", id),
               facts);
        return {};
    }));
    return relations(id);
}

Result<catalogue::Plan> Versions::plan(CatalogueId id) const {
    return database_.read([&](auto& connection) -> Result<catalogue::Plan> {
        if (!store::CatalogueStore(connection).find(id)) return messages::no_such("指标体系");
        return store::PlanStore(connection).find(id).value_or(catalogue::Plan{});
    });
}

}  // namespace zs::app
