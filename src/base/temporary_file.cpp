#include "base/temporary_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "base/exchange.h"

namespace zs {

namespace {

constexpr std::size_t kBlock = 64U << 10;

[[noreturn]] void fail(char const* doing) {
    throw std::system_error(errno, std::generic_category(), doing);
}

int open_nameless(std::filesystem::path const& folder) {
    int const descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor >= 0) return descriptor;
    std::string name = folder / ".temporary-XXXXXX";  // a file system without O_TMPFILE, such as NFS
    int const named = ::mkostemp(name.data(), O_CLOEXEC);
    if (named < 0) fail("temporary file");
    ::unlink(name.c_str());
    return named;
}

class FileContent final : public ByteSource {
  public:
    explicit FileContent(int descriptor) : descriptor_(descriptor) {}
    ~FileContent() override { ::close(descriptor_); }
    FileContent(FileContent const&) = delete;
    FileContent& operator=(FileContent const&) = delete;

    std::size_t read(std::span<char> into) override {
        auto const count = ::pread(descriptor_, into.data(), into.size(), at_);
        if (count < 0) fail("read of a temporary file");
        at_ += count;
        return static_cast<std::size_t>(count);
    }

  private:
    int descriptor_;
    off_t at_ = 0;
};

}  // namespace

TemporaryFile::TemporaryFile(std::filesystem::path const& folder) : descriptor_(open_nameless(folder)) {}

TemporaryFile::~TemporaryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void TemporaryFile::write(std::string_view bytes) {
    buffer_ += bytes;
    if (buffer_.size() >= kBlock) flush();
}

void TemporaryFile::flush() {
    for (std::string_view left = buffer_; !left.empty();) {
        auto const written = ::write(descriptor_, left.data(), left.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("write of a temporary file");
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    buffer_.clear();
}

std::string TemporaryFile::path() const {
    return "/proc/self/fd/" + std::to_string(descriptor_);
}

TemporaryFile::Content TemporaryFile::finish() {
    flush();
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) fail("size of a temporary file");
    Content out;
    out.source = std::make_unique<FileContent>(std::exchange(descriptor_, -1));
    out.size_bytes = static_cast<std::uint64_t>(status.st_size);
    return out;
}

}  // namespace zs
