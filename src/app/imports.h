#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/caller.h"
#include "app/files.h"
#include "base/error.h"
#include "base/page.h"
#include "catalogue/catalogue.h"
#include "documents/document.h"
#include "store/import.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

using store::Import;
using store::ImportState;

/// The two steps an import consists of. The server's own are in recognition.h.
struct ImportSteps {
    std::function<Result<documents::Document>(std::string_view bytes, std::string const& file_name)> read;
    /// `base`, where one was chosen, is what lint compares with.
    std::function<Result<catalogue::Catalogue>(documents::Document const&, catalogue::Catalogue const* base)>
        recognise;
};

/// Uploaded files become draft catalogues, one after the other on worker threads. A draft appears whole or
/// not at all. After a crash start_workers() takes up what was queued; what was being worked on is failed and
/// says so, because it may be what the program crashed on.
class Imports {
  public:
    Imports(store::Database& database, FileStore const& files, ImportSteps steps, Clock const& clock);
    ~Imports();

    /// Receive the body with upload->append(…), then call enqueue().
    std::unique_ptr<IncomingFile> begin_upload() const;
    /// When it returns, file and record are on disk and the import is queued.
    /// not_found if there is no catalogue `base_id`.
    Result<Import> enqueue(std::string const& file_name, IncomingFile& upload, Caller const& who,
                           std::optional<CatalogueId> base_id = std::nullopt);
    Result<Page<Import>> list(PageRequest page) const;
    Result<Import> find(ImportId id) const;

    void start_workers(int count);
    void stop_workers();
    /// The whole way at once, in the calling thread, for the command line. The import's own failure is the
    /// error.
    Result<Import> import_file(std::string const& path, Caller const& who);

  private:
    class Runner;
    Result<Import> accept(std::string const& file_name, IncomingFile& upload, Caller const& who,
                          std::optional<CatalogueId> base_id);

    store::Database& database_;
    FileStore const& files_;
    Clock const& clock_;
    std::unique_ptr<Runner> runner_;
};

}  // namespace zs::app
