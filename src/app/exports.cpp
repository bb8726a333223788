#include "app/exports.h"

#include <map>

#include "app/content_digest.h"
#include "app/messages.h"
#include "app/task_making.h"
#include "base/clock.h"
#include "base/temporary_file.h"
#include "report/report.h"
#include "requirements/limits.h"
#include "store/catalogue_store.h"
#include "store/database.h"
#include "store/item_store.h"

namespace zs::app {
namespace {

/// Without characters that some file system refuses.
std::string as_file_name(std::string const& title, std::string_view extension) {
    std::string out;
    for (char c : title) {
        bool const refused = static_cast<unsigned char>(c) < 0x20 ||
                             std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
        if (!refused) out += c;
    }
    constexpr std::size_t kMaxBytes = 180;
    if (out.size() > kMaxBytes) {
        std::size_t cut = kMaxBytes;
        while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0U) == 0x80U)
            --cut;
        out.resize(cut);
    }
    if (out.empty()) out = "指标体系";
    return out.append(extension);
}

report::Sink into(TemporaryFile& file) {
    return [&file](std::string_view piece) { file.write(piece); };
}

/// The unit's roles by item; a group with members is shown with what names the group itself.
std::map<ItemId, report::Role> roles_of(store::Connection& connection, store::Unit const& unit) {
    std::map<ItemId, report::Role> out;
    auto const duties = unit.members.empty() ? duties_of(connection, unit.catalogue_id)
                                             : store::UnitStore(connection).links(unit.catalogue_id);
    for (auto const& duty : duties) {
        if (duty.unit_id != unit.id) continue;
        auto const role = duty.role == store::UnitRole::lead ? report::Role::lead : report::Role::responsible;
        auto const [at, is_new] = out.emplace(duty.item_id, role);
        if (!is_new && at->second != role) at->second = report::Role::both;
    }
    return out;
}

report::UnitTask task_of(store::Item const& item, report::Role role) {
    auto const& content = item.content;
    return {content.number, item.list_name,   content.level1,     content.level2,           content.text,
            role,           content.deadline, content.lead_units, content.responsible_units};
}

Result<report::UnitTasks> tasks_of(store::Connection& connection, UnitId unit_id, CatalogueId catalogue_id) {
    auto const unit = store::UnitStore(connection).find(unit_id);
    auto const catalogue = store::CatalogueStore(connection).find(catalogue_id);
    if (!catalogue) return messages::no_such("指标体系");
    if (!unit || unit->catalogue_id != catalogue_id) return messages::no_such("单位");
    report::UnitTasks out{
        unit->name, catalogue->summary.title, catalogue->issuer, catalogue->document_number, "", {}};
    auto const roles = roles_of(connection, *unit);
    for (auto const& list : catalogue->lists) {
        store::ItemStore(connection).each(list.id, [&](store::Item&& item) {
            if (auto role = roles.find(item.id); role != roles.end())
                out.tasks.push_back(task_of(item, role->second));
        });
    }
    return out;
}

/// With the limits in the items' words: they are read from the texts, not stored.
catalogue::Rows with_limits(catalogue::Rows rows) {
    rows.items = [items = std::move(rows.items)](std::size_t list, catalogue::Rows::Take const& take) {
        items(list, [&take](catalogue::Item const& item) {
            catalogue::Item full = item;
            full.limits = requirements::limits_of(item);
            take(full);
        });
    };
    return rows;
}

}  // namespace

Result<catalogue::Catalogue> Exports::interchange(CatalogueId id) const {
    auto found = database_.read([&](auto& connection) { return interchange_of(connection, id); });
    if (!found) return messages::no_such("指标体系");
    return std::move(*found);
}

Result<ExportedFile> Exports::catalogue_file(CatalogueId id, ExportFormat format) const {
    return database_.read([&](auto& connection) -> Result<ExportedFile> {
        auto const rows = rows_of(connection, id);
        if (!rows) return messages::no_such("指标体系");
        TemporaryFile file(folder_);
        auto const& title = rows->head.title;
        switch (format) {
            case ExportFormat::xlsx:
                report::write_xlsx(*rows, file.path(), folder_.string());
                return exported_file(file, as_file_name(title, ".xlsx"), kXlsxType);
            case ExportFormat::csv:
                report::write_csv(*rows, into(file));
                return exported_file(file, as_file_name(title, ".csv"), "text/csv; charset=utf-8");
            case ExportFormat::json:
                catalogue::write_json(with_limits(*rows), into(file));
                return exported_file(file, as_file_name(title, ".json"), "application/json");
        }
        return messages::unexpected();
    });
}

Result<ExportedFile> Exports::task_sheet(UnitId unit_id, CatalogueId catalogue_id) const {
    ASSIGN_OR_RETURN(auto tasks, database_.read([&](auto& connection) {
        return tasks_of(connection, unit_id, catalogue_id);
    }));
    tasks.generated_on = iso_time(clock_.now()).substr(0, 10);
    TemporaryFile file(folder_);
    report::write_task_sheet(tasks, into(file));
    return exported_file(file, as_file_name(tasks.unit_name + "任务清单", ".docx"), kDocxType);
}

}  // namespace zs::app
