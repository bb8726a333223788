#include "app/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <fstream>
#include <iterator>
#include <system_error>

#include "app/messages.h"
#include "app/password.h"
#include "app/sync.h"
#include "base/digest.h"

namespace zs::app {
namespace {

[[noreturn]] void fail(std::string const& doing) {
    throw std::system_error(errno, std::generic_category(), doing);
}

void sync(std::filesystem::path const& path, int flags) {
    int const fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
    if (fd < 0) fail("open " + path.string());
    int const error = ::fsync(fd) == 0 ? 0 : errno;
    ::close(fd);
    if (error != 0) throw std::system_error(error, std::generic_category(), "fsync " + path.string());
}

/// Uploads that a crash cut short. Younger ones may be another process's.
void remove_forgotten(std::filesystem::path const& folder) {
    auto const limit = std::filesystem::file_time_type::clock::now() - std::chrono::hours(24);
    std::error_code trouble;
    for (auto const& entry : std::filesystem::directory_iterator(folder, trouble)) {
        if (entry.last_write_time(trouble) < limit) std::filesystem::remove(entry.path(), trouble);
    }
}

}  // namespace

void sync_folder(std::filesystem::path const& folder) {
    sync(folder, O_DIRECTORY);
}

void sync_file(std::filesystem::path const& path) {
    sync(path, 0);
}

struct IncomingFile::State {
    std::filesystem::path path;
    std::int64_t max_bytes = 0;
    std::int64_t size_bytes = 0;
    int fd = -1;
    Sha256 digest;
};

IncomingFile::IncomingFile(std::filesystem::path path, std::int64_t max_bytes)
    : state_(std::make_unique<State>()) {
    state_->path = std::move(path);
    state_->max_bytes = max_bytes;
    state_->fd = ::open(state_->path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (state_->fd < 0) fail("open " + state_->path.string());
}

IncomingFile::~IncomingFile() {
    if (state_->fd < 0) return;
    ::close(state_->fd);
    ::unlink(state_->path.c_str());
}

Result<void> IncomingFile::append(std::string_view bytes) {
    state_->size_bytes += static_cast<std::int64_t>(bytes.size());
    if (state_->size_bytes > state_->max_bytes) return messages::too_large(state_->max_bytes);
    state_->digest.add(bytes);
    while (!bytes.empty()) {
        auto const written = ::write(state_->fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("write " + state_->path.string());
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

FileStore::FileStore(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::filesystem::create_directories(folder_ / "files");
    std::filesystem::create_directories(folder_ / "incoming");
    remove_forgotten(folder_ / "incoming");
}

std::unique_ptr<IncomingFile> FileStore::begin(std::int64_t max_bytes) const {
    return std::make_unique<IncomingFile>(folder_ / "incoming" / hex(random_bytes(16)), max_bytes);
}

StoredFile FileStore::keep(IncomingFile& incoming) const {
    auto& state = *incoming.state_;
    ENSURE(state.fd >= 0);
    StoredFile out{hex(state.digest.finish()), state.size_bytes};
    if (::fsync(state.fd) != 0) fail("fsync " + state.path.string());
    // Renaming onto the same content is harmless: the name is the digest.
    if (::rename(state.path.c_str(), path_of(out.sha256).c_str()) != 0) fail("rename " + state.path.string());
    ::close(state.fd);
    state.fd = -1;
    sync_folder(folder_ / "files");
    return out;
}

Result<std::string> FileStore::read(std::string const& sha256_hex) const {
    std::ifstream file(path_of(sha256_hex), std::ios::binary);
    if (!file) return messages::no_such("文件");
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (hex(sha256(bytes)) != sha256_hex) {
        return Error{ErrorCode::internal, "存储的文件与登记的摘要不一致，请从备份恢复。", sha256_hex, {}};
    }
    return bytes;
}

Result<void> FileStore::digest_matches(std::string const& sha256_hex) const {
    std::ifstream file(path_of(sha256_hex), std::ios::binary);
    if (!file) return messages::no_such("文件");
    Sha256 digest;
    std::string block(1U << 20U, '\0');
    while (file) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        digest.add(std::string_view(block).substr(0, static_cast<std::size_t>(file.gcount())));
    }
    if (hex(digest.finish()) == sha256_hex) return {};
    return Error{ErrorCode::internal, "存储的文件与登记的摘要不一致，请从备份恢复。", sha256_hex, {}};
}

std::filesystem::path FileStore::path_of(std::string const& sha256_hex) const {
    return folder_ / "files" / sha256_hex;
}

}  // namespace zs::app
