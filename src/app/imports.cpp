#include "app/imports.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>
#include <vector>

#include "app/content_digest.h"
#include "app/draft.h"
#include "app/file_names.h"
#include "app/messages.h"
#include "app/trail.h"
#include "base/clock.h"
#include "base/text.h"
#include "requirements/complete.h"
#include "store/catalogue_store.h"
#include "store/database.h"
#include "store/import_store.h"
#include "store/relation_store.h"

namespace zs::app {
namespace {

constexpr std::int64_t kMaxFileBytes = 64LL << 20;
constexpr double kReadingProgress = 0.1;
constexpr double kRecognisingProgress = 0.5;

Facts facts_of(Import const& import) {
    return Facts()
        .add("file_name", import.file_name)
        .add("size_bytes", import.size_bytes)
        .add("sha256", import.sha256);
}

std::size_t item_count(catalogue::Catalogue const& catalogue) {
    std::size_t out = 0;
    for (auto const& list : catalogue.lists)
        out += list.items.size();
    return out;
}

}  // namespace

/// The queue, the threads and what they do with one import.
class Imports::Runner {
  public:
    Runner(store::Database& database, FileStore const& files, ImportSteps steps, Clock const& clock)
        : database_(database), files_(files), steps_(std::move(steps)), clock_(clock) {}
    ~Runner() { stop(); }
    Runner(Runner const&) = delete;
    Runner& operator=(Runner const&) = delete;

    void start(int count) {
        recover();
        stopping_ = false;
        for (int i = 0; i < count; ++i)
            workers_.emplace_back([this] { work(); });
    }

    void stop() {
        {
            std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_all();
        for (auto& worker : workers_)
            worker.join();
        workers_.clear();
    }

    void enqueue(ImportId id) {
        {
            std::lock_guard lock(mutex_);
            if (std::find(queue_.begin(), queue_.end(), id) != queue_.end()) return;
            queue_.push_back(id);
        }
        wake_.notify_one();
    }

    void process(ImportId id) {
        try {
            auto const outcome = attempt(id);
            if (!outcome.ok()) fail(id, outcome.error());
            return;
        } catch (std::exception const&) {  // the job runner's catch (STYLE §3): one file must not stop others
        }
        try {
            fail(id, messages::unexpected());
        } catch (store::DatabaseError const&) {  // disk full: the next start finds it unfinished and says so
        }
    }

  private:
    void work() {
        while (true) {
            ImportId id;
            {
                std::unique_lock lock(mutex_);
                wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
                if (stopping_) return;
                id = queue_.front();
                queue_.pop_front();
            }
            process(id);
        }
    }

    /// The records are the queue: what was enqueued before the workers began is among them.
    void recover() {
        {
            std::lock_guard lock(mutex_);
            queue_.clear();
        }
        auto const unfinished =
            database_.read([](auto& connection) { return store::ImportStore(connection).unfinished(); });
        for (auto id : unfinished) {
            auto const import =
                database_.read([&](auto& connection) { return store::ImportStore(connection).find(id); });
            if (import->state == ImportState::queued) {
                enqueue(id);
            } else {
                fail(id, messages::interrupted());
            }
        }
    }

    Result<void> attempt(ImportId id) {
        auto const import =
            database_.read([&](auto& connection) { return store::ImportStore(connection).find(id); });
        if (!import) return messages::no_such("导入记录");
        set_state(id, ImportState::reading, kReadingProgress);
        ASSIGN_OR_RETURN(auto const bytes, files_.read(import->sha256));
        ASSIGN_OR_RETURN(auto const document, steps_.read(bytes, import->file_name));
        set_state(id, ImportState::recognising, kRecognisingProgress);
        auto const base = base_of(*import);
        ASSIGN_OR_RETURN(auto const catalogue, steps_.recognise(document, base ? &*base : nullptr));
        auto blocks = blocks_of(document);
        return database_.write([&](auto& connection) -> Result<void> {
            auto const catalogue_id =
                store_draft(connection, catalogue, std::move(blocks), id, iso_time(clock_.now()));
            if (base)
                store::RelationStore(connection).set(catalogue_id, store::Relation::base, import->base_id);
            store::ImportStore(connection).set_state(id, ImportState::ready, 1, std::nullopt);
            record(connection, clock_, import->created_by, "import.finished", subject_of("import", id),
                   facts_of(*import)
                       .add("catalogue_id", catalogue_id.value)
                       .add("title", catalogue.title)
                       .add("item_count", item_count(catalogue))
                       .add("finding_count", catalogue.findings.size()));
            return {};
        });
    }

    /// It may have been removed since the upload: then there is nothing to compare with.
    std::optional<catalogue::Catalogue> base_of(Import const& import) {
        if (!import.base_id) return std::nullopt;
        auto base =
            database_.read([&](auto& connection) { return interchange_of(connection, *import.base_id); });
        if (base) requirements::complete(documents::Document{}, *base);
        return base;
    }

    void set_state(ImportId id, ImportState state, double progress) {
        auto const written = database_.write([&](auto& connection) -> Result<void> {
            store::ImportStore(connection).set_state(id, state, progress, std::nullopt);
            return {};
        });
        ENSURE(written.ok());
    }

    void fail(ImportId id, Error const& error) {
        auto const written = database_.write([&](auto& connection) -> Result<void> {
            store::ImportStore imports(connection);
            auto const import = imports.find(id);
            if (!import) return {};
            imports.set_state(id, ImportState::failed, import->progress, error);
            record(connection, clock_, import->created_by, "import.failed", subject_of("import", id),
                   facts_of(*import).add("code", to_string(error.code)).add("message", error.message));
            return {};
        });
        ENSURE(written.ok());
    }

    store::Database& database_;
    FileStore const& files_;
    ImportSteps steps_;
    Clock const& clock_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<ImportId> queue_;
    bool stopping_ = false;
    std::vector<std::thread> workers_;
};

Imports::Imports(store::Database& database, FileStore const& files, ImportSteps steps, Clock const& clock)
    : database_(database),
      files_(files),
      clock_(clock),
      runner_(std::make_unique<Runner>(database, files, std::move(steps), clock)) {}

Imports::~Imports() = default;

std::unique_ptr<IncomingFile> Imports::begin_upload() const {
    return files_.begin(kMaxFileBytes);
}

Result<Import> Imports::accept(std::string const& file_name, IncomingFile& upload, Caller const& who,
                               std::optional<CatalogueId> base_id) {
    Import import;
    import.file_name = plain_name(file_name);
    if (import.file_name.empty() || !is_valid_utf8(import.file_name) || import.file_name.size() > 255) {
        return messages::invalid("/file_name", "文件名不能为空，最长 255 个字节。");
    }
    auto const stored = files_.keep(upload);
    import.size_bytes = stored.size_bytes;
    import.sha256 = stored.sha256;
    import.created_at = iso_time(clock_.now());
    import.created_by = who.user_name;
    import.base_id = base_id;
    return database_.write([&](auto& connection) -> Result<Import> {
        if (base_id && !store::CatalogueStore(connection).find(*base_id))
            return messages::no_such("作为基准的指标体系");
        import.id = store::ImportStore(connection).insert(import);
        record(connection, clock_, who.user_name, "import.created", subject_of("import", import.id),
               facts_of(import));
        return import;
    });
}

Result<Import> Imports::enqueue(std::string const& file_name, IncomingFile& upload, Caller const& who,
                                std::optional<CatalogueId> base_id) {
    ASSIGN_OR_RETURN(auto import, accept(file_name, upload, who, base_id));
    runner_->enqueue(import.id);
    return import;
}

Result<Page<Import>> Imports::list(PageRequest page) const {
    return database_.read([&](auto& connection) -> Result<Page<Import>> {
        return store::ImportStore(connection).page(clamped(page));
    });
}

Result<Import> Imports::find(ImportId id) const {
    auto const found =
        database_.read([&](auto& connection) { return store::ImportStore(connection).find(id); });
    if (!found) return messages::no_such("导入记录");
    return *found;
}

void Imports::start_workers(int count) {
    runner_->start(count);
}

void Imports::stop_workers() {
    runner_->stop();
}

Result<Import> Imports::import_file(std::string const& path, Caller const& who) {
    std::ifstream file(path, std::ios::binary);
    auto upload = begin_upload();
    std::string block(1U << 16U, '\0');
    while (file) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        RETURN_IF_ERROR(
            upload->append(std::string_view(block).substr(0, static_cast<std::size_t>(file.gcount()))));
    }
    if (!file.eof()) {
        return Error{ErrorCode::not_found, "打不开文件，请检查路径和权限。", path, {}};
    }
    ASSIGN_OR_RETURN(auto const import, accept(path, *upload, who, std::nullopt));
    runner_->process(import.id);
    ASSIGN_OR_RETURN(auto done, find(import.id));
    if (done.error) return *done.error;
    return done;
}

}  // namespace zs::app
