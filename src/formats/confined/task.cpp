#include "formats/confined/task.h"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <optional>

#include "formats/confined/child_process.h"
#include "formats/confined/task_child.h"
#include "formats/confined/troubles.h"

namespace zs::formats {
namespace {

// "ZST1", 0 and the bytes, or 1 and an error: its code (a letter), message, where, then pairs of path and
// message, each a length in decimal, a colon and the text. For this process pair only; nothing of it is
// trusted.
constexpr std::string_view kMagic = "ZST1";
static_assert(static_cast<int>(ErrorCode::internal) < 26);

void put(std::string& out, std::string_view text) {
    out += std::to_string(text.size());
    out += ':';
    out += text;
}

std::optional<std::string> take(std::string_view& from) {
    std::size_t size = 0;
    std::size_t at = 0;
    for (; at < from.size() && from[at] >= '0' && from[at] <= '9' && at < 10; ++at)
        size = size * 10 + static_cast<std::size_t>(from[at] - '0');
    if (at == 0 || at == from.size() || from[at] != ':' || size > from.size() - at - 1) return std::nullopt;
    std::string out(from.substr(at + 1, size));
    from.remove_prefix(at + 1 + size);
    return out;
}

std::optional<Error> error_in(std::string_view text) {
    auto const code = take(text);
    auto message = take(text);
    auto where = take(text);
    if (!code || !message || !where) return std::nullopt;
    if (code->size() != 1) return std::nullopt;
    int const number = (*code)[0] - 'a';
    if (number < 0 || number > static_cast<int>(ErrorCode::internal)) return std::nullopt;
    Error out{static_cast<ErrorCode>(number), std::move(*message), std::move(*where), {}};
    while (!text.empty()) {
        auto path = take(text);
        auto said = take(text);
        if (!path || !said) return std::nullopt;
        out.fields.push_back({std::move(*path), std::move(*said)});
    }
    return out;
}

Result<std::string> decoded(std::string const& answer, std::string_view name) {
    std::string_view text = answer;
    if (!text.starts_with(kMagic) || text.size() == kMagic.size()) return died(name);
    bool const good = text[kMagic.size()] == '0';
    text.remove_prefix(kMagic.size() + 1);
    if (good) return std::string(text);
    auto error = error_in(text);
    return error ? *error : died(name);
}

}  // namespace

std::string encode_task_answer(Result<std::string> const& answer) {
    std::string out(kMagic);
    if (answer.ok()) return out.append("0").append(*answer);
    auto const& error = answer.error();
    out += '1';
    put(out, std::string(1, static_cast<char>('a' + static_cast<int>(error.code))));
    put(out, error.message);
    put(out, error.where);
    for (auto const& field : error.fields) {
        put(out, field.path);
        put(out, field.message);
    }
    return out;
}

Result<std::string> run_confined_task(std::string_view name, std::string_view bytes, Limits const& limits) {
    Descriptor input = input_of(bytes);
    int ends[2];
    if (!input.ok() || pipe2(ends, O_CLOEXEC) != 0) return unavailable(name);
    Descriptor from_child(ends[0]);
    Descriptor to_parent(ends[1]);
    from_child.raise();
    to_parent.raise();
    pid_t const child = spawn_child(input, to_parent, kTaskCommand, name, limits);
    if (child < 0) return unavailable(name);
    to_parent.reset();
    auto const deadline = std::chrono::steady_clock::now() + 2 * std::chrono::seconds(limits.max_seconds);
    std::string answer;
    Ending const ending = collect(from_child, deadline, limits.max_expanded_bytes, answer);
    if (ending != Ending::complete) kill(child, SIGKILL);
    RETURN_IF_ERROR(judge_end(ending, status_of(child), name));
    return decoded(answer, name);
}

}  // namespace zs::formats
