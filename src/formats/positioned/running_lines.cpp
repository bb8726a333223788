#include "formats/positioned/running_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "base/text.h"

namespace zs::formats {
namespace {

constexpr double kBand = 0.12;  // of the page's height, at its top and bottom
constexpr double kShareOfPages = 0.4;
constexpr int kFewestPages = 2;
constexpr double kRaster = 6;  // points: the same place on another page
constexpr std::size_t kLongestNumber = 16;

bool in_band(TextLine const& line, double height) {
    return line.bottom < kBand * height || line.top > (1 - kBand) * height;
}

/// "12", "— 12 —", "第 3 页 共 20 页", "3/20"
bool is_page_number(std::string const& text) {
    bool digit = false;
    auto characters = to_utf32(text);
    for (char32_t c : characters) {
        digit = digit || is_digit(c);
        bool part = is_digit(c) || is_white_space(c) ||
                    std::u32string_view(U"-–—―─－·.•/|第页共頁").find(c) != std::u32string_view::npos;
        if (!part) return false;
    }
    return digit && characters.size() <= kLongestNumber;
}

std::string key_of(TextLine const& line) {
    std::string text;
    for (char32_t c : to_utf32(line.text)) {
        if (!is_digit(c) && !is_white_space(c)) append_utf8(text, c);
    }
    return fmt::format("{}|{}", std::lround(line.top / kRaster), text);
}

}  // namespace

void separate_running_lines(std::vector<FreeText>& pages) {
    std::map<std::string, int> seen;
    for (auto const& page : pages) {
        for (auto const& line : page.lines) {
            if (in_band(line, page.height)) ++seen[key_of(line)];
        }
    }
    int enough = std::max(kFewestPages, static_cast<int>(kShareOfPages * static_cast<double>(pages.size())));
    for (auto& page : pages) {
        auto runs = [&](TextLine const& line) {
            return in_band(line, page.height) && (seen[key_of(line)] >= enough || is_page_number(line.text));
        };
        auto body = std::stable_partition(page.lines.begin(), page.lines.end(),
                                          [&](TextLine const& line) { return !runs(line); });
        page.running.assign(std::make_move_iterator(body), std::make_move_iterator(page.lines.end()));
        page.lines.erase(body, page.lines.end());
    }
}

}  // namespace zs::formats
