#include "app/file_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zs::app {
namespace {

using Kind = std::pair<std::string_view, std::string_view>;

constexpr auto kKinds = std::to_array<Kind>({
    {"pdf", "application/pdf"},
    {"ofd", "application/ofd"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"doc", "application/msword"},
    {"wps", "application/wps-office.wps"},
    {"xls", "application/vnd.ms-excel"},
    {"et", "application/wps-office.et"},
    {"rtf", "application/rtf"},
    {"txt", "text/plain"},
    {"csv", "text/csv"},
    {"html", "text/html"},
    {"htm", "text/html"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"png", "image/png"},
    {"tif", "image/tiff"},
    {"tiff", "image/tiff"},
    {"mp4", "video/mp4"},
    {"mp3", "audio/mpeg"},
    {"zip", "application/zip"},
});

}  // namespace

std::string plain_name(std::string_view file_name) {
    auto const slash = file_name.find_last_of("/\\");
    std::string out(slash == std::string_view::npos ? file_name : file_name.substr(slash + 1));
    std::erase_if(out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    return out;
}

std::string media_type_of(std::string_view file_name) {
    auto const dot = file_name.rfind('.');
    std::string ending(dot == std::string_view::npos ? "" : file_name.substr(dot + 1));
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    auto const found =
        std::find_if(kKinds.begin(), kKinds.end(), [&](Kind const& kind) { return kind.first == ending; });
    return std::string(found == kKinds.end() ? "application/octet-stream" : found->second);
}

}  // namespace zs::app
