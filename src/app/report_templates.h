#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/caller.h"
#include "base/error.h"
#include "report/template/fill_order.h"
#include "store/export.h"
#include "store/report.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Connection;
class Database;
}  // namespace zs::store

namespace zs::app {

class FileStore;

inline constexpr std::uint64_t kMaxTemplateBytes = 8ULL << 20U;

/// Opens a template from outside where it can do no harm (template_tasks.h); tests give their own.
struct TemplateWork {
    std::function<Result<std::string>(std::string_view bytes, report::FillOrder const&)> fill;
    struct Looked {
        std::string extension;  ///< ".docx"
        std::vector<std::string> placeholders;
    };
    std::function<Result<Looked>(std::string_view bytes)> look;
};

struct TemplateView {
    store::ExportKind kind = store::ExportKind::brief;
    std::optional<store::ReportTemplate> own;  ///< in place of the program's
};

struct TemplateFile {
    std::string file_name;
    std::string bytes;
};

/// The templates of a campaign's place: the program's, or what the office put in their place.
class ReportTemplates {
  public:
    ReportTemplates(store::Database& database, FileStore const& files, TemplateWork work, Clock const& clock)
        : database_(database), files_(files), work_(std::move(work)), clock_(clock) {}

    Result<std::vector<TemplateView>> list(CampaignId id, Caller const& who) const;
    Result<TemplateFile> file(CampaignId id, std::optional<store::ExportKind> kind, Caller const& who) const;
    /// To be asked before a file is taken.
    Result<void> check(CampaignId id, Caller const& who) const;
    /// invalid_input that names each placeholder nobody knows, and where it stands.
    Result<TemplateView> put(CampaignId id, store::ExportKind kind, std::string const& file_name,
                             std::string_view bytes, Caller const& who);
    /// Back to the program's own.
    Result<void> reset(CampaignId id, store::ExportKind kind, Caller const& who);

    struct Ready {
        std::string bytes;
        std::string extension;
        std::vector<std::string> placeholders;
        bool own = false;
    };
    /// What a report is made from, whoever asks.
    Result<Ready> ready(store::Connection& connection, JurisdictionId id, store::ExportKind kind) const;
    Result<std::string> fill(Ready const& from, report::FillOrder const& order) const;

  private:
    store::Database& database_;
    FileStore const& files_;
    TemplateWork work_;
    Clock const& clock_;
};

}  // namespace zs::app
