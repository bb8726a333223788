#include "app/partial_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>

#include "app/files.h"
#include "app/messages.h"
#include "app/sync.h"
#include "base/digest.h"

namespace zs::app {
namespace {

constexpr std::size_t kReadBlock = 1U << 20;

[[noreturn]] void fail(std::string const& doing) {
    throw std::system_error(errno, std::generic_category(), doing);
}

bool is_full(int code) {
    return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

/// What was digested of a file from its beginning, so that its end need not read it all again.
struct Progress {
    std::int64_t size_bytes = 0;
    RunningDigest sha256{DigestKind::sha256};
    RunningDigest sm3{DigestKind::sm3};

    void add(std::string_view bytes) {
        sha256.add(bytes);
        sm3.add(bytes);
        size_bytes += static_cast<std::int64_t>(bytes.size());
    }
};

/// A file and who may write to it: the latest that began.
struct Arrival {
    std::mutex mutex;
    std::int64_t owner = 0;
    std::optional<Progress> progress;
};

struct Descriptor {
    explicit Descriptor(int number) : fd(number) {}
    ~Descriptor() {
        if (fd >= 0) ::close(fd);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int fd;
};

}  // namespace

struct IncomingPiece::State {
    State(std::filesystem::path where_to, std::shared_ptr<Arrival> where)
        : path(std::move(where_to)),
          place(std::move(where)),
          file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        if (file.fd < 0) fail("open " + path.string());
    }

    bool is_owner() const { return place->owner == owner; }
    /// If the disk refuses even that, the next piece is written over what is too much.
    void cut() const { [[maybe_unused]] int const outcome = ::ftruncate(file.fd, offset); }
    Result<void> write(std::string_view bytes);

    std::filesystem::path path;
    std::shared_ptr<Arrival> place;
    Descriptor file;
    std::int64_t owner = 0;
    std::int64_t offset = 0;
    std::int64_t size_bytes = 0;  ///< of the piece
    std::int64_t max_bytes = 0;
    RunningDigest digest{DigestKind::sha256};
    std::optional<Progress> progress;
    bool kept = false;
};

Result<void> IncomingPiece::State::write(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written = ::pwrite(file.fd, bytes.data(), bytes.size(), offset + size_bytes);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && is_full(errno)) return messages::disk_full();
        if (written < 0) fail("write " + path.string());
        size_bytes += written;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

IncomingPiece::IncomingPiece(std::unique_ptr<State> state) : state_(std::move(state)) {}

IncomingPiece::~IncomingPiece() {
    std::lock_guard const lock(state_->place->mutex);
    if (!state_->kept && state_->is_owner()) state_->cut();
}

Result<void> IncomingPiece::append(std::string_view bytes) {
    auto& state = *state_;
    std::lock_guard const lock(state.place->mutex);
    if (!state.is_owner()) return messages::taken_over();
    if (state.size_bytes + static_cast<std::int64_t>(bytes.size()) > state.max_bytes) {
        return messages::more_than_announced();
    }
    RETURN_IF_ERROR(state.write(bytes));
    state.digest.add(bytes);
    if (state.progress) state.progress->add(bytes);
    return {};
}

std::int64_t IncomingPiece::offset() const {
    return state_->offset;
}

struct PartialFiles::Parts {
    explicit Parts(FileStore const& store) : files(store), folder(store.folder() / "uploads") {}

    std::shared_ptr<Arrival> place_of(std::string const& name) {
        std::lock_guard const lock(mutex);
        auto& place = places[name];
        if (!place) place = std::make_shared<Arrival>();
        return place;
    }

    FileStore const& files;
    std::filesystem::path folder;
    std::mutex mutex;
    std::map<std::string, std::shared_ptr<Arrival>> places;
};

PartialFiles::PartialFiles(FileStore const& files) : parts_(std::make_unique<Parts>(files)) {
    std::filesystem::create_directories(parts_->folder);
    sync_folder(files.folder());
}

PartialFiles::~PartialFiles() = default;

std::unique_ptr<IncomingPiece> PartialFiles::begin(std::string const& name, std::int64_t offset,
                                                   std::int64_t max_bytes) {
    auto state = std::make_unique<IncomingPiece::State>(parts_->folder / name, parts_->place_of(name));
    std::lock_guard const lock(state->place->mutex);
    state->owner = ++state->place->owner;
    state->offset = offset;
    state->max_bytes = max_bytes;
    auto& progress = state->place->progress;
    if (offset == 0) progress.emplace();
    if (progress && progress->size_bytes != offset) progress.reset();
    state->progress = progress;
    state->cut();  // what a crash left behind what was acknowledged
    return std::make_unique<IncomingPiece>(std::move(state));
}

Result<std::int64_t> PartialFiles::keep(IncomingPiece& piece, std::string const& sha256) {
    auto& state = *piece.state_;
    std::lock_guard const lock(state.place->mutex);
    if (!state.is_owner()) return messages::taken_over();
    if (hex(state.digest.finish()) != sha256) return messages::damaged_piece();
    // After a failed fsync the pages count as clean although they are not on disk: the piece is cut off, and
    // comes again.
    if (::fdatasync(state.file.fd) != 0) fail("fsync " + state.path.string());
    if (state.offset == 0) sync_folder(parts_->folder);
    state.place->progress = std::move(state.progress);
    state.kept = true;
    return state.offset + state.size_bytes;
}

Result<FileDigests> PartialFiles::digests(std::string const& name, std::int64_t size_bytes) {
    auto const place = parts_->place_of(name);
    std::lock_guard const lock(place->mutex);
    ++place->owner;
    Progress progress;
    if (place->progress && place->progress->size_bytes <= size_bytes) progress = *place->progress;
    auto const path = parts_->folder / name;
    Descriptor const file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.fd < 0 && (errno != ENOENT || size_bytes > 0)) fail("open " + path.string());
    std::string block(kReadBlock, '\0');
    while (progress.size_bytes < size_bytes) {
        auto const wanted = std::min<std::int64_t>(size_bytes - progress.size_bytes, kReadBlock);
        auto const count =
            ::pread(file.fd, block.data(), static_cast<std::size_t>(wanted), progress.size_bytes);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) fail("read " + path.string());
        progress.add({block.data(), static_cast<std::size_t>(count)});
    }
    place->progress = progress;
    return FileDigests{hex(progress.sha256.finish()), "sm3:" + hex(progress.sm3.finish())};
}

void PartialFiles::adopt(std::string const& name, std::string const& sha256) {
    auto const path = parts_->folder / name;
    Descriptor const file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (file.fd < 0) fail("open " + path.string());
    if (::fsync(file.fd) != 0) fail("fsync " + path.string());
    // A second name instead of a move: if the record of it fails now, the upload is whole and can be finished
    // again. The same content under that name already is as good.
    auto const kept = parts_->files.path_of(sha256);
    if (::link(path.c_str(), kept.c_str()) != 0 && errno != EEXIST) fail("link " + kept.string());
    sync_folder(kept.parent_path());
}

void PartialFiles::remove(std::string const& name) {
    {
        auto const place = parts_->place_of(name);
        std::lock_guard const lock(place->mutex);
        ++place->owner;
        ::unlink((parts_->folder / name).c_str());
    }
    std::lock_guard const lock(parts_->mutex);
    parts_->places.erase(name);
}

void PartialFiles::remove_all_but(std::vector<std::string> const& names) {
    std::error_code trouble;
    for (auto const& entry : std::filesystem::directory_iterator(parts_->folder, trouble)) {
        auto const name = entry.path().filename().string();
        if (std::find(names.begin(), names.end(), name) == names.end()) remove(name);
    }
}

std::int64_t PartialFiles::size_of(std::string const& name) const {
    std::error_code trouble;
    auto const size = std::filesystem::file_size(parts_->folder / name, trouble);
    return trouble ? 0 : static_cast<std::int64_t>(size);
}

std::int64_t PartialFiles::free_bytes() const {
    struct statvfs status {};
    if (::statvfs(parts_->folder.c_str(), &status) != 0) fail("statvfs " + parts_->folder.string());
    return static_cast<std::int64_t>(status.f_bavail) * static_cast<std::int64_t>(status.f_frsize);
}

}  // namespace zs::app
