#include "main/ledger_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace zs {
namespace {

class LedgerFile final : public ledger::Source {
  public:
    LedgerFile(int file, std::uint64_t size) : file_(file), size_(size) {}
    ~LedgerFile() override { ::close(file_); }
    LedgerFile(LedgerFile const&) = delete;
    LedgerFile& operator=(LedgerFile const&) = delete;

    [[nodiscard]] std::uint64_t size() const override { return size_; }
    std::size_t read_at(std::uint64_t offset, std::span<char> into) const override {
        std::size_t done = 0;
        while (done < into.size()) {
            auto const got =
                ::pread(file_, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) throw std::system_error(errno, std::generic_category(), "read ledger");
            if (got == 0) break;
            done += static_cast<std::size_t>(got);
        }
        return done;
    }

  private:
    int file_;
    std::uint64_t size_;
};

}  // namespace

Result<std::unique_ptr<ledger::Source>> open_ledger_file(std::string const& path) {
    int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return Error{ErrorCode::not_found, "打不开台账，请检查路径和权限。", path, {}};
    struct stat info {};
    if (::fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) {
        ::close(file);
        return Error{ErrorCode::invalid_input, "台账应是一个文件。", path, {}};
    }
    return std::unique_ptr<ledger::Source>(new LedgerFile(file, static_cast<std::uint64_t>(info.st_size)));
}

}  // namespace zs
