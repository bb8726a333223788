#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>

#include "app/export_making.h"
#include "app/work_queue.h"

namespace zs {
class Clock;
}

namespace zs::app {

/// Makes the files of CampaignExports, one after the other, in the right of whoever asked for them.
class ExportRunner {
  public:
    ExportRunner(store::Database& database, FileStore const& files, ReportTemplates const& templates,
                 Clock const& clock);

    void add(store::ExportId id) { queue_.add(id.value); }
    void start(int count);
    /// What is being made is given up and begun again at the next start.
    void stop();
    void process(std::int64_t id);
    [[nodiscard]] std::filesystem::path path_of(store::ExportId id) const;

  private:
    /// Where it stands while it is being made.
    [[nodiscard]] std::filesystem::path part_of(store::ExportId id) const;
    void drop_part(store::ExportId id) const;
    void change(store::ExportId id, std::function<void(store::Export&)> const& how);
    void recover();
    void remove_outdated();
    Result<void> attempt(store::ExportId id);
    Result<MadeFile> make(store::Export const& wanted);
    void keep(store::Export done, MadeFile&& made);
    void put_back(store::ExportId id);
    void fail(store::ExportId id, Error const& error);
    bool tell(store::ExportId id, Error const& trouble);
    [[nodiscard]] std::function<void(int)> progress_of(store::ExportId id) const;

    store::Database& database_;
    FileStore const& files_;
    ReportTemplates const& templates_;
    Clock const& clock_;
    std::filesystem::path folder_;
    std::atomic<bool> stopping_ = false;
    WorkQueue queue_;  // last: its threads use the rest
};

}  // namespace zs::app
