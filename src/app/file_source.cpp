#include "app/file_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "app/messages.h"
#include "base/ranged_source.h"

namespace zs::app {
namespace {

class FileContent final : public RangedSource {
  public:
    FileContent(int descriptor, std::string digest) : descriptor_(descriptor), digest_(std::move(digest)) {}
    ~FileContent() override { ::close(descriptor_); }
    FileContent(FileContent const&) = delete;
    FileContent& operator=(FileContent const&) = delete;

    std::size_t read(std::span<char> into) override {
        auto const count = ::read(descriptor_, into.data(), into.size());
        if (count < 0) throw std::system_error(errno, std::generic_category(), "read of a stored file");
        return static_cast<std::size_t>(count);
    }

    [[nodiscard]] std::string const& digest() const override { return digest_; }

    void seek(std::uint64_t offset) override {
        if (::lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) < 0)
            throw std::system_error(errno, std::generic_category(), "seek in a stored file");
    }

  private:
    int descriptor_;
    std::string digest_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> file_source(std::filesystem::path const& path, std::string digest) {
    int const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return messages::no_such("文件");
    return std::unique_ptr<ByteSource>(std::make_unique<FileContent>(descriptor, std::move(digest)));
}

}  // namespace zs::app
