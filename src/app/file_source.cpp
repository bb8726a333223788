#include "app/file_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "app/messages.h"

namespace zs::app {
namespace {

class FileContent final : public ByteSource {
  public:
    explicit FileContent(int descriptor) : descriptor_(descriptor) {}
    ~FileContent() override { ::close(descriptor_); }
    FileContent(FileContent const&) = delete;
    FileContent& operator=(FileContent const&) = delete;

    std::size_t read(std::span<char> into) override {
        auto const count = ::read(descriptor_, into.data(), into.size());
        if (count < 0) throw std::system_error(errno, std::generic_category(), "read of a stored file");
        return static_cast<std::size_t>(count);
    }

  private:
    int descriptor_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> file_source(std::filesystem::path const& path, std::uint64_t offset) {
    int const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return messages::no_such("文件");
    auto source = std::make_unique<FileContent>(descriptor);
    if (::lseek(descriptor, static_cast<off_t>(offset), SEEK_SET) < 0)
        throw std::system_error(errno, std::generic_category(), "seek in a stored file");
    return std::unique_ptr<ByteSource>(std::move(source));
}

std::function<std::unique_ptr<ByteSource>(std::uint64_t)> opener_of(std::filesystem::path path) {
    return [path = std::move(path)](std::uint64_t offset) {
        auto source = file_source(path, offset);
        ENSURE(source.ok());
        return source.take();
    };
}

}  // namespace zs::app
