#include "formats/confined/confined.h"

#include <fcntl.h>
#include <sys/single_threaded.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <optional>
#include <string>
#include <utility>

#include "formats/confined/child.h"
#include "formats/confined/child_process.h"
#include "formats/confined/converted.h"
#include "formats/confined/document_codec.h"
#include "formats/confined/troubles.h"
#include "formats/external/convert.h"
#include "formats/external/recognise_text.h"
#include "formats/pdf/pdf.h"

namespace zs::formats {
namespace {

using documents::Document;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kAnswerBytesPerCell = 128;

/// Only after a fork of a process with one thread: nothing else may hold a lock.
pid_t fork_child(Descriptor const& input, Descriptor const& output, std::string_view file_name,
                 Limits const& limits) {
    std::string name(file_name);
    pid_t child = fork();
    if (child != 0) return child;
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    bool ready = dup2(input.get(), 0) == 0 && dup2(output.get(), 1) == 1 &&
                 (null < 0 || dup2(null, 2) == 2) && close_range(3, ~0U, 0) == 0;
    if (!ready) _exit(kChildBadStart);
    live_as_child(name, limits);
}

Result<Document> judge(Ending ending, int status, std::string const& answer, std::string_view file_name,
                       Limits const& limits) {
    RETURN_IF_ERROR(judge_end(ending, status, file_name));
    auto document = decode_answer(answer, limits);
    bool garbage =
        !document.ok() && document.error().code == ErrorCode::internal && document.error().where.empty();
    if (garbage) return died(file_name);
    return document;
}

}  // namespace

struct ConfinedReading::Child {
    std::string file_name;
    Limits limits;
    Clock::time_point deadline;
    pid_t process = -1;
    Descriptor from_child;
    std::optional<Error> not_started;
    std::string to_convert;  ///< bytes that another program must turn into something readable first
    std::string pdf;         ///< bytes of a PDF, for recognition if its pages are pictures
    ChildStart way = ChildStart::automatic;

    Child(std::string_view name, Limits const& bounds) : file_name(name), limits(bounds) {}
    Child(Child const&) = delete;
    Child& operator=(Child const&) = delete;
    ~Child() {
        if (process < 0) return;
        kill(process, SIGKILL);
        status_of(process);
    }

    void start(std::string_view bytes, ChildStart how) {
        if (bytes.size() > limits.max_file_bytes) {
            not_started = Error{ErrorCode::too_large, "文件过大，请拆分后再导入。", file_name, {}};
            return;
        }
        if (needs_conversion(bytes, file_name)) {
            to_convert = bytes;
            way = how;
            return;
        }
        if (bytes.starts_with("%PDF-") && can_recognise_text()) pdf = bytes, way = how;
        not_started = unavailable(file_name);
        Descriptor input = input_of(bytes);
        int ends[2];
        if (!input.ok() || pipe2(ends, O_CLOEXEC) != 0) return;
        from_child = Descriptor(ends[0]);
        Descriptor to_parent(ends[1]);
        from_child.raise();
        to_parent.raise();
        fcntl(from_child.get(), F_SETPIPE_SZ, 1 << 20);
        bool const by_fork =
            how == ChildStart::fork || (how == ChildStart::automatic && __libc_single_threaded != 0);
        process = by_fork ? fork_child(input, to_parent, file_name, limits)
                          : spawn_child(input, to_parent, kChildCommand, file_name, limits);
        deadline = Clock::now() + 2 * std::chrono::seconds(limits.max_seconds);
        if (process >= 0) not_started.reset();
    }
};

ConfinedReading::ConfinedReading(std::string_view bytes, std::string_view file_name, Limits const& limits,
                                 ChildStart start)
    : child_(std::make_unique<Child>(file_name, limits)) {
    child_->start(bytes, start);
}

ConfinedReading::ConfinedReading(ConfinedReading&&) noexcept = default;
ConfinedReading& ConfinedReading::operator=(ConfinedReading&&) noexcept = default;
ConfinedReading::~ConfinedReading() = default;

Result<Document> ConfinedReading::finish() {
    if (child_->not_started) return *child_->not_started;
    Limits const& limits = child_->limits;
    if (!child_->to_convert.empty())
        return read_converted(child_->to_convert, child_->file_name, limits, child_->way);
    std::size_t const most = limits.max_text_bytes + kAnswerBytesPerCell * limits.max_cells;
    std::string answer;
    Ending const ending = collect(child_->from_child, child_->deadline, most, answer);
    if (ending != Ending::complete) kill(child_->process, SIGKILL);
    int const status = status_of(std::exchange(child_->process, -1));
    auto document = judge(ending, status, answer, child_->file_name, limits);
    bool const scanned = !child_->pdf.empty() && !document.ok() && document.error().message == kOnlyPictures;
    return scanned ? read_recognised(child_->pdf, child_->file_name, limits, child_->way) : document;
}

Result<Document> read_document_confined(std::string_view bytes, std::string_view file_name,
                                        Limits const& limits, ChildStart start) {
    return ConfinedReading(bytes, file_name, limits, start).finish();
}

}  // namespace zs::formats
