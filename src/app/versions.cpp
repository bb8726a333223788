#include "app/versions.h"

#include <fmt/format.h>

#include "app/content_digest.h"
#include "app/messages.h"
#include "base/temporary_file.h"
#include "documents/document.h"
#include "report/diff_report.h"
#include "requirements/complete.h"
#include "store/database.h"

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
    ExportedFile out;
    auto const sink = [&file](std::string_view piece) { file.write(piece); };
    switch (format) {
        case DiffFormat::docx:
            out.file_name = "指标体系比较.docx";
            out.media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            report::write_diff_docx(found, sink);
            break;
        case DiffFormat::xlsx:
            out.file_name = "指标体系比较.xlsx";
            out.media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            report::write_diff_xlsx(found, file.path(), folder_.string());
            break;
        case DiffFormat::html:
            out.file_name = "指标体系比较.html";
            out.media_type = "text/html; charset=utf-8";
            file.write(report::diff_html(found));
            break;
    }
    auto content = file.finish();
    out.content = std::move(content.source);
    out.size_bytes = content.size_bytes;
    return out;
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

Result<catalogue::diff::CarryOver> Versions::carry_over(CatalogueId before, CatalogueId after) const {
    ASSIGN_OR_RETURN(auto const old_version, load(before));
    ASSIGN_OR_RETURN(auto const new_version, load(after));
    return catalogue::diff::carry_over(old_version, new_version);
}

}  // namespace zs::app
