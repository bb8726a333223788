#include "formats/external/page_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace zs::formats {
namespace {

constexpr int kLargest = 10'000;  // pixels of a side
constexpr int kThickest = 14;     // pixels of a line
constexpr int kGap = 6;           // pixels by which a line may be interrupted
constexpr std::uint8_t kWhite = 255;

Error no_picture() {
    return {ErrorCode::malformed_document,
            "扫描页不能转成图像，文件可能已损坏。请重新扫描或另存后再导入。",
            "",
            {}};
}

/// The next number of a PGM header.
bool take(std::string_view bytes, std::size_t& at, int& value) {
    while (at < bytes.size() && (bytes[at] == ' ' || bytes[at] == '\n'))
        ++at;
    auto const [end, error] = std::from_chars(bytes.data() + at, bytes.data() + bytes.size(), value);
    if (error != std::errc()) return false;
    at = static_cast<std::size_t>(end - bytes.data());
    return true;
}

/// A picture looked at along one direction: runs go along, lines lie across each other.
class Scan {
  public:
    Scan(PagePicture const& picture, Rule::Way way) : picture_(picture), way_(way) {}

    [[nodiscard]] int length() const { return horizontal() ? picture_.width : picture_.height; }
    [[nodiscard]] int breadth() const { return horizontal() ? picture_.height : picture_.width; }
    /// Dark here or right beside it: a scan that is askew steps by a pixel.
    [[nodiscard]] bool dark(int along, int across) const {
        for (int d = -1; d <= 1; ++d) {
            int const at = across + d;
            if (at < 0 || at >= breadth()) continue;
            if (horizontal() ? picture_.dark(along, at) : picture_.dark(at, along)) return true;
        }
        return false;
    }

    void add_runs(std::vector<Rule>& out) const {
        int const shortest = length() / 16;  // lines of a table run on, strokes do not
        std::vector<Rule> open;              // runs of the last row, which the next may thicken
        for (int across = 0; across < breadth(); ++across) {
            for (auto const& run : runs_at(across, shortest))
                join(run, open);
            auto const done = std::partition(open.begin(), open.end(),
                                             [&](Rule const& rule) { return across - rule.at < 2; });
            for (auto at = done; at != open.end(); ++at)
                finish(*at, out);
            open.erase(done, open.end());
        }
        for (auto const& rule : open)
            finish(rule, out);
    }

  private:
    struct Run {
        int across;
        int from;
        int to;
    };

    [[nodiscard]] bool horizontal() const { return way_ == Rule::Way::horizontal; }

    [[nodiscard]] std::vector<Run> runs_at(int across, int shortest) const {
        std::vector<Run> out;
        int from = -1;
        int last = -1;
        for (int along = 0; along <= length(); ++along) {
            bool const is_dark = along < length() && dark(along, across);
            if (is_dark) {
                if (from < 0) from = along;
                last = along;
            }
            bool const ends = from >= 0 && (along == length() || along - last > kGap);
            if (!ends) continue;
            if (last - from >= shortest) out.push_back({across, from, last});
            from = -1;
        }
        return out;
    }

    /// `at` holds the last row while the line grows.
    void join(Run const& run, std::vector<Rule>& open) const {
        for (auto& rule : open) {
            bool const touches = run.from <= rule.to && run.to >= rule.from && run.across - rule.at <= 1;
            if (!touches) continue;
            rule.from = std::min<double>(rule.from, run.from);
            rule.to = std::max<double>(rule.to, run.to);
            rule.at = run.across;
            return;
        }
        open.push_back({way_, static_cast<double>(run.across), static_cast<double>(run.from),
                        static_cast<double>(run.to)});
    }

    /// A line is thin all along: a filled area, or writing that runs together, is not.
    void finish(Rule rule, std::vector<Rule>& out) const {
        int const end = static_cast<int>(rule.at);
        int const middle = static_cast<int>((rule.from + rule.to) / 2);
        int first = end;
        while (first > 0 && end - first <= kThickest && dark(middle, first - 1))
            --first;
        if (end - first > kThickest) return;
        rule.at = (end + first) / 2.0;
        out.push_back(rule);
    }

    PagePicture const& picture_;
    Rule::Way way_;
};

}  // namespace

Result<PagePicture> read_pgm(std::string_view bytes) {
    PagePicture out;
    std::size_t at = 2;
    int most = 0;
    bool const header = bytes.starts_with("P5") && take(bytes, at, out.width) &&
                        take(bytes, at, out.height) && take(bytes, at, most);
    bool const sensible = header && out.width > 0 && out.height > 0 && out.width <= kLargest &&
                          out.height <= kLargest && most == kWhite;
    if (!sensible) return no_picture();
    auto const size = static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height);
    ++at;  // one blank behind the header
    if (bytes.size() < at || bytes.size() - at < size) return no_picture();
    auto const pixels = bytes.substr(at, size);
    out.shades.assign(pixels.begin(), pixels.end());
    return out;
}

std::string write_pgm(PagePicture const& picture) {
    std::string out = fmt::format("P5\n{} {}\n255\n", picture.width, picture.height);
    out.append(picture.shades.begin(), picture.shades.end());
    return out;
}

std::vector<Rule> rules_of(PagePicture const& picture) {
    std::vector<Rule> out;
    Scan(picture, Rule::Way::horizontal).add_runs(out);
    Scan(picture, Rule::Way::vertical).add_runs(out);
    return out;
}

void erase(PagePicture& picture, std::vector<Rule> const& rules) {
    constexpr int kHalf = kThickest / 2;
    for (auto const& rule : rules) {
        bool const horizontal = rule.way == Rule::Way::horizontal;
        int const breadth = horizontal ? picture.height : picture.width;
        for (int along = static_cast<int>(rule.from); along <= static_cast<int>(rule.to); ++along) {
            int const centre = static_cast<int>(rule.at);
            for (int across = std::max(0, centre - kHalf); across <= std::min(breadth - 1, centre + kHalf);
                 ++across) {
                auto const x = static_cast<std::size_t>(horizontal ? along : across);
                auto const y = static_cast<std::size_t>(horizontal ? across : along);
                picture.shades[y * static_cast<std::size_t>(picture.width) + x] = kWhite;
            }
        }
    }
}

}  // namespace zs::formats
