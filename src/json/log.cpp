#include "json/log.h"

#include <unistd.h>

#include <chrono>
#include <ctime>

#include "json/write.h"

namespace zs {

namespace {

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

}  // namespace

void Log::write(std::string_view level, std::string_view event, Fields fields) const {
    if (descriptor_ < 0) return;
    std::string line;
    line.reserve(256);
    line += R"({"at":")";
    append_now(line);
    line.append(R"(","level":")").append(level).append(R"(","event":")").append(event).append("\"");
    for (auto const& field : fields) {
        line.append(",\"").append(field.name).append("\":");
        append_value(line, field);
    }
    line += "}\n";
    [[maybe_unused]] auto const written =
        ::write(descriptor_, line.data(), line.size());  // a full disk stops no one
}

}  // namespace zs
