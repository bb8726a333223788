#include "main/ledger_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "app/ledger_process.h"
#include "app/ledger_rows.h"

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

std::unique_ptr<ledger::Source> source_over(int file) {
    struct stat info {};
    if (::fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) return nullptr;
    return std::unique_ptr<ledger::Source>(new LedgerFile(file, static_cast<std::uint64_t>(info.st_size)));
}

/// The rows of a workbook, read in a child process, in a file without a name.
Result<std::unique_ptr<ledger::Source>> rows_of_workbook(std::string const& path) {
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const rows(std::tmpfile(), std::fclose);
    if (!rows) return Error{ErrorCode::unavailable, "建不了临时文件，请检查磁盘空间。", "", {}};
    app::LedgerJob job;
    job.task = app::LedgerTask::convert;
    RETURN_IF_ERROR(app::run_ledger_job_confined(
        path, job, [&](std::string_view piece) { std::fwrite(piece.data(), 1, piece.size(), rows.get()); }));
    if (std::fflush(rows.get()) != 0 || std::ferror(rows.get()) != 0)
        return Error{ErrorCode::unavailable, "写临时文件时出错，请检查磁盘空间。", "", {}};
    return source_over(::dup(::fileno(rows.get())));
}

}  // namespace

Result<std::unique_ptr<ledger::Source>> open_ledger_file(std::string const& path) {
    int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return Error{ErrorCode::not_found, "打不开台账，请检查路径和权限。", path, {}};
    auto source = source_over(file);
    if (!source) {
        ::close(file);
        return Error{ErrorCode::invalid_input, "台账应是一个文件。", path, {}};
    }
    std::array<char, 4> first{};
    auto const got = source->read_at(0, first);
    if (app::is_workbook(std::string_view(first.data(), got))) return rows_of_workbook(path);
    return source;
}

}  // namespace zs
