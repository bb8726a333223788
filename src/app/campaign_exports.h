#pragma once

#include <memory>
#include <string>

#include "app/caller.h"
#include "app/report_templates.h"
#include "base/error.h"
#include "base/exchange.h"
#include "base/page.h"
#include "store/export.h"

namespace zs::app {

using store::Export;
class ExportRunner;

struct NewExport {
    store::ExportKind kind = store::ExportKind::brief;
    store::Audience audience = store::Audience::internal;
    store::ExportOptions options;
};

struct ExportContent {
    std::string file_name;
    std::string media_type;
    std::int64_t size_bytes = 0;
    std::unique_ptr<ByteSource> source;
};

/// Files made of a campaign: reports, tables, the pack. Each is made on a thread of its own kind to a file in
/// <data>/exports, with its rows counted and its digests kept, and stays there for a week; so neither size
/// nor a connection that breaks costs anything but time. After a crash start_workers() takes up what was
/// queued; what was being made says that it was interrupted and can be begun again.
class CampaignExports {
  public:
    CampaignExports(store::Database& database, FileStore const& files, ReportTemplates const& templates,
                    Clock const& clock);
    ~CampaignExports();

    Result<Export> request(CampaignId id, NewExport const& wanted, Caller const& who);
    /// One's own; of everybody for whom `manage` reaches there.
    Result<Page<Export>> list(CampaignId id, PageRequest page, Caller const& who) const;
    Result<Export> find(store::ExportId id, Caller const& who) const;
    /// Every download is recorded, each part of one that broke off too.
    Result<ExportContent> content(store::ExportId id, Caller const& who);
    Result<Export> restart(store::ExportId id, Caller const& who);

    void start_workers(int count);
    void stop_workers();
    void process(store::ExportId id);  ///< at once, in the calling thread

  private:
    store::Database& database_;
    Clock const& clock_;
    std::unique_ptr<ExportRunner> runner_;
};

}  // namespace zs::app
