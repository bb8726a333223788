#include "json/log.h"

#include <limits.h>
#include <unistd.h>

#include <chrono>
#include <ctime>

#include "json/write.h"

namespace zs {

namespace {

constexpr std::size_t kTypicalBytes = 256;

/// "2026-01-02T03:04:05.678Z"
void append_now(std::string& line) {
    auto const now = std::chrono::system_clock::now();
    auto const seconds = std::chrono::floor<std::chrono::seconds>(now);
    auto const time = std::chrono::system_clock::to_time_t(seconds);
    std::tm parts{};
    gmtime_r(&time, &parts);
    char text[40];
    auto const size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S.", &parts);
    line.append(text, size);
    auto const milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now - seconds).count();
    auto const digits = std::to_string(1000 + milliseconds);
    line.append(digits, 1).append("Z");
}

void append_value(std::string& line, Log::Field const& field) {
    if (auto const* integer = std::get_if<std::int64_t>(&field.value)) json::append_integer(line, *integer);
    if (auto const* number = std::get_if<double>(&field.value)) json::append_number(line, *number);
    if (auto const* flag = std::get_if<bool>(&field.value)) line += *flag ? "true" : "false";
    if (auto const* text = std::get_if<std::string_view>(&field.value)) json::append_string(line, *text);
}

void append_line(std::string& out, std::string_view level, std::string_view event, Log::Fields fields) {
    out += R"({"at":")";
    append_now(out);
    out.append(R"(","level":")").append(level).append(R"(","event":")").append(event).append("\"");
    for (auto const& field : fields) {
        out.append(",\"").append(field.name).append("\":");
        append_value(out, field);
    }
    out += "}\n";
}

}  // namespace

void Log::write(std::string_view level, std::string_view event, Fields fields) const {
    if (descriptor_ < 0) return;
    std::string line;
    line.reserve(kTypicalBytes);
    append_line(line, level, event, fields);
    write(line);
}

void Log::write(std::string_view lines) const {
    if (descriptor_ < 0 || lines.empty()) return;
    [[maybe_unused]] auto const written =
        ::write(descriptor_, lines.data(), lines.size());  // a full disk stops no one
}

void Log::Lines::info(std::string_view event, Fields fields) {
    if (log_.descriptor_ < 0) return;
    auto const before = text_.size();
    append_line(text_, "info", event, fields);
    if (text_.size() <= PIPE_BUF) return;
    log_.write(std::string_view(text_).substr(0, before));
    text_.erase(0, before);
}

}  // namespace zs
